package se.svarsvakt.worker;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.svarsvakt.casework.Casework;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.nudge.NudgeSender.PreSendCheck;
import se.svarsvakt.nudge.NudgeService.NudgeRun;
import se.svarsvakt.nudge.OpenItems;
import se.svarsvakt.nudge.PlannedNudge;
import se.svarsvakt.nudge.Responsibilities;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.Promise;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.sync.MailboxScope.WatchedMailbox;
import se.svarsvakt.sync.MailboxSettings;

/** What nudging needs to know of a pass: the people in it, and a last look at their mail. */
final class NudgeRecheck {
  private static final Logger LOG = LoggerFactory.getLogger(NudgeRecheck.class);

  /** What was read so lately is not read again for the next one who is told of it. */
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final ScanRequest request;
  private final MailboxReader.Outcome read;
  private final Responsibilities people;
  private final UnaryOperator<String> written;
  private final Map<MailboxId, WatchedMailbox> enrolled = new HashMap<>();
  private final Map<MailboxId, Instant> readAt = new ConcurrentHashMap<>();

  NudgeRecheck(
      ScanRequest request,
      MailboxReader.Outcome read,
      Responsibilities people,
      UnaryOperator<String> written) {
    this.request = request;
    this.read = read;
    this.people = people;
    this.written = written;
    read.enrolled().forEach(mailbox -> enrolled.put(mailbox.account().id(), mailbox));
  }

  NudgeRun moment(Supplier<Instant> now) {
    return new NudgeRun(request.asOf(), now, people, this::languageOf, request.mode());
  }

  private String languageOf(MailboxId person) {
    WatchedMailbox mailbox = enrolled.get(person);
    MailboxSettings settings = mailbox == null ? null : mailbox.current().settings();
    return written.apply(settings == null ? "" : settings.language());
  }

  /**
   * Reads the nudge's mailboxes, and those of all who answer for them, once more and judges anew. A
   * nudge about a mailbox that cannot be read any more does not go: it might be wrong.
   *
   * @param now the moment that the pass has come to
   */
  PreSendCheck lastLook(
      MailboxReader reader, Casework casework, ScanReview review, Supplier<Instant> now) {
    return nudge -> {
      if (nudge.kind() == NudgeKind.COVER) {
        return new OpenItems(List.of(), List.of(), casework.agreements(now.get())).about(nudge);
      }
      Set<MailboxId> mailboxes = new LinkedHashSet<>();
      nudge.items().forEach(item -> mailboxes.add(item.mailbox()));
      try {
        readAgain(reader, answerable(mailboxes, nudge.recipient()), now.get());
      } catch (MailboxFailure failure) {
        LOG.warn(
            "nudge to {} held back: a mailbox was not read: {}", nudge.recipient(), failure.code());
        throw failure;
      }
      if (nudge.kind() == NudgeKind.ABSENCE) {
        accounts(mailboxes)
            .forEach(account -> reader.readSettingsAgain(account, read.organisation(), request));
        review.readCalendarsAgain(answerable(mailboxes, nudge.recipient()));
      }
      if (!nudge.kind().isAboutMail()) {
        return new OpenItems(
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
          Casework.Breadth.EXPECTING,
          judged ->
              OpenItems.of(judged).about(nudge).mail().stream()
                  .filter(mail -> concerns(nudge, mail))
                  .forEach(open::add));
      return OpenItems.of(open);
    };
  }

  /** Where an answer to the mailboxes' mail may lie. */
  private Set<MailboxId> answerable(Set<MailboxId> mailboxes, MailboxId recipient) {
    Set<MailboxId> all = new LinkedHashSet<>(mailboxes);
    all.add(recipient);
    mailboxes.forEach(mailbox -> all.addAll(people.responsibleFor(mailbox)));
    return all;
  }

  /** Nudges to several people may be about one mailbox, which is read for the first of them. */
  private void readAgain(MailboxReader reader, Set<MailboxId> all, Instant now) {
    for (MailboxId mailbox : all) {
      WatchedMailbox known = enrolled.get(mailbox);
      if (known != null) {
        synchronized (known) {
          Instant last = readAt.get(mailbox);
          if (last == null || Duration.between(last, now).abs().compareTo(FRESH) > 0) {
            reader.readAgain(known, read.organisation(), request);
            readAt.put(mailbox, now);
          }
        }
      }
    }
  }

  private List<Account> accounts(Set<MailboxId> mailboxes) {
    return mailboxes.stream()
        .flatMap(id -> read.organisation().directory().account(id).stream())
        .toList();
  }

  private static boolean isOfRequest(PlannedNudge nudge, JudgedMail mail) {
    return nudge.kind() == NudgeKind.PUBLIC_RECORDS && mail.promise() == Promise.PUBLIC_RECORDS;
  }

  private static boolean concerns(PlannedNudge nudge, JudgedMail mail) {
    return switch (mail.state()) {
      case null -> false;
      case ReplyState.ForwardedUntold _ ->
          nudge.kind() == NudgeKind.FORWARD_UNTOLD || isOfRequest(nudge, mail);
      case ReplyState.Overdue _ -> nudge.kind() == NudgeKind.OVERDUE || isOfRequest(nudge, mail);
      case ReplyState.Open _, ReplyState.DueSoon _, ReplyState.Acknowledged _ ->
          nudge.kind() == NudgeKind.REPLY_DUE
              || nudge.kind() == NudgeKind.LAST_CALL
              || isOfRequest(nudge, mail);
      case ReplyState.Answered _ ->
          nudge.kind() == NudgeKind.REGISTRATION && mail.awaitsRegistration();
      case ReplyState.Forwarded _, ReplyState.NoReplyNeeded _, ReplyState.Discarded _ -> false;
    };
  }
}
