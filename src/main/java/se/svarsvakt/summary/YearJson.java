package se.svarsvakt.summary;

import java.io.Writer;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.summary.YearSummary.UnitYear;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** A year as one JSON document (docs/operations.md), written unit by unit. */
public final class YearJson implements AutoCloseable {
  private final YearSummary summary;
  private final JsonGenerator json;

  /**
   * Begins the document.
   *
   * @param zone the policy's zone
   */
  public YearJson(YearSummary summary, ZoneId zone, Writer out) {
    this.summary = summary;
    this.json =
        JsonMapper.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build()
            .writerWithDefaultPrettyPrinter()
            .createGenerator(out);
    json.writeStartObject();
    json.writeNumberProperty("year", summary.year());
    json.writeStringProperty("firstWeek", summary.first().toString());
    json.writeStringProperty("lastWeek", summary.last().toString());
    json.writeBooleanProperty("complete", summary.complete());
    json.writeStringProperty(
        "computedAt",
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            summary.computedAt().truncatedTo(ChronoUnit.SECONDS).atZone(zone)));
    json.writeStringProperty("profile", summary.profile());
    json.writeArrayPropertyStart("units");
  }

  /** Writes the next unit. */
  public void write(UnitYear told) {
    json.writeStartObject();
    json.writeStringProperty("manager", summary.chart().name(told.manager()));
    tally(told.year());
    json.writeArrayPropertyStart("months");
    told.year()
        .months()
        .forEach(
            (month, sums) -> {
              json.writeStartObject();
              json.writeStringProperty("month", month.toString());
              json.writeNumberProperty("due", sums.due());
              json.writeNumberProperty("onTime", sums.onTime());
              number("onTimeShare", sums.onTimeShare());
              json.writeEndObject();
            });
    json.writeEndArray();
    json.writeArrayPropertyStart("sharedMailboxes");
    told.year()
        .shared()
        .forEach(
            (mailbox, sums) -> {
              json.writeStartObject();
              json.writeStringProperty("address", summary.chart().name(mailbox));
              sums("figures", sums);
              apart(told.year().apart(mailbox));
              json.writeEndObject();
            });
    json.writeEndArray();
    told.before()
        .ifPresentOrElse(
            before -> {
              json.writeObjectPropertyStart("yearBefore");
              tally(before);
              json.writeEndObject();
            },
            () -> json.writeNullProperty("yearBefore"));
    json.writeEndObject();
  }

  private void tally(YearTally tally) {
    json.writeNumberProperty("weeks", tally.weeks());
    json.writeNumberProperty("weeksWithheld", tally.withheld());
    sums("figures", tally.weeks() == 0 ? null : tally.sums());
    apart(tally.apart());
    json.writeObjectPropertyStart("kkik");
    json.writeNumberProperty("received", tally.matured().received());
    number("withinOneWorkingDay", tally.within(1));
    number("withinTwoWorkingDays", tally.within(2));
    number("unanswered", tally.unansweredShare());
    json.writeEndObject();
    json.writeArrayPropertyStart("findings");
    tally
        .findings()
        .forEach(
            (kind, fresh) -> {
              json.writeStartObject();
              json.writeStringProperty("rule", kind.rule().code());
              json.writeStringProperty("code", kind.code());
              json.writeNumberProperty("new", fresh);
              json.writeEndObject();
            });
    json.writeEndArray();
  }

  private void apart(Map<RuleName, YearSums> apart) {
    ApartFigures.PROPERTIES.forEach((rule, name) -> sums(name, apart.get(rule)));
  }

  private void sums(String name, @Nullable YearSums sums) {
    if (sums == null) {
      json.writeNullProperty(name);
      return;
    }
    json.writeObjectPropertyStart(name);
    json.writeNumberProperty("received", sums.received());
    json.writeNumberProperty("due", sums.due());
    json.writeNumberProperty("onTime", sums.onTime());
    json.writeNumberProperty("late", sums.late());
    json.writeNumberProperty("unanswered", sums.unanswered());
    number("onTimeShare", sums.onTimeShare());
    json.writeNumberProperty("noReplyNeeded", sums.noReplyNeeded());
    json.writeNumberProperty("excepted", sums.excepted());
    json.writeNumberProperty("discarded", sums.discarded());
    json.writeEndObject();
  }

  private void number(String name, @Nullable Double value) {
    if (value == null) {
      json.writeNullProperty(name);
    } else {
      json.writeNumberProperty(name, value);
    }
  }

  /** Ends the document; the writer stays open. */
  @Override
  public void close() {
    json.writeEndArray();
    json.writeArrayPropertyStart("checklist");
    for (YearlyTask task : YearlyTask.values()) {
      json.writeString(task.code());
    }
    json.writeEndArray();
    json.writeEndObject();
    json.flush();
  }
}
