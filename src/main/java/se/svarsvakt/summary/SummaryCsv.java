package se.svarsvakt.summary;

import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.summary.UnitFigures.MailboxFigures;

/**
 * A week as a table: a row for each unit, each shared mailbox and each person that is shown, and
 * for what is counted apart of each of them.
 */
public final class SummaryCsv {
  private static final List<String> HEAD =
      List.of(
          "week",
          "manager",
          "kind",
          "mailbox",
          "people",
          "received",
          "due",
          "onTime",
          "late",
          "unanswered",
          "onTimeShare",
          "noReplyNeeded",
          "excepted",
          "discarded",
          "openOverdue",
          "oldestOverdue",
          "workingHoursMedian",
          "workingHoursP90",
          "answeredWithin0",
          "answeredWithin1",
          "answeredWithin2",
          "answeredWithin3",
          "answeredWithin5",
          "sameMail",
          "forEachOther",
          "byOthers",
          "unreadWindows",
          "registered",
          "littleImportance",
          "notOurs",
          "registrationNotSaid");

  private final WeeklySummary summary;
  private final SpreadsheetCsv csv;

  /** Begins the table. */
  public SummaryCsv(WeeklySummary summary, Writer out) {
    this.summary = summary;
    this.csv = new SpreadsheetCsv(out);
    csv.row(HEAD);
  }

  /** Writes a unit's rows; where its figures are withheld, its shared mailboxes' alone. */
  public void write(UnitSummary told) {
    UnitFigures unit = told.unit();
    Figures whole = unit.figures();
    if (whole != null) {
      row(unit, "unit", "", whole, null);
    }
    unit.apart().forEach((rule, each) -> apart(unit, "unit", rule, "", each.figures()));
    unit.shared().forEach(each -> row(unit, "shared", each));
    List<MailboxFigures> persons = told.persons();
    if (persons != null) {
      persons.forEach(each -> row(unit, "person", each));
    }
  }

  private void row(UnitFigures unit, String kind, MailboxFigures each) {
    String name = summary.chart().name(each.mailbox());
    row(unit, kind, name, each.figures(), each.registration());
    each.apart().forEach((rule, figures) -> apart(unit, kind, rule, name, figures));
  }

  private void apart(
      UnitFigures unit, String kind, RuleName rule, String mailbox, @Nullable Figures figures) {
    if (figures != null) {
      row(unit, kind + "-" + rule.code(), mailbox, figures, null);
    }
  }

  private void row(
      UnitFigures unit,
      String kind,
      String mailbox,
      Figures figures,
      @Nullable RegistrationCount said) {
    List<String> fields =
        new ArrayList<>(
            List.of(
                summary.week().toString(),
                summary.chart().name(unit.manager()),
                kind,
                mailbox,
                mailbox.isEmpty() ? Integer.toString(unit.people()) : "",
                Integer.toString(figures.received()),
                Integer.toString(figures.due()),
                Integer.toString(figures.onTime()),
                Integer.toString(figures.late()),
                Integer.toString(figures.unanswered()),
                number(figures.onTimeShare()),
                Integer.toString(figures.noReplyNeeded()),
                Integer.toString(figures.excepted()),
                Integer.toString(figures.discarded()),
                Integer.toString(figures.openOverdue()),
                day(figures.oldestOverdue()),
                number(figures.workingHoursMedian()),
                number(figures.workingHoursP90())));
    for (int days : Figures.WITHIN) {
      fields.add(
          figures.answeredWithin() == null ? "" : number(figures.answeredWithin().get(days)));
    }
    fields.addAll(functions(unit, kind, mailbox));
    fields.addAll(
        said == null
            ? List.of("", "", "", "")
            : Stream.of(said.registered(), said.littleImportance(), said.notOurs(), said.notSaid())
                .map(String::valueOf)
                .toList());
    csv.row(fields);
  }

  /** What speaks for a function mailbox, on the row of the unit or the shared mailbox alone. */
  private List<String> functions(UnitFigures unit, String kind, String mailbox) {
    FunctionMailboxFigures.PeopleFigures people = unit.functions().people();
    if (kind.equals("unit") && people != null) {
      return List.of(
          "" + people.sameMail(),
          "" + people.forEachOther(),
          people.byOthers() == null ? "" : people.byOthers().toString(),
          "");
    }
    String windows =
        unit.functions().unreadWindows().entrySet().stream()
            .filter(each -> kind.equals("shared"))
            .filter(each -> summary.chart().name(each.getKey()).equals(mailbox))
            .map(each -> each.getValue().toString())
            .findFirst()
            .orElse("");
    return List.of("", "", "", windows);
  }

  private String day(@Nullable Instant moment) {
    return moment == null ? "" : moment.atZone(summary.zone()).toLocalDate().toString();
  }

  /** With a comma, as Swedish Excel reads numbers. */
  private static String number(@Nullable Double value) {
    return value == null ? "" : String.format(Locale.ROOT, "%.4f", value).replace('.', ',');
  }
}
