package se.svarsvakt.summary;

import java.io.Writer;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.summary.UnitFigures.MailboxFigures;
import se.svarsvakt.summary.UnitSummary.TrendPoint;
import se.svarsvakt.summary.UnitSummary.Withheld;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** A week as one JSON document (summary-output.schema.json), written unit by unit. */
public final class SummaryJson implements AutoCloseable {
  private final WeeklySummary summary;
  private final JsonGenerator json;

  /** Begins the document. */
  public SummaryJson(WeeklySummary summary, Writer out) {
    this.summary = summary;
    this.json =
        JsonMapper.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build()
            .writerWithDefaultPrettyPrinter()
            .createGenerator(out);
    json.writeStartObject();
    json.writeStringProperty("week", summary.week().toString());
    time("from", summary.span().from());
    time("to", summary.span().until());
    time("computedAt", summary.computedAt());
    json.writeStringProperty("profile", summary.profile());
    summary.readUntil().ifPresent(pass -> time("readUntil", pass));
    json.writeArrayPropertyStart("units");
  }

  /** Writes the next unit. */
  public void write(UnitSummary told) {
    UnitFigures unit = told.unit();
    json.writeStartObject();
    json.writeStringProperty("manager", name(unit.manager()));
    json.writeNumberProperty("people", unit.people());
    figures("figures", unit.figures());
    text(
        "figuresWithheld",
        unit.figures() == null ? Optional.of(Withheld.MINIMUM_GROUP) : Optional.empty());
    ApartFigures.PROPERTIES.forEach((rule, name) -> apart(name, rule, unit));
    mailboxes("sharedMailboxes", unit.shared());
    mailboxes("persons", told.persons());
    text("personsWithheld", told.personsWithheld());
    if (told.recounted()) {
      json.writeBooleanProperty("personsRecounted", true);
    }
    functionMailbox(told);
    findings(unit.findings());
    notMeasured(unit.notMeasured());
    if (unit.unwatched()) {
      json.writeBooleanProperty("unwatched", true);
    }
    json.writeArrayPropertyStart("trend");
    told.trend().forEach(this::trend);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void apart(String name, RuleName rule, UnitFigures unit) {
    ApartFigures known = unit.apart().get(rule);
    figures(name, known == null ? null : known.figures());
    text(
        name + "Withheld",
        unit.withholds(rule) ? Optional.of(Withheld.MINIMUM_GROUP) : Optional.empty());
  }

  private void mailboxes(String name, @Nullable Collection<MailboxFigures> mailboxes) {
    if (mailboxes == null) {
      json.writeNullProperty(name);
      return;
    }
    json.writeArrayPropertyStart(name);
    for (MailboxFigures each : mailboxes) {
      json.writeStartObject();
      json.writeStringProperty("address", name(each.mailbox()));
      figures("figures", each.figures());
      ApartFigures.PROPERTIES.forEach((rule, key) -> figures(key, each.apart().get(rule)));
      registration(each.registration());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void registration(@Nullable RegistrationCount count) {
    if (count != null) {
      json.writeObjectPropertyStart("registration");
      json.writeNumberProperty("registered", count.registered());
      json.writeNumberProperty("littleImportance", count.littleImportance());
      json.writeNumberProperty("notOurs", count.notOurs());
      json.writeNumberProperty("notSaid", count.notSaid());
      json.writeEndObject();
    }
  }

  private void figures(String name, @Nullable Figures figures) {
    if (figures == null) {
      json.writeNullProperty(name);
      return;
    }
    json.writeObjectPropertyStart(name);
    json.writeNumberProperty("received", figures.received());
    json.writeNumberProperty("due", figures.due());
    json.writeNumberProperty("onTime", figures.onTime());
    json.writeNumberProperty("late", figures.late());
    json.writeNumberProperty("unanswered", figures.unanswered());
    number("onTimeShare", figures.onTimeShare());
    json.writeNumberProperty("noReplyNeeded", figures.noReplyNeeded());
    json.writeNumberProperty("excepted", figures.excepted());
    json.writeNumberProperty("discarded", figures.discarded());
    json.writeNumberProperty("openOverdue", figures.openOverdue());
    time("oldestOverdue", figures.oldestOverdue());
    number("workingHoursMedian", figures.workingHoursMedian());
    number("workingHoursP90", figures.workingHoursP90());
    answeredWithin(figures.answeredWithin());
    json.writeEndObject();
  }

  private void answeredWithin(@Nullable Map<Integer, @Nullable Double> shares) {
    if (shares == null) {
      json.writeNullProperty("answeredWithin");
      return;
    }
    json.writeObjectPropertyStart("answeredWithin");
    shares.forEach((days, share) -> number(days.toString(), share));
    json.writeEndObject();
  }

  /** What speaks for a function mailbox: beside the contract's fields, as the rules are. */
  private void functionMailbox(UnitSummary told) {
    FunctionMailboxFigures known = told.unit().functions();
    FunctionMailboxFigures.PeopleFigures people = known.people();
    json.writeObjectPropertyStart("functionMailbox");
    number("sameMail", people == null ? null : Integer.valueOf(people.sameMail()));
    number("forEachOther", people == null ? null : Integer.valueOf(people.forEachOther()));
    number("byOthers", people == null ? null : people.byOthers());
    json.writeArrayPropertyStart("unreadWindows");
    known
        .unreadWindows()
        .forEach(
            (mailbox, windows) -> {
              json.writeStartObject();
              json.writeStringProperty("address", name(mailbox));
              json.writeNumberProperty("windows", windows);
              json.writeEndObject();
            });
    json.writeEndArray();
    json.writeArrayPropertyStart("advice");
    told.functions().stream()
        .map(Advice.FunctionMailbox::code)
        .distinct()
        .forEach(json::writeString);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void findings(Collection<FindingCount> findings) {
    json.writeArrayPropertyStart("findings");
    for (FindingCount each : findings) {
      json.writeStartObject();
      json.writeStringProperty("rule", each.kind().rule().code());
      json.writeStringProperty("code", each.kind().code());
      json.writeNumberProperty("new", each.fresh());
      json.writeNumberProperty("still", each.still());
      json.writeNumberProperty("fixed", each.fixed());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void notMeasured(Map<MailboxId, String> mailboxes) {
    Map<String, String> named = new TreeMap<>();
    mailboxes.forEach((id, code) -> named.put(name(id), code));
    json.writeArrayPropertyStart("notMeasured");
    named.forEach(
        (address, code) -> {
          json.writeStartObject();
          json.writeStringProperty("address", address);
          json.writeStringProperty("code", code);
          json.writeEndObject();
        });
    json.writeEndArray();
  }

  private void trend(TrendPoint point) {
    json.writeStartObject();
    json.writeStringProperty("week", point.week().toString());
    number("due", point.due());
    number("onTime", point.onTime());
    json.writeEndObject();
  }

  private void number(String name, @Nullable Double value) {
    if (value == null) {
      json.writeNullProperty(name);
    } else {
      json.writeNumberProperty(name, value);
    }
  }

  private void number(String name, @Nullable Integer value) {
    if (value == null) {
      json.writeNullProperty(name);
    } else {
      json.writeNumberProperty(name, value);
    }
  }

  private void text(String name, Optional<? extends EnumCode> value) {
    value.ifPresentOrElse(
        code -> json.writeStringProperty(name, code.code()), () -> json.writeNullProperty(name));
  }

  private void time(String name, @Nullable Instant moment) {
    if (moment == null) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(
          name,
          DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
              moment.truncatedTo(ChronoUnit.SECONDS).atZone(summary.zone())));
    }
  }

  private String name(MailboxId mailbox) {
    return summary.chart().name(mailbox);
  }

  /** Ends the document; the writer stays open. */
  @Override
  public void close() {
    json.writeEndArray();
    json.writeEndObject();
    json.flush();
  }
}
