package se.svarsvakt.graph;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.AutomaticReply;
import se.svarsvakt.sync.MailboxSettings;
import se.svarsvakt.sync.ReadSettings;
import se.svarsvakt.worktime.Period;
import se.svarsvakt.worktime.PersonalHours;
import se.svarsvakt.worktime.ZoneNames;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code mailboxSettings} (docs/graph-notes.md 4): a purpose that is a text or an object,
 * values in any letter case, time zones by their Windows or IANA names.
 */
final class SettingsJson {
  private SettingsJson() {}

  static ReadSettings read(JsonNode body) {
    Optional<ZoneId> zone = ZoneNames.zone(body.path("timeZone").asString(""));
    JsonNode reply = body.path("automaticRepliesSetting");
    MailboxSettings settings =
        new MailboxSettings(
            MailboxSettings.Purpose.of(value(body.path("userPurpose"))),
            ValueLimits.text(body.path("language").path("locale").asString(""), 32),
            hours(body.path("workingHours"), zone),
            reply(reply, zone));
    return new ReadSettings(settings, reply.path("externalReplyMessage").asString(""));
  }

  private static String value(JsonNode node) {
    return node.isObject() ? node.path("value").asString("") : node.asString("");
  }

  private static PersonalHours hours(JsonNode json, Optional<ZoneId> mailboxZone) {
    Optional<ZoneId> zone =
        ZoneNames.zone(json.path("timeZone").path("name").asString("")).or(() -> mailboxZone);
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    json.path("daysOfWeek").forEach(day -> day(day.asString("")).ifPresent(days::add));
    return new PersonalHours(
        zone.orElse(null),
        days,
        time(json.path("startTime").asString("")),
        time(json.path("endTime").asString("")));
  }

  private static Optional<DayOfWeek> day(String name) {
    try {
      return Optional.of(DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static @Nullable LocalTime time(String text) {
    try {
      return text.isBlank() ? null : LocalTime.parse(text).truncatedTo(ChronoUnit.MINUTES);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static AutomaticReply reply(JsonNode json, Optional<ZoneId> mailboxZone) {
    String status = value(json.path("status"));
    if (status.isBlank()) {
      return AutomaticReply.OFF;
    }
    return new AutomaticReply(
        AutomaticReply.Status.of(status),
        AutomaticReply.Audience.of(value(json.path("externalAudience"))),
        period(json.path("scheduledStartDateTime"), json.path("scheduledEndDateTime"), mailboxZone),
        Set.of());
  }

  /** The time between two local times; empty where they are none, or in the wrong order. */
  static Optional<Period> period(JsonNode start, JsonNode end, Optional<ZoneId> otherwise) {
    Instant from = moment(start, otherwise);
    Instant until = moment(end, otherwise);
    return from != null && until != null && until.isAfter(from)
        ? Optional.of(new Period(from, until))
        : Optional.empty();
  }

  /** A local time with the name of its zone; null where it is none. */
  private static @Nullable Instant moment(JsonNode json, Optional<ZoneId> otherwise) {
    try {
      ZoneId zone =
          ZoneNames.zone(json.path("timeZone").asString(""))
              .or(() -> otherwise)
              .orElse(ZoneOffset.UTC);
      String text = json.path("dateTime").asString("").replaceFirst("Z$", "");
      Instant moment = LocalDateTime.parse(text).atZone(zone).toInstant();
      return ValueLimits.isMoment(moment) ? moment.truncatedTo(ChronoUnit.SECONDS) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
