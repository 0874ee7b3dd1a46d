package se.svarsvakt.rule.absence;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.svarsvakt.mail.AutomaticReply;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MissingReplyText;
import se.svarsvakt.policy.AbsencePolicy;
import se.svarsvakt.rule.Access;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.worktime.Period;
import se.svarsvakt.worktime.PersonalCalendar;
import se.svarsvakt.worktime.PersonalHours;
import se.svarsvakt.worktime.SwedishHolidays;
import se.svarsvakt.worktime.WorkingCalendar;

/** Somebody in Sweden whose absences are judged; every time is local. */
final class Away {
  static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
  static final WorkingCalendar CALENDAR = WorkingCalendar.of(ZONE, new SwedishHolidays());
  static final PersonalHours HOURS =
      new PersonalHours(
          ZONE,
          EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
          CALENDAR.hours().opens(),
          CALENDAR.hours().closes());
  static final PersonalCalendar DAYS = new PersonalCalendar(HOURS, CALENDAR);
  static final MailboxId ANNA = new MailboxId("anna");
  static final MailboxId BO = new MailboxId("bo");

  final List<Period> outOfOffice = new ArrayList<>();
  final List<Instant> sent = new ArrayList<>();
  final List<CoverAgreement> covers = new ArrayList<>();
  Optional<AutomaticReply> reply = Optional.of(AutomaticReply.OFF);
  boolean calendarKnown = true;
  Access access = Access.NOT_READ;
  AbsencePolicy policy = AbsencePolicy.ORDINARY;

  static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }

  static Period period(String from, String until) {
    return new Period(at(from), at(until));
  }

  /** All-day entries from one day to another, both included. */
  static Period days(String first, String last) {
    return period(first + "T00:00", LocalDate.parse(last).plusDays(1) + "T00:00");
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
        Optional.of(period(from, until)),
        Set.of());
  }

  static List<PlannedAbsence> planned(Period... entries) {
    return PlannedAbsences.of(List.of(entries), DAYS);
  }

  static PersonalHours partTime(DayOfWeek... days) {
    return new PersonalHours(ZONE, Set.of(days), HOURS.opens(), HOURS.closes());
  }

  static Access access(Access.Knowledge knowledge, MailboxId... openers) {
    return new Access(
        knowledge, Set.of(openers), List.of(new MailAddress("cecilia@kommun.example")));
  }

  void cover(String from, String to) {
    covers.add(new CoverAgreement(1, ANNA, BO, LocalDate.parse(from), LocalDate.parse(to), ""));
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
    return judge(now).stream().map(finding -> finding.issue().code()).toList();
  }
}
