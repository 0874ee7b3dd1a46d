package se.svarsvakt.teams.card;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.casework.AuditEntry;
import se.svarsvakt.casework.UserAction;
import se.svarsvakt.casework.UserAction.Kind;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.rule.reply.Promise;
import se.svarsvakt.rule.reply.PromisedDays;
import se.svarsvakt.worklist.PromiseOffer;
import se.svarsvakt.worklist.WorkItem;
import se.svarsvakt.worklist.WorkItem.Colleague;
import se.svarsvakt.worklist.WorkItem.CoverForm;
import se.svarsvakt.worklist.WorkItem.MailItem;
import se.svarsvakt.worklist.WorkItem.MailProgress;
import se.svarsvakt.worklist.WorkItem.NoticeItem;
import se.svarsvakt.worklist.Worklist;

/** Sheets for tests of cards, at 14:10 on Monday 23 November 2026. */
final class SampleWorklists {
  static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
  static final Instant NOW = Instant.parse("2026-11-23T13:10:00Z");
  static final Instant DUE = Instant.parse("2026-11-23T16:00:00Z");
  static final MailboxId ANNA = new MailboxId("3f2b1a90-1111-4c4c-9d9d-aaaaaaaaaaaa");
  static final Set<Kind> ALL_OF_MAIL =
      Set.of(Kind.ANSWERED, Kind.NO_REPLY, Kind.PROMISE, Kind.SNOOZE);

  /** Until the day a year ahead, as where the policy says nothing. */
  static final PromiseOffer OFFER =
      new PromiseOffer(
          new PromisedDays(
              LocalDate.parse("2026-11-23"), LocalDate.parse("2027-11-23"), Optional.empty()),
          "Anna Bergqvist, 08-530 610 12");

  private SampleWorklists() {}

  /** An id as long as Graph's. */
  static NudgeItem item(int number) {
    String id = "AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0A".repeat(4) + "%04dAAA=".formatted(number);
    return new NudgeItem(ANNA, id);
  }

  static MailItem mail(int number, MailProgress standing) {
    return mail(number, standing, "Bygglov för altan på Tallvägen " + number, "Karin Ek");
  }

  static MailItem mail(int number, MailProgress standing, String subject, String sender) {
    boolean done = standing.done();
    return new MailItem(
        item(number),
        Promise.ANSWER,
        standing,
        done ? null : due(standing),
        done ? Instant.parse("2026-11-23T13:05:00Z") : null,
        subject,
        sender,
        false,
        Optional.of(
            URI.create(
                "https://outlook.office365.com/owa/?ItemID="
                    + item(number).name().replace("=", "%3D")
                    + "&exvsurl=1&viewmodel=ReadMessageItem")),
        number % 4 == 3 ? "Medborgarservice" : "",
        done ? Optional.empty() : Optional.of(OFFER),
        Optional.empty(),
        done ? Set.of() : ALL_OF_MAIL,
        Optional.empty());
  }

  private static @Nullable Instant due(MailProgress standing) {
    return switch (standing) {
      case OVERDUE -> Instant.parse("2026-11-20T16:00:00Z");
      case PROMISED -> Instant.parse("2026-11-27T16:00:00Z");
      default -> DUE;
    };
  }

  /** The same of whose sender that was promised. */
  static MailItem promised(MailItem line, Promise promise) {
    return new MailItem(
        line.item(),
        promise,
        line.standing(),
        line.dueAt(),
        line.settledAt(),
        line.subject(),
        line.sender(),
        line.claimsColleague(),
        line.link(),
        line.mailbox(),
        line.offer()
            .map(
                offer ->
                    new PromiseOffer(
                        offer.days(), promise == Promise.ANSWER ? offer.contact() : "")),
        line.snoozedUntil(),
        line.choices(),
        line.undoable());
  }

  /** The same from somebody who claims to be a colleague and is not shown to be one. */
  static MailItem claimed(MailItem line) {
    return new MailItem(
        line.item(),
        line.promise(),
        line.standing(),
        line.dueAt(),
        line.settledAt(),
        line.subject(),
        line.sender(),
        true,
        line.link(),
        line.mailbox(),
        line.offer(),
        line.snoozedUntil(),
        line.choices(),
        line.undoable());
  }

