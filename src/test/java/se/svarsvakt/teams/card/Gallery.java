package se.svarsvakt.teams.card;

import static se.svarsvakt.teams.card.Sheets.NOW;
import static se.svarsvakt.teams.card.Sheets.absence;
import static se.svarsvakt.teams.card.Sheets.digest;
import static se.svarsvakt.teams.card.Sheets.english;
import static se.svarsvakt.teams.card.Sheets.item;
import static se.svarsvakt.teams.card.Sheets.key;
import static se.svarsvakt.teams.card.Sheets.mail;
import static se.svarsvakt.teams.card.Sheets.sheet;
import static se.svarsvakt.teams.card.Sheets.signature;
import static se.svarsvakt.teams.card.Sheets.unattended;
import static se.svarsvakt.teams.card.Sheets.undoable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.svarsvakt.casework.Act;
import se.svarsvakt.desk.Desk.Refusal;
import se.svarsvakt.desk.Desk.Result;
import se.svarsvakt.desk.Line;
import se.svarsvakt.desk.Line.Colleague;
import se.svarsvakt.desk.Line.Standing;
import se.svarsvakt.desk.Sheet;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.testing.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every sort of card that people can get, and what a browser and a validator say about them. */
final class Gallery {
  /** Subjects that people outside could write. */
  static final List<String> HOSTILE =
      List.of(
          "[klicka här](http://evil.example)",
          "<img src=x onerror=alert(1)><a href='http://evil.example'>x</a>",
          "**fet** _lutad_ ~~bort~~ `kod` # rubrik\n- punkt\n1. lista",
          "{{DATE(2020-01-01T00:00:00Z, SHORT)}} {0} '{'choice",
          "vänd \u202eelgrav\u202c dold\u200b\u0007 tecken\u0000",
          "Z\u0351\u0352\u0353\u0354\u0355\u0356\u0357algo och https://evil.example/x",
          "ettenda\u00adord".repeat(40));

  private static final CardWriter WRITER = new CardWriter(Sheets.ZONE);
  private static final TextCards TEXTS = new TextCards(Sheets.ZONE);

  private Gallery() {}

  static Map<String, ObjectNode> cards() {
    Map<String, ObjectNode> cards = new LinkedHashMap<>();
    sheets().forEach((name, sheet) -> both(cards, name, sheet));
    notes()
        .forEach(
            (name, note) -> cards.put("note-" + name, WRITER.card(digest(1), Optional.of(note))));
    for (String language : List.of("sv", "en")) {
      cards.put("help-" + language, TEXTS.help(language));
      cards.put("unknown-" + language, TEXTS.notUnderstood(language));
      cards.put(
          "status-" + language,
          TEXTS.standing(language, new se.svarsvakt.desk.Desk.Standing(3, 1, 2, 14, 13)));
      cards.put("why-" + language, TEXTS.why(language, HOSTILE));
      cards.put("why-nothing-" + language, TEXTS.why(language, List.of()));
      cards.put("says-" + language, TEXTS.says(language, Note.of(Refusal.NOT_YOURS), NOW));
    }
    return cards;
  }

  private static void both(Map<String, ObjectNode> cards, String name, Sheet sheet) {
    cards.put(name + "-sv", WRITER.card(sheet));
    cards.put(name + "-en", WRITER.card(english(sheet)));
  }

