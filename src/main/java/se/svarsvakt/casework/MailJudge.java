package se.svarsvakt.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.svarsvakt.casework.DossierSource.Interest;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
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

  /** The mail of some mailboxes as it stands at a moment. */
  List<JudgedMail> judged(List<Account> part, Instant now, Casework.Breadth breadth) {
    MailSelection shown =
        new MailSelection(breadth, now.minus(SHOWN_AFTER_SETTLEMENT), now.minus(history));
    Set<Verdict> verdicts =
        breadth == Casework.Breadth.ALL
            ? EnumSet.allOf(Verdict.class)
            : Verdict.where(Verdict::expectsAnswer);
    Map<MailboxId, Set<Hash>> own = dossiers.own(part);
    Dossier dossier = dossiers.of(own, new Interest(verdicts, shown.earliest()), now);
    List<JudgedMail> judged = rule.judge(dossier, now);
    remember(judged, now);
    return registrations.noted(
        judged.stream()
            .filter(mail -> !mail.mail().receivedAt().isAfter(now)) // nobody knew of it then
            .filter(shown::includes)
            .toList(),
        own,
        now);
  }

  /** All mail that expects an answer, as it stood at a past moment; nothing is noted. */
  List<JudgedMail> asAt(Map<MailboxId, Set<Hash>> own, Instant moment) {
    Interest all = new Interest(Verdict.where(Verdict::expectsAnswer), Instant.EPOCH);
    return registrations.noted(
        rule.judge(dossiers.of(own, all, moment), moment).stream()
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
