package se.svarsvakt.casework;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import se.svarsvakt.rule.absence.PersonalHours;
import se.svarsvakt.rule.absence.Span;
import se.svarsvakt.sync.MailboxSettings;
import se.svarsvakt.sync.OwnerFacts;
import se.svarsvakt.sync.Period;
import se.svarsvakt.worktime.WorkingCalendar;

/** What is stored of a person's time, in the words of the absence rule. */
final class OwnerHours {
  private OwnerHours() {}

  /** The person's own hours; those of the organisation where they have set none. */
  static PersonalHours of(OwnerFacts owner, WorkingCalendar calendar) {
    MailboxSettings settings = owner.settings().known();
    MailboxSettings.Hours hours =
        settings == null ? MailboxSettings.Hours.UNKNOWN : settings.hours();
    var opens = hours.opens();
    var closes = hours.closes();
    ZoneId zone = hours.zone().isEmpty() ? calendar.zone() : ZoneId.of(hours.zone());
    return opens == null || closes == null
        ? PersonalHours.of(calendar)
        : PersonalHours.soundOr(
            calendar, zone, hours.days(), new PersonalHours.Times(opens, closes));
  }

  static List<Span> spans(List<Period> periods) {
    return periods.stream().map(OwnerHours::span).toList();
  }

  private static Span span(Period period) {
    return new Span(period.from(), period.until());
  }

  static Optional<Span> window(MailboxSettings.AutomaticReply reply) {
    return Optional.ofNullable(reply.window()).map(OwnerHours::span);
  }
}
