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
import se.svarsvakt.casework.Act;
import se.svarsvakt.casework.Deed;
import se.svarsvakt.desk.Line;
import se.svarsvakt.desk.Line.Choice;
import se.svarsvakt.desk.Line.Colleague;
import se.svarsvakt.desk.Line.CoverForm;
import se.svarsvakt.desk.Line.MailLine;
import se.svarsvakt.desk.Line.NoticeLine;
import se.svarsvakt.desk.Line.Standing;
import se.svarsvakt.desk.Sheet;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeKind;

/** Sheets for tests of cards, at 14:10 on Monday 23 November 2026. */
final class Sheets {
  static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
  static final Instant NOW = Instant.parse("2026-11-23T13:10:00Z");
  static final Instant DUE = Instant.parse("2026-11-23T16:00:00Z");
  static final MailboxId ANNA = new MailboxId("3f2b1a90-1111-4c4c-9d9d-aaaaaaaaaaaa");
  static final Set<Choice> ALL_OF_MAIL =
      Set.of(Choice.ANSWERED, Choice.NO_REPLY, Choice.PROMISE, Choice.SNOOZE);

  private Sheets() {}

  /** An id as long as Graph's. */
  static NudgeItem item(int number) {
    String id = "AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0A".repeat(4) + "%04dAAA=".formatted(number);
    return new NudgeItem(ANNA, id);
  }

  static MailLine mail(int number, Standing standing) {
    return mail(number, standing, "Bygglov för altan på Tallvägen " + number, "Karin Ek");
  }

  static MailLine mail(int number, Standing standing, String subject, String sender) {
    boolean done = standing.done();
    return new MailLine(
        item(number),
        standing,
        done ? null : due(standing),
        done ? Instant.parse("2026-11-23T13:05:00Z") : null,
        subject,
        sender,
        Optional.of(
            URI.create(
                "https://outlook.office365.com/owa/?ItemID="
                    + item(number).name().replace("=", "%3D")
                    + "&exvsurl=1&viewmodel=ReadMessageItem")),
        number % 4 == 3 ? "Medborgarservice" : "",
        Optional.empty(),
        done ? Set.of() : ALL_OF_MAIL,
        Optional.empty());
  }

  private static @Nullable Instant due(Standing standing) {
    return switch (standing) {
      case OVERDUE -> Instant.parse("2026-11-20T16:00:00Z");
      case PROMISED -> Instant.parse("2026-11-27T16:00:00Z");
      default -> DUE;
    };
  }

  /** With something that can be taken back. */
  static MailLine undoable(MailLine line, Act act) {
    return new MailLine(
        line.item(),
        line.standing(),
        line.dueAt(),
        line.settledAt(),
        line.subject(),
        line.sender(),
        line.link(),
        line.mailbox(),
        act instanceof Act.Snoozed snoozed ? Optional.of(snoozed.until()) : Optional.empty(),
        line.choices(),
        Optional.of(new Deed(4711, ANNA, Instant.parse("2026-11-23T13:05:00Z"), act, false)));
  }

  static MailKey key(NudgeItem item) {
    return new MailKey(item.mailbox(), new MessageId(item.name()));
  }

  static NoticeLine absence(Colleague... colleagues) {
    return new NoticeLine(
        new NudgeItem(ANNA, "no-cover"),
        NudgeKind.ABSENCE,
        "Ingen annan kan öppna din inkorg 25 november–27 november. Be en kollega bevaka den.",
        false,
        List.of(),
        Optional.of(
            new CoverForm(
                LocalDate.parse("2026-11-25"), LocalDate.parse("2026-11-27"), List.of(colleagues))),
        Set.of(Choice.COVER, Choice.SNOOZE),
        Optional.empty());
  }

  static NoticeLine signature() {
    return new NoticeLine(
        item(90),
        NudgeKind.SIGNATURE,
        "Din signatur följer inte mallen. Så här ska den se ut:",
        false,
        List.of(
            "Med vänlig hälsning",
            "Anna Berg, bygglovshandläggare",
            "Samhällsbyggnad, Exempel kommun",
            "Telefon: 08-530 610 00",
            "www.kommun.example"),
        Optional.empty(),
        Set.of(Choice.SNOOZE),
        Optional.empty());
  }

  static NoticeLine unattended() {
    return new NoticeLine(
        new NudgeItem(ANNA, "no-delegate"),
        NudgeKind.UNATTENDED,
        "Du har oläst e-post utifrån sedan 18 november, och ingen annan kan öppna din inkorg.",
        true,
        List.of(),
        Optional.empty(),
        Set.of(),
        Optional.empty());
  }

  static Sheet sheet(NudgeKind kind, Line... lines) {
    return new Sheet(ANNA, "sv", NOW, Optional.of(kind), List.of(lines), 0);
  }

  static Sheet english(Sheet sheet) {
    return new Sheet(sheet.person(), "en", sheet.at(), sheet.kind(), sheet.lines(), sheet.others());
  }

  /** A digest of so many open mails. */
  static Sheet digest(int mails) {
    List<Line> lines = new ArrayList<>();
    for (int number = 0; number < mails; number++) {
      lines.add(mail(number, number == 0 ? Standing.OVERDUE : Standing.DUE_SOON));
    }
    return sheet(NudgeKind.REPLY_DUE, lines.toArray(Line[]::new));
  }

  /** Twelve open mails whose texts are as long as texts get. */
  static Sheet longest() {
    List<Line> lines = new ArrayList<>();
    for (int number = 0; number < 12; number++) {
      lines.add(mail(number, Standing.DUE_SOON, "Å".repeat(900), "ÖÄ ".repeat(400)));
    }
    return sheet(NudgeKind.REPLY_DUE, lines.toArray(Line[]::new));
  }
}
