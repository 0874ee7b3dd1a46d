package se.svarsvakt.worker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.svarsvakt.casework.Casework;
import se.svarsvakt.casework.Casework.Breadth;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.Courier.LastLook;
import se.svarsvakt.nudge.Matters;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.nudge.Nudging.Moment;
import se.svarsvakt.nudge.People;
import se.svarsvakt.nudge.PlannedNudge;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.Enrolment.Enrolled;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.sync.MailboxSettings;

/** What nudging needs to know of a pass: the people in it, and a last look at their mail. */
final class Telling {
  private static final Logger LOG = LoggerFactory.getLogger(Telling.class);

  private final ScanRequest request;
  private final Reading.Outcome read;
  private final People people;
  private final Map<MailboxId, Enrolled> enrolled = new HashMap<>();

  Telling(ScanRequest request, Reading.Outcome read, People people) {
    this.request = request;
    this.read = read;
    this.people = people;
    read.enrolled().forEach(mailbox -> enrolled.put(mailbox.account().id(), mailbox));
  }

  Moment moment(Supplier<Instant> now) {
    return new Moment(request.asOf(), now, people, this::languageOf, request.mode());
  }

  private String languageOf(MailboxId person) {
    Enrolled mailbox = enrolled.get(person);
    MailboxSettings settings = mailbox == null ? null : mailbox.current().settings();
    return settings == null ? "" : settings.language();
  }

  /**
   * Reads the nudge's mailboxes, and those of all who answer for them, once more and judges anew. A
   * nudge about a mailbox that cannot be read any more does not go: it might be wrong.
   *
   * @param now the moment that the pass has come to
   */
  LastLook lastLook(Reading reading, Casework casework, Review review, Supplier<Instant> now) {
    return nudge -> {
      Set<MailboxId> mailboxes = new LinkedHashSet<>();
      nudge.items().forEach(item -> mailboxes.add(item.mailbox()));
      try {
        readAgain(reading, answerable(mailboxes, nudge.recipient()));
      } catch (MailboxFailure failure) {
        LOG.warn(
            "nudge to {} held back: a mailbox was not read: {}", nudge.recipient(), failure.code());
        throw failure;
      }
      if (nudge.kind() == NudgeKind.ABSENCE) {
        accounts(mailboxes).forEach(account -> reading.readSettingsAgain(account, request));
        review.readCalendarsAgain(mailboxes);
      }
      if (!nudge.kind().isAboutMail()) {
        return new Matters(
                List.of(),
                review.findings(mailboxes, people, now.get()).stream()
                    .filter(finding -> finding.excepted() == null)
                    .toList())
            .about(nudge);
      }
      List<JudgedMail> open = new ArrayList<>();
      casework.review(
          accounts(mailboxes),
          now.get(),
          Breadth.EXPECTING,
          judged ->
              Matters.of(judged).about(nudge).mail().stream()
                  .filter(mail -> concerns(nudge, mail))
                  .forEach(open::add));
      return Matters.of(open);
    };
  }

  /** Where an answer to the mailboxes' mail may lie. */
  private Set<MailboxId> answerable(Set<MailboxId> mailboxes, MailboxId recipient) {
    Set<MailboxId> all = new LinkedHashSet<>(mailboxes);
    all.add(recipient);
    mailboxes.forEach(mailbox -> all.addAll(people.responsibleFor(mailbox)));
    return all;
  }

  private void readAgain(Reading reading, Set<MailboxId> all) {
    for (MailboxId mailbox : all) {
      Enrolled known = enrolled.get(mailbox);
      if (known != null) {
        reading.readAgain(known, read.organisation(), request);
      }
    }
  }

  private List<Account> accounts(Set<MailboxId> mailboxes) {
    return mailboxes.stream()
        .flatMap(id -> read.organisation().directory().account(id).stream())
        .toList();
  }

  private static boolean concerns(PlannedNudge nudge, JudgedMail mail) {
    return switch (mail.state()) {
      case null -> false;
      case ReplyState.ForwardedUntold _ -> nudge.kind() == NudgeKind.FORWARD_UNTOLD;
      case ReplyState.Overdue _ -> nudge.kind() == NudgeKind.OVERDUE;
      case ReplyState.Open _, ReplyState.DueSoon _, ReplyState.Acknowledged _ ->
          nudge.kind() == NudgeKind.REPLY_DUE || nudge.kind() == NudgeKind.LAST_CALL;
      case ReplyState.Answered _,
          ReplyState.Forwarded _,
          ReplyState.NoReplyNeeded _,
          ReplyState.Discarded _ ->
          false;
    };
  }
}
