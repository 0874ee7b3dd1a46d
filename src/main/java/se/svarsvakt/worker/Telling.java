package se.svarsvakt.worker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.svarsvakt.casework.Casework;
import se.svarsvakt.casework.Casework.Breadth;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.Courier.LastLook;
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
  private final Map<MailboxId, Enrolled> enrolled = new HashMap<>();

  Telling(ScanRequest request, Reading.Outcome read) {
    this.request = request;
    this.read = read;
    read.enrolled().forEach(mailbox -> enrolled.put(mailbox.account().id(), mailbox));
  }

  Moment moment(Stewards stewards) {
    Set<MailboxId> shared = new HashSet<>();
    read.enrolled().stream()
        .filter(Enrolled::isShared)
        .forEach(mailbox -> shared.add(mailbox.account().id()));
    People people = new People(read.organisation().directory(), shared, stewards.byMailbox());
    return new Moment(request.asOf(), people, this::languageOf, request.mode());
  }

  private String languageOf(MailboxId person) {
    Enrolled mailbox = enrolled.get(person);
    MailboxSettings settings = mailbox == null ? null : mailbox.current().settings();
    return settings == null ? "" : settings.language();
  }

  /**
   * Reads the nudge's mailboxes and its recipient's once more and judges anew. A nudge about a
   * mailbox that cannot be read any more does not go: it might be wrong.
   */
  LastLook lastLook(Reading reading, Casework casework) {
    return nudge -> {
      Set<MailKey> items = new HashSet<>(nudge.items());
      Set<MailboxId> mailboxes = new LinkedHashSet<>();
      nudge.items().forEach(item -> mailboxes.add(item.mailbox()));
      try {
        readAgain(reading, mailboxes, nudge.recipient());
      } catch (MailboxFailure failure) {
        LOG.warn(
            "nudge to {} held back: a mailbox was not read: {}", nudge.recipient(), failure.code());
        throw failure;
      }
      List<JudgedMail> open = new ArrayList<>();
      casework.review(
          accounts(mailboxes),
          request.asOf(),
          Breadth.EXPECTING,
          judged ->
              judged.stream()
                  .filter(mail -> items.contains(mail.mail().key()) && concerns(nudge, mail))
                  .forEach(open::add));
      return open;
    };
  }

  private void readAgain(Reading reading, Set<MailboxId> mailboxes, MailboxId recipient) {
    Set<MailboxId> all = new LinkedHashSet<>(mailboxes);
    all.add(recipient);
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
