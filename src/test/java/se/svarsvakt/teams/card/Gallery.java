package se.svarsvakt.teams.card;

import static se.svarsvakt.teams.card.SampleWorklists.NOW;
import static se.svarsvakt.teams.card.SampleWorklists.absence;
import static se.svarsvakt.teams.card.SampleWorklists.digest;
import static se.svarsvakt.teams.card.SampleWorklists.english;
import static se.svarsvakt.teams.card.SampleWorklists.item;
import static se.svarsvakt.teams.card.SampleWorklists.key;
import static se.svarsvakt.teams.card.SampleWorklists.mail;
import static se.svarsvakt.teams.card.SampleWorklists.signature;
import static se.svarsvakt.teams.card.SampleWorklists.unattended;
import static se.svarsvakt.teams.card.SampleWorklists.undoable;
import static se.svarsvakt.teams.card.SampleWorklists.worklist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.svarsvakt.casework.UserAction;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.rule.reply.Promise;
import se.svarsvakt.testing.Node;
import se.svarsvakt.worklist.PersonalFigures;
import se.svarsvakt.worklist.WorkItem;
import se.svarsvakt.worklist.WorkItem.Colleague;
import se.svarsvakt.worklist.WorkItem.MailProgress;
import se.svarsvakt.worklist.Worklist;
import se.svarsvakt.worklist.Worklists.Refusal;
import se.svarsvakt.worklist.Worklists.Result;
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

  private static final CardWriter WRITER = new CardWriter(SampleWorklists.ZONE);
  private static final TextCards TEXTS = new TextCards(SampleWorklists.ZONE);

  private Gallery() {}

  static Map<String, ObjectNode> cards() {
    Map<String, ObjectNode> cards = new LinkedHashMap<>();
    sheets().forEach((name, worklist) -> both(cards, name, worklist));
    notes()
        .forEach(
            (name, note) -> cards.put("note-" + name, WRITER.card(digest(1), Optional.of(note))));
    for (String language : List.of("sv", "en")) {
      cards.put("help-" + language, TEXTS.help(language));
      cards.put("unknown-" + language, TEXTS.notUnderstood(language));
      cards.put("status-" + language, TEXTS.standing(language, figures()));
      cards.put("why-" + language, TEXTS.why(language, HOSTILE));
      cards.put("why-nothing-" + language, TEXTS.why(language, List.of()));
      cards.put(
          "says-" + language,
          TEXTS.says(language, ActionNote.of(new Result.Refused(Refusal.NOT_YOURS)), NOW));
    }
    return cards;
  }

  private static PersonalFigures figures() {
    return new PersonalFigures(
        Map.of(
            Promise.ANSWER, new PersonalFigures.Counts(3, 1, 2, 14, 13),
            Promise.CALL_BACK, new PersonalFigures.Counts(1, 0, 1, 2, 2),
            Promise.PUBLIC_RECORDS, new PersonalFigures.Counts(2, 2, 0, 0, 0)));
  }

  private static void both(Map<String, ObjectNode> cards, String name, Worklist worklist) {
    cards.put(name + "-sv", WRITER.card(worklist));
    cards.put(name + "-en", WRITER.card(english(worklist)));
  }

  static Map<String, Worklist> sheets() {
    Map<String, Worklist> sheets = new LinkedHashMap<>();
    for (int mails : List.of(0, 1, 3, 12, 40)) {
      sheets.put("digest-" + mails, digest(mails));
    }
    for (NudgeKind kind :
        EnumSet.complementOf(EnumSet.of(NudgeKind.WEEKLY_SUMMARY))) { // a card of words alone
      sheets.put("kind-" + kind.code(), worklist(kind, ofKind(kind)));
    }
    sheets.put("longest", SampleWorklists.longest());
    sheets.put("claimed", SampleWorklists.claimed(digest(1)));
    sheets.put("claimed-longest", SampleWorklists.claimed(SampleWorklists.longest()));
    sheets.put(
        "claimed-among-others",
        worklist(
            NudgeKind.REPLY_DUE,
            SampleWorklists.claimed(mail(1, MailProgress.OVERDUE)),
            mail(2, MailProgress.DUE_SOON)));
    sheets.put("standings", worklist(NudgeKind.REPLY_DUE, standings()));
    sheets.put("hostile", worklist(NudgeKind.REPLY_DUE, hostile()));
    sheets.put("hidden", worklist(NudgeKind.REPLY_DUE, mail(1, MailProgress.OPEN, "", "")));
    sheets.put("undoable", worklist(NudgeKind.REPLY_DUE, undoables()));
    sheets.put(
        "asked-for",
        new Worklist(SampleWorklists.ANNA, "sv", NOW, Optional.empty(), digest(2).items(), 0));
    sheets.put(
        "manager",
        new Worklist(
            SampleWorklists.ANNA, "sv", NOW, Optional.of(NudgeKind.OVERDUE), digest(2).items(), 4));
    sheets.put(
        "manager-alone",
        new Worklist(
            SampleWorklists.ANNA, "sv", NOW, Optional.of(NudgeKind.OVERDUE), List.of(), 1));
    return sheets;
  }

  private static WorkItem ofKind(NudgeKind kind) {
    return switch (kind) {
      case PUBLIC_RECORDS, REPLY_DUE, LAST_CALL -> mail(1, MailProgress.DUE_SOON);
      case OVERDUE -> mail(1, MailProgress.OVERDUE);
      case FORWARD_UNTOLD -> mail(1, MailProgress.UNTOLD);
      case REGISTRATION -> mail(1, MailProgress.UNREGISTERED);
      case ABSENCE ->
          absence(new Colleague("b0-22", "Bo Lind"), new Colleague("c0-33", "Cilla *Ek*"));
      case COVER -> SampleWorklists.question();
      case UNATTENDED -> unattended();
      case SIGNATURE -> signature();
      case WEEKLY_SUMMARY -> throw new IllegalArgumentException("it is about a week");
    };
  }

  private static WorkItem[] standings() {
    List<WorkItem> lines = new ArrayList<>();
    for (MailProgress standing : MailProgress.values()) {
      lines.add(mail(lines.size(), standing));
    }
    return lines.toArray(WorkItem[]::new);
  }

  private static WorkItem[] hostile() {
    return HOSTILE.stream()
        .map(text -> mail(HOSTILE.indexOf(text), MailProgress.DUE_SOON, text, text))
        .toArray(WorkItem[]::new);
  }

  private static WorkItem[] undoables() {
    return new WorkItem[] {
      undoable(
          mail(2, MailProgress.DUE_SOON),
          new UserAction.Snooze(SampleWorklists.ANNA, "x", LocalDate.parse("2026-11-24"))),
      undoable(
          mail(3, MailProgress.PROMISED),
          new UserAction.ReplyPromise(key(item(3)), LocalDate.parse("2026-11-27"))),
      undoable(mail(1, MailProgress.ANSWERED), new UserAction.AnsweredMark(key(item(1)))),
      absence()
    };
  }

  static Map<String, ActionNote> notes() {
    Map<String, ActionNote> notes = new LinkedHashMap<>();
    for (Refusal refusal : Refusal.values()) {
      notes.put("refused-" + refusal, ActionNote.of(new Result.Refused(refusal)));
    }
    for (UserAction.Kind choice : UserAction.Kind.values()) {
      notes.put("incomplete-" + choice, ActionNote.incomplete(choice));
    }
    acts()
        .forEach(
            act ->
                notes.put("done-" + act.kind().entryCode(), ActionNote.of(new Result.Done(act))));
    notes.put("undone", ActionNote.of(new Result.Done(new UserAction.Undo(1))));
    notes.put("unreadable", ActionNote.UNREADABLE);
    notes.put("fault", ActionNote.FAULT);
    notes.put("outsider", ActionNote.OUTSIDER);
    notes.put("unchecked", ActionNote.UNCHECKED);
    return notes;
  }

  private static List<UserAction> acts() {
    LocalDate day = LocalDate.parse("2026-11-24");
    return List.of(
        new UserAction.AnsweredMark(key(item(1))),
        new UserAction.NoReplyMark(key(item(1)), UserAction.Reason.FINISHED),
        new UserAction.ReplyPromise(key(item(1)), day),
        new UserAction.Snooze(SampleWorklists.ANNA, "x", day),
        new UserAction.CoverRequest(
            SampleWorklists.ANNA, "cover", SampleWorklists.ANNA, day, day.plusDays(2)),
        new UserAction.CoverAnswer(SampleWorklists.ANNA, 7, true),
        new UserAction.CoverAnswer(SampleWorklists.ANNA, 7, false),
        new UserAction.CoverEnd(SampleWorklists.ANNA, 7));
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
