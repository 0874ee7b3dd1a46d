package se.svarsvakt.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.svarsvakt.casework.CaseRecords;
import se.svarsvakt.casework.Casework;
import se.svarsvakt.casework.OwnRecords;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.summary.Summaries;
import se.svarsvakt.summary.Years;

/**
 * What pages judge by when somebody asks. None of it asks Graph.
 *
 * @param casework judges stored mail
 * @param records what casework rests on
 * @param own how much is stored of a person
 * @param summaries tells weeks that are over
 * @param years tells years from weeks that are kept
 * @param policy the promise
 * @param configuredStewards whom the settings name, by the shared mailbox's address
 */
public record PageJudgement(
    Casework casework,
    CaseRecords records,
    OwnRecords own,
    Summaries summaries,
    Years years,
    Policy policy,
    Map<MailAddress, List<MailAddress>> configuredStewards) {
  /** Keeps a copy. */
  public PageJudgement {
    configuredStewards = Map.copyOf(configuredStewards);
  }

  /** The mail of one mailbox that expects an answer, as it stands; nothing is noted. */
  List<JudgedMail> judged(MailboxId mailbox, Set<Hash> addresses, Instant now) {
    List<JudgedMail> all = new ArrayList<>();
    casework.lookBack(
        Map.of(mailbox, addresses), now.plusNanos(1), past -> all.addAll(past.mail()));
    return all;
  }
}
