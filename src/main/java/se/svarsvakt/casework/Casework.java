package se.svarsvakt.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.rule.reply.Dossier;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.ReplyRule;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.rule.reply.ReplyTerms;
import se.svarsvakt.sync.Account;

/**
 * Judges the stored facts of mailboxes, a handful of mailboxes at a time, so that neither memory
 * nor the number of statements grows with the size of the organisation.
 */
public final class Casework {
  /** How long settled mail is still shown (contract: {@code mail}). */
  private static final Duration SHOWN_AFTER_SETTLEMENT = Duration.ofDays(14);

  private static final int MAILBOXES_AT_ONCE = 100;
  private static final Set<Verdict> EXPECTING = EnumSet.of(Verdict.EXTERNAL, Verdict.VOICEMAIL);

  private final DossierSource dossiers;
  private final CaseStore cases;
  private final Policy policy;
  private final Duration history;
  private final ReplyRule rule;

  /** With where its facts and its own records are, and the terms it judges by. */
  public Casework(DossierSource dossiers, CaseStore cases, Policy policy, Duration history) {
    this.dossiers = dossiers;
    this.cases = cases;
    this.policy = policy;
    this.history = history;
    this.rule = new ReplyRule(ReplyTerms.of(policy));
  }

  /** Which mail a review shows. */
  public enum Breadth {
    /** What expects an answer, or did until it was thrown away. */
    EXPECTING,
    /** Every incoming message of the time that the first reading goes back. */
    ALL
  }

  /**
   * Judges mailboxes and hands on what was judged, ordered by mailbox and message: everything open,
   * and what was settled in the last 14 days.
   *
   * @param accounts the accounts whose mailboxes are judged
   * @param now the moment judged at
   * @param sink takes the judgements, one group of mailboxes after another
   */
  public void review(
      Collection<Account> accounts, Instant now, Breadth breadth, Consumer<List<JudgedMail>> sink) {
    List<Account> ordered = accounts.stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
    Shown shown = new Shown(breadth, now.minus(SHOWN_AFTER_SETTLEMENT), now.minus(history));
    Set<Verdict> verdicts = breadth == Breadth.ALL ? EnumSet.allOf(Verdict.class) : EXPECTING;
    for (int from = 0; from < ordered.size(); from += MAILBOXES_AT_ONCE) {
      List<Account> part =
          ordered.subList(from, Math.min(from + MAILBOXES_AT_ONCE, ordered.size()));
      Dossier dossier = dossiers.of(part, verdicts, shown.earliest());
      List<JudgedMail> judged = rule.judge(dossier, now);
      remember(judged, now);
      sink.accept(judged.stream().filter(shown::includes).toList());
    }
  }

  /** Whether something is still to be done about a message. */
  public static boolean isOpen(JudgedMail judged) {
    ReplyState state = judged.state();
    return state != null && state.isOpen();
  }

  /** Deletes what is older than the policy keeps it. */
  public void forgetOld(Instant now) {
    Duration kept = Duration.ofDays(policy.privacy().keepDays());
    cases.forgetBefore(now.minus(kept.compareTo(history) > 0 ? kept : history));
  }

  private void remember(List<JudgedMail> judged, Instant now) {
    Map<MailKey, Instant> settlements = new HashMap<>();
    for (JudgedMail mail : judged) {
      Shown.settledAt(mail, now).ifPresent(at -> settlements.put(mail.mail().key(), at));
    }
    cases.settled(settlements);
  }
}
