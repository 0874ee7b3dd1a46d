package se.svarsvakt.nudge;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.Clues;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.Trait;
import se.svarsvakt.mail.body.BannerTexts;
import se.svarsvakt.policy.LastCall;
import se.svarsvakt.policy.NudgePolicy;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.policy.ReplyPolicy;
import se.svarsvakt.policy.SignaturePolicy;
import se.svarsvakt.policy.WhileAway;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.Facts;
import se.svarsvakt.worktime.DueDate;

/**
 * People for tests of nudges: Anna and Bo under their manager Chris, and a shared mailbox. Times
 * are Swedish, {@code 23T08:30} in November 2026; the 23rd is a Monday.
 */
final class NudgeScene {
  static final MailboxId ANNA = new MailboxId("anna");
  static final MailboxId BO = new MailboxId("bo");
  static final MailboxId CHRIS = new MailboxId("chris");
  static final MailboxId SHARED = new MailboxId("shared");
  static final MailboxId LEFT = new MailboxId("left");
  static final Policy POLICY =
      withTemplate(Policy.of("test", ReplyPolicy.within(1, WhileAway.COUNT)));

  private NudgeScene() {}

  static Instant at(String dayAndTime) {
    return LocalDateTime.parse("2026-11-" + dayAndTime)
        .atZone(POLICY.calendar().zone())
        .toInstant();
  }

  /** Whose template the organisation has set itself. */
  private static Policy withTemplate(Policy policy) {
    return new Policy(
        policy.profile(),
        policy.workingTime(),
        policy.internalDomains(),
        policy.excludedSenders(),
        policy.knownSenders(),
        BannerTexts.NONE,
        policy.escalate(),
        policy.reply(),
        policy.absence(),
        new SignaturePolicy(policy.signature().template(), false, false, 5),
        policy.unattendedAfterWorkingDays(),
        policy.nudges(),
        policy.privacy(),
        policy.summary(),
        policy.habits(),
        policy.functions());
  }

  static Policy escalating() {
    return new Policy(
        POLICY.profile(),
        POLICY.workingTime(),
        POLICY.internalDomains(),
        POLICY.excludedSenders(),
        POLICY.knownSenders(),
        BannerTexts.NONE,
        true,
        POLICY.reply(),
        POLICY.absence(),
        POLICY.signature(),
        POLICY.unattendedAfterWorkingDays(),
        POLICY.nudges(),
        POLICY.privacy(),
        POLICY.summary(),
        POLICY.habits(),
        POLICY.functions());
  }

  /** Under which the last call goes to those. */
  static Policy with(LastCall lastCall) {
    NudgePolicy nudges = POLICY.nudges();
    return with(
        new NudgePolicy(
            nudges.replyDue(),
            lastCall,
            nudges.lastCallBefore(),
            nudges.overdue(),
            nudges.forwardUntold(),
            nudges.notices(),
            nudges.maxPerPersonAndDay(),
            nudges.ways()));
  }

  /** Under which mail is told of at that time of day, and last calls come so long before. */
  static Policy toldAt(LocalTime time, Duration lastCallBefore) {
    NudgePolicy nudges = POLICY.nudges();
    return with(
        new NudgePolicy(
            time,
            LastCall.ALWAYS,
            lastCallBefore,
            time,
            time,
            time,
            nudges.maxPerPersonAndDay(),
            nudges.ways()));
  }

  private static Policy with(NudgePolicy nudges) {
    return new Policy(
        POLICY.profile(),
        POLICY.workingTime(),
        POLICY.internalDomains(),
        POLICY.excludedSenders(),
        POLICY.knownSenders(),
        BannerTexts.NONE,
        false,
        POLICY.reply(),
        POLICY.absence(),
        POLICY.signature(),
        POLICY.unattendedAfterWorkingDays(),
        nudges,
        POLICY.privacy(),
        POLICY.summary(),
        POLICY.habits(),
        POLICY.functions());
  }

  /** With these addresses as stewards of the shared mailbox. */
  static Responsibilities people(String... stewards) {
    Set<MailboxId> ids = new LinkedHashSet<>();
    for (String steward : stewards) {
      ids.add(new MailboxId(new MailAddress(steward).localPart()));
    }
    List<Account> accounts =
        List.of(
            account(ANNA, true, CHRIS),
            account(BO, true, CHRIS),
            account(CHRIS, true, null),
            account(SHARED, false, null),
            account(LEFT, false, null));
    return new Responsibilities(
        new DirectorySnapshot(accounts, Set.of("kommun.example")),
        Set.of(SHARED),
        ids.isEmpty() ? Map.of() : Map.of(SHARED, ids),
        Map.of());
  }

  private static Account account(MailboxId id, boolean enabled, @Nullable MailboxId manager) {
    MailAddress address = new MailAddress(id.value() + "@kommun.example");
    return new Account(id, address, new HashSet<>(Set.of(address)), enabled, false, manager);
  }

  /** Mail of the Friday before in somebody's mailbox, due on Monday the 23rd. */
  static JudgedMail judged(String id, MailboxId mailbox, ReplyState state) {
    Instant received = at("20T12:00");
    DueDate due = POLICY.calendar().due(received, 1);
    var mail = Facts.received(id).in(mailbox).at(received).fact().mail();
    return new JudgedMail(mail, mail.verdict(), state, due, List.of());
  }

  /** The same for Anna, not answered yet. */
  static JudgedMail open(String id) {
    return judged(id, ANNA, new ReplyState.DueSoon(at("23T00:00")));
  }

  /** The same from somebody who claims to be a colleague and is not shown to be one. */
  static JudgedMail claimed(JudgedMail judged) {
    ReceivedMail mail = judged.mail();
    ReceivedMail forged =
        new ReceivedMail(
            mail.key(),
            mail.receivedAt(),
            mail.verdict(),
            Clues.of(Trait.CLAIMED_COLLEAGUE),
            mail.thread(),
            mail.senders(),
            mail.verb(),
            mail.whereabouts());
    return new JudgedMail(forged, judged.verdict(), judged.state(), judged.due(), judged.why());
  }

  /** Overdue since Friday the 20th, of which people are told on Monday the 23rd. */
  static JudgedMail overdueOnMonday(String id) {
    Instant received = at("19T12:00");
    var mail = Facts.received(id).in(ANNA).at(received).fact().mail();
    DueDate due = POLICY.calendar().due(received, 1);
    return new JudgedMail(mail, mail.verdict(), new ReplyState.Overdue(due.at()), due, List.of());
  }

  static JudgedMail overdue(String id) {
    return judged(id, ANNA, new ReplyState.Overdue(at("23T17:00")));
  }
}