  static Map<String, Sheet> sheets() {
    Map<String, Sheet> sheets = new LinkedHashMap<>();
    for (int mails : List.of(0, 1, 3, 12, 40)) {
      sheets.put("digest-" + mails, digest(mails));
    }
    for (NudgeKind kind : NudgeKind.values()) {
      sheets.put("kind-" + kind.code(), sheet(kind, ofKind(kind)));
    }
    sheets.put("longest", Sheets.longest());
    sheets.put("standings", sheet(NudgeKind.REPLY_DUE, standings()));
    sheets.put("hostile", sheet(NudgeKind.REPLY_DUE, hostile()));
    sheets.put("hidden", sheet(NudgeKind.REPLY_DUE, mail(1, Standing.OPEN, "", "")));
    sheets.put("undoable", sheet(NudgeKind.REPLY_DUE, undoables()));
    sheets.put(
        "asked-for", new Sheet(Sheets.ANNA, "sv", NOW, Optional.empty(), digest(2).lines(), 0));
    sheets.put(
        "manager",
        new Sheet(Sheets.ANNA, "sv", NOW, Optional.of(NudgeKind.OVERDUE), digest(2).lines(), 4));
    sheets.put(
        "manager-alone",
        new Sheet(Sheets.ANNA, "sv", NOW, Optional.of(NudgeKind.OVERDUE), List.of(), 1));
    return sheets;
  }

  private static Line ofKind(NudgeKind kind) {
    return switch (kind) {
      case REPLY_DUE, LAST_CALL -> mail(1, Standing.DUE_SOON);
      case OVERDUE -> mail(1, Standing.OVERDUE);
      case FORWARD_UNTOLD -> mail(1, Standing.UNTOLD);
      case ABSENCE ->
          absence(new Colleague("b0-22", "Bo Lind"), new Colleague("c0-33", "Cilla *Ek*"));
      case UNATTENDED -> unattended();
      case SIGNATURE -> signature();
    };
  }

  private static Line[] standings() {
    List<Line> lines = new ArrayList<>();
    for (Standing standing : Standing.values()) {
      lines.add(mail(lines.size(), standing));
    }
    return lines.toArray(Line[]::new);
  }

  private static Line[] hostile() {
    return HOSTILE.stream()
        .map(text -> mail(HOSTILE.indexOf(text), Standing.DUE_SOON, text, text))
        .toArray(Line[]::new);
  }

  private static Line[] undoables() {
    return new Line[] {
      undoable(
          mail(2, Standing.DUE_SOON),
          new Act.Snoozed(Sheets.ANNA, "x", LocalDate.parse("2026-11-24"))),
      undoable(
          mail(3, Standing.PROMISED),
          new Act.Promised(key(item(3)), LocalDate.parse("2026-11-27"))),
      undoable(mail(1, Standing.ANSWERED), new Act.Answered(key(item(1)))),
      absence()
    };
  }

  static Map<String, Note> notes() {
    Map<String, Note> notes = new LinkedHashMap<>();
    for (Refusal refusal : Refusal.values()) {
      notes.put("refused-" + refusal, Note.of(refusal));
    }
    for (Line.Choice choice : Line.Choice.values()) {
      notes.put("incomplete-" + choice, Note.incomplete(choice));
    }
    acts().forEach(act -> notes.put("done-" + act.code(), Note.of(new Result.Done(act))));
    notes.put("undone", Note.of(new Result.Undone(acts().getFirst())));
    notes.put("unreadable", Note.UNREADABLE);
    notes.put("fault", Note.FAULT);
    return notes;
  }

  private static List<Act> acts() {
    LocalDate day = LocalDate.parse("2026-11-24");
    return List.of(
        new Act.Answered(key(item(1))),
        new Act.NotNeeded(key(item(1)), Act.Reason.FINISHED),
        new Act.Promised(key(item(1)), day),
        new Act.Snoozed(Sheets.ANNA, "x", day),
        new Act.CoverAgreed(Sheets.ANNA, "cover", Sheets.ANNA, day, day.plusDays(2)));
  }

  /** What Node.js and the browser say about all cards; asked once. */
  static JsonNode report() {
    return Asked.REPORT;
  }

  private static final class Asked {
    static final JsonNode REPORT = ask();

    private static JsonNode ask() {
      try {
        Path file = Files.createDirectories(Path.of("target", "cards")).resolve("cards.json");
        JsonMapper.shared().writeValue(file, cards());
        String chromium = Node.chromium().toString();
        return JsonMapper.shared()
            .readTree(
                Node.run(Duration.ofMinutes(4), "cards.mjs", file.toString(), chromium).orFail());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
