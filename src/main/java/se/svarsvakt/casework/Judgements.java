package se.svarsvakt.casework;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.reply.JudgedMail;

/**
 * What was judged of mailboxes, kept as long as nothing changes it, so that a pass judges only
 * those of which something changed or whose time has come.
 */
public interface Judgements {
  /**
   * A mailbox as it was judged.
   *
   * @param mailbox the mailbox
   * @param terms a keyed hash of what it was judged by beside its facts
   * @param judgedAt the moment that it was judged at
   * @param next when time alone changes something of its mail: it holds before that
   * @param quietUntil before that moment nothing is found about the mailbox beside its mail and
   *     signatures if no fact changes; null where something is found, or may be at any moment
   * @param signatures a keyed hash of what was found in its signatures
   * @param mail its mail that is open or was settled lately, ordered
   */
  record KeptJudgement(
      MailboxId mailbox,
      String terms,
      Instant judgedAt,
      Instant next,
      @Nullable Instant quietUntil,
      String signatures,
      List<JudgedMail> mail) {
    /** Keeps a copy. */
    public KeptJudgement {
      mail = List.copyOf(mail);
    }

    /** Whether its mail stands at that moment as it was judged. */
    boolean holdsAt(Instant now) {
      return !now.isBefore(judgedAt) && now.isBefore(next);
    }

    /** The same, of which that is found in its signatures. */
    KeptJudgement with(String found) {
      return new KeptJudgement(mailbox, terms, judgedAt, next, quietUntil, found, mail);
    }

    /** Whether nothing is found about it at that moment beside mail and signatures. */
    boolean isQuietAt(Instant now) {
      return quietUntil != null && now.isBefore(quietUntil);
    }
  }

  /** Those of the mailboxes that are kept. */
  Map<MailboxId, KeptJudgement> kept(Collection<MailboxId> mailboxes);

  /**
   * The mailboxes of which time alone has changed something by a moment, since they were judged.
   */
  Set<MailboxId> changing(Instant until);

  /** Has these mailboxes judged anew. */
  void judgeAnew(Collection<MailboxId> mailboxes);

  /** The changes of the mailboxes that no judgement counts yet, each by its number. */
  Map<MailboxId, List<Long>> changes(Collection<MailboxId> mailboxes);

  /** The number of the last change so far; 0 where there is none. */
  long lastChange();

  /** Mailboxes of which something changed after the change of that number, some of them. */
  Set<MailboxId> changedSince(long number, int most);

  /**
   * Keeps judgements in the place of older ones, all or none. Of a mailbox that another pass has
   * judged meanwhile neither judgement stays.
   *
   * @param replaced the older judgements that go, by when they were judged
   * @param counted the numbers of the changes that are counted now: later ones stay
   */
  void keep(
      Collection<KeptJudgement> judged, Map<MailboxId, Instant> replaced, Collection<Long> counted);

  /**
   * Keeps none any more whose time is over at that moment, and no change of mailboxes that are not
   * watched.
   */
  void forgetBefore(Instant now);
}