  /** With something that can be taken back. */
  static MailItem undoable(MailItem line, UserAction.ItemAction act) {
    return new MailItem(
        line.item(),
        line.promise(),
        line.standing(),
        line.dueAt(),
        line.settledAt(),
        line.subject(),
        line.sender(),
        line.claimsColleague(),
        line.link(),
        line.mailbox(),
        line.offer(),
        act instanceof UserAction.Snooze snoozed ? snoozed.until() : Optional.empty(),
        line.choices(),
        Optional.of(new AuditEntry(4711, ANNA, Instant.parse("2026-11-23T13:05:00Z"), act, false)));
  }

  static MailKey key(NudgeItem item) {
    return new MailKey(item.mailbox(), new MessageId(item.name()));
  }

  static NoticeItem absence(Colleague... colleagues) {
    return new NoticeItem(
        new NudgeItem(ANNA, "no-cover"),
        NudgeKind.ABSENCE,
        "Ingen annan kan öppna din inkorg 25 november–27 november. Be en kollega bevaka den.",
        false,
        List.of(),
        List.of(),
        Optional.of(
            new CoverForm(
                LocalDate.parse("2026-11-25"), LocalDate.parse("2026-11-27"), List.of(colleagues))),
        Set.of(Kind.COVER, Kind.SNOOZE),
        Optional.empty());
  }

  static NoticeItem question() {
    return new NoticeItem(
        new NudgeItem(new MailboxId("c0-33"), "cover:7"),
        NudgeKind.COVER,
        "Cilla *Ek* ber dig bevaka sin inkorg 23 november–27 november.",
        false,
        List.of(),
        List.of(),
        Optional.empty(),
        Set.of(Kind.ACCEPT_COVER, Kind.DECLINE_COVER),
        Optional.empty());
  }

  static NoticeItem signature() {
    return new NoticeItem(
        item(90),
        NudgeKind.SIGNATURE,
        "Din signatur följer inte mallen. Så här ska den se ut:",
        false,
        List.of(),
        List.of(
            "Med vänlig hälsning",
            "Anna Berg, bygglovshandläggare",
            "Samhällsbyggnad, Exempel kommun",
            "Telefon: 08-530 610 00",
            "www.kommun.example"),
        Optional.empty(),
        Set.of(Kind.SNOOZE),
        Optional.empty());
  }

  static NoticeItem unattended() {
    return new NoticeItem(
        new NudgeItem(ANNA, "no-delegate"),
        NudgeKind.UNATTENDED,
        "Du har oläst e-post utifrån sedan 18 november, och ingen annan kan öppna din inkorg.",
        true,
        List.of(),
        List.of(),
        Optional.empty(),
        Set.of(),
        Optional.empty());
  }

  static Worklist worklist(NudgeKind kind, WorkItem... lines) {
    return new Worklist(ANNA, "sv", NOW, Optional.of(kind), List.of(lines), 0);
  }

  static Worklist english(Worklist worklist) {
    return new Worklist(
        worklist.person(),
        "en",
        worklist.at(),
        worklist.kind(),
        worklist.items(),
        worklist.others(),
        worklist.claimedOthers());
  }

  /** A digest of so many open mails. */
  static Worklist digest(int mails) {
    List<WorkItem> lines = new ArrayList<>();
    for (int number = 0; number < mails; number++) {
      lines.add(mail(number, number == 0 ? MailProgress.OVERDUE : MailProgress.DUE_SOON));
    }
    return worklist(NudgeKind.REPLY_DUE, lines.toArray(WorkItem[]::new));
  }

  /** The same, every sender claiming to be a colleague. */
  static Worklist claimed(Worklist worklist) {
    WorkItem[] lines =
        worklist.items().stream().map(line -> claimed((MailItem) line)).toArray(WorkItem[]::new);
    return worklist(NudgeKind.REPLY_DUE, lines);
  }

  /** Twelve open mails whose texts are as long as texts get. */
  static Worklist longest() {
    List<WorkItem> lines = new ArrayList<>();
    for (int number = 0; number < 12; number++) {
      lines.add(mail(number, MailProgress.DUE_SOON, "Å".repeat(900), "ÖÄ ".repeat(400)));
    }
    return worklist(NudgeKind.REPLY_DUE, lines.toArray(WorkItem[]::new));
  }
}
