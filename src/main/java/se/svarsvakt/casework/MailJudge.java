package se.svarsvakt.casework;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import se.svarsvakt.casework.DossierSource.Interest;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.Trait;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.rule.reply.Dossier;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.ReplyRule;
import se.svarsvakt.rule.reply.ReplyTerms;
import se.svarsvakt.sync.Account;

/** Judges received mail by the stored facts, and notes when it was settled. */
final class MailJudge {
  /** How long settled mail is still shown (contract: {@code mail}). */
  private static final Duration SHOWN_AFTER_SETTLEMENT = Duration.ofDays(14);

  /** What was sent is known long before. */
  private static final Duration OURS_KNOWN_WITHIN = Duration.ofDays(1);

  private static final Set<Trait> WORDS_IN_OUR_THREADS =
      EnumSet.of(Trait.CLOSING, Trait.AWAY, Trait.HINTED, Trait.DECLARED, Trait.QUESTION);

  private final CaseStore cases;
  private final DossierSource dossiers;
  private final Duration history;
  private final ReplyRule rule;
  private final RegisteredMail registrations;

  MailJudge(CaseRecords records, Policy policy, Duration history, RegisteredMail registrations) {
    this.cases = records.cases();
    this.dossiers =
        new DossierSource(
            records.facts(), cases, records.hash(), new PauseSource(records.owners(), policy));
    this.history = history;
    this.rule = new ReplyRule(ReplyTerms.of(policy));
    this.registrations = registrations;
  }

  /**
   * Judged mail.
   *
   * @param mail as it stands at the moment judged at
   * @param next by mailbox, when time alone changes something of it; not after that moment where
   *     anything might
   */
  record Judged(List<JudgedMail> mail, Map<MailboxId, Instant> next) {
    /** No mail. */
    static final Judged NONE = new Judged(List.of(), Map.of());
  }

  /** The mail of some mailboxes as it stands at a moment. */
  List<JudgedMail> judged(List<Account> part, Instant now, Casework.Breadth breadth) {
    return judge(part, now, breadth).mail();
  }

  /** As above, and until when it stands so. */
  Judged judge(List<Account> part, Instant now, Casework.Breadth breadth) {
    MailSelection shown =
        new MailSelection(breadth, now.minus(SHOWN_AFTER_SETTLEMENT), now.minus(history));
    Set<Verdict> verdicts =
        breadth == Casework.Breadth.ALL
            ? EnumSet.allOf(Verdict.class)
            : Verdict.where(Verdict::expectsAnswer);
    Map<MailboxId, Set<Hash>> own = dossiers.own(part);
    DossierSource.Collected collected =
        dossiers.of(own, new Interest(verdicts, shown.earliest()), now);
    List<JudgedMail> judged = rule.judge(collected.dossier(), now);
    remember(judged, now);
    List<JudgedMail> included =
        judged.stream()
            .filter(mail -> !mail.mail().receivedAt().isAfter(now)) // nobody knew of it then
            .filter(shown::includes)
            .toList();
    Map<MailboxId, Instant> next = next(own.keySet(), included, collected, now);
    judged.stream()
        .map(JudgedMail::mail)
        .filter(mail -> waitsForOurs(mail, collected.dossier(), now))
        .forEach(mail -> next.replace(mail.mailbox(), now));
    return new Judged(registrations.noted(included, own, now), next);
  }

  private Map<MailboxId, Instant> next(
      Set<MailboxId> mailboxes,
      List<JudgedMail> judged,
      DossierSource.Collected collected,
      Instant now) {
    Map<MailboxId, Instant> next = new HashMap<>();
    mailboxes.forEach(
        mailbox -> next.put(mailbox, collected.ahead().getOrDefault(mailbox, Instant.MAX)));
    cases
        .firstSettled(mailboxes, now.minus(SHOWN_AFTER_SETTLEMENT))
        .forEach((mailbox, at) -> next.merge(mailbox, over(at), MailJudge::earlier));
    for (JudgedMail mail : judged) {
      next.merge(mail.mail().mailbox(), next(mail, now), MailJudge::earlier);
    }
    // what waits while its owner is away, or for a call, may change with any fact of theirs
    collected.dossier().pauses().keySet().forEach(away -> next.replace(away, now));
    return next;
  }

  private Instant next(JudgedMail mail, Instant now) {
    if (mail.mail().clues().caller() != null) {
      return now;
    }
    return Stream.concat(
            rule.changesNext(mail, now).stream(),
            MailSelection.settledAt(mail, Instant.MAX)
                .filter(Instant.MAX::isAfter)
                .map(MailJudge::over)
                .stream())
        .min(Instant::compareTo)
        .orElse(Instant.MAX);
  }

  /**
   * Whether its words count only beside a message of ours that is not known yet: Sent Items are
   * read on their own, and no change tells which mail names what is found there.
   */
  private static boolean waitsForOurs(ReceivedMail mail, Dossier dossier, Instant now) {
    Set<Hash> named = mail.thread().refersTo();
    return !named.isEmpty()
        && !mail.receivedAt().isBefore(now.minus(OURS_KNOWN_WITHIN))
        && WORDS_IN_OUR_THREADS.stream().anyMatch(mail.clues()::show)
        && dossier.sent().stream().noneMatch(sent -> named.contains(sent.thread().messageId()));
  }

  /** From when on what was settled then is no longer shown. */
  private static Instant over(Instant settled) {
    return settled.plus(SHOWN_AFTER_SETTLEMENT).plus(1, ChronoUnit.MICROS);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** The keyed hashes of the addresses whose answered mail is to be registered. */
  Set<Hash> registering() {
    return registrations.mailboxes();
  }

  /** All mail that expects an answer, as it stood at a past moment; nothing is noted. */
  List<JudgedMail> asAt(Map<MailboxId, Set<Hash>> own, Instant moment) {
    Interest all = new Interest(Verdict.where(Verdict::expectsAnswer), Instant.EPOCH);
    return registrations.noted(
        rule.judge(dossiers.of(own, all, moment).dossier(), moment).stream()
            .filter(judged -> !judged.mail().receivedAt().isAfter(moment))
            .toList(),
        own,
        moment);
  }

  private void remember(List<JudgedMail> judged, Instant now) {
    Map<MailKey, Instant> settlements = new HashMap<>();
    List<MailKey> open = new ArrayList<>();
    for (JudgedMail mail : judged) {
      MailKey key = mail.mail().key();
      MailSelection.settledAt(mail, now)
          .ifPresentOrElse(at -> settlements.put(key, at), () -> open.add(key));
    }
    cases.settled(settlements, open);
  }
}
