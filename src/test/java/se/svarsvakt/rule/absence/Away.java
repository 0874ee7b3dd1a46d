package se.svarsvakt.rule.absence;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.AbsencePolicy;
import se.svarsvakt.rule.Access;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.worktime.SwedishHolidays;
import se.svarsvakt.worktime.WorkingCalendar;

/** Somebody in Sweden whose absences are judged; every time is local. */
final class Away {
  static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
  static final WorkingCalendar CALENDAR = WorkingCalendar.of(ZONE, new SwedishHolidays());
  static final PersonalHours HOURS = PersonalHours.of(CALENDAR);
  static final MailboxId ANNA = new MailboxId("anna");
  static final MailboxId BO = new MailboxId("bo");

  static final AutomaticReply OFF =
      new AutomaticReply(
          AutomaticReply.Status.DISABLED, AutomaticReply.Audience.NONE, Optional.empty(), Set.of());

  final List<Span> outOfOffice = new ArrayList<>();
  final List<Instant> sent = new ArrayList<>();
  final List<Cover> covers = new ArrayList<>();
  Optional<AutomaticReply> reply = Optional.of(OFF);
  boolean calendarKnown = true;
  Access access = Access.NOT_READ;
  AbsencePolicy policy = AbsencePolicy.ORDINARY;

  static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }

  static Span span(String from, String until) {
    return new Span(at(from), at(until));
  }

  /** All-day entries from one day to another, both included. */
  static Span days(String first, String last) {
    return span(first + "T00:00", LocalDate.parse(last).plusDays(1) + "T00:00");
  }

  static AutomaticReply always(AutomaticReply.Audience audience, MissingReplyText... lacks) {
    return new AutomaticReply(
        AutomaticReply.Status.ALWAYS, audience, Optional.empty(), Set.of(lacks));
  }

  static AutomaticReply always() {
    return always(AutomaticReply.Audience.ALL);
  }

  static AutomaticReply scheduled(String from, String until) {
    return new AutomaticReply(
        AutomaticReply.Status.SCHEDULED,
        AutomaticReply.Audience.ALL,
        Optional.of(span(from, until)),
        Set.of());
  }

  static List<PlannedAbsence> planned(Span... entries) {
    return PlannedAbsences.of(List.of(entries), HOURS, CALENDAR);
  }

  static PersonalHours partTime(DayOfWeek... days) {
    return new PersonalHours(ZONE, Set.of(days), HOURS.opens(), HOURS.closes());
  }

  static Access access(Access.Knowledge knowledge, MailboxId... openers) {
    return new Access(
        knowledge, Set.of(openers), List.of(new MailAddress("cecilia@kommun.example")));
  }

  void cover(String from, String to) {
    covers.add(new Cover(BO, LocalDate.parse(from), LocalDate.parse(to)));
  }

  void sent(String... times) {
    for (String time : times) {
      sent.add(at(time));
    }
  }

  List<Finding> judge(String now) {
    var facts =
        new AbsenceFacts(ANNA, calendarKnown, outOfOffice, HOURS, reply, sent, covers, access);
    return new AbsenceRule(policy, CALENDAR).judge(facts, at(now));
  }

  List<String> codes(String now) {
    return judge(now).stream().map(Finding::code).toList();
  }
}
