package se.svarsvakt.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.summary.CountedMail.Fate;
import se.svarsvakt.worktime.CalendarWeek;
import se.svarsvakt.worktime.SwedishHolidays;
import se.svarsvakt.worktime.WorkingCalendar;

/** Week 47 of 2026: Monday 16 to Sunday 22 November. */
class FigureTallyTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
  private static final WorkingCalendar CALENDAR = WorkingCalendar.of(ZONE, new SwedishHolidays());
  private static final FigureTally.WeekTerms WEEK =
      FigureTally.WeekTerms.of(CalendarWeek.parse("2026-W47").orElseThrow(), CALENDAR);
  private static final Offset<Double> A_HAIR = within(1e-12);

  private static Instant at(String local) {
    return LocalDateTime.parse("2026-11-" + local).atZone(ZONE).toInstant();
  }

  private static CountedMail mail(
      String received, String deadline, Fate fate, @Nullable String answered) {
    return new CountedMail(
        new MailboxId("anna"),
        RuleName.REPLY,
        at(received),
        at(deadline),
        fate,
        answered == null ? null : at(answered),
        answered == null ? null : at(answered),
        true);
  }

  private static CountedMail answered(String received, String deadline, String answered) {
    return mail(received, deadline, Fate.ANSWERED, answered);
  }

  private static CountedMail open(String received, String deadline) {
    return mail(received, deadline, Fate.OPEN, null);
  }

  private static Figures figures(CountedMail... mails) {
    FigureTally tally = new FigureTally(WEEK);
    Stream.of(mails).forEach(tally::add);
    return tally.figures();
  }

  @Test
  void what_is_due_is_in_time_late_or_unanswered_and_nothing_else() {
    Figures figures =
        figures(
            answered("16T09:00", "17T17:00", "17T17:00"), // at the deadline
            answered("16T09:00", "17T17:00", "17T17:01"),
            open("18T09:00", "19T17:00"),
            mail("18T09:00", "19T17:00", Fate.NO_REPLY_NEEDED, null),
            mail("18T09:00", "19T17:00", Fate.EXCEPTED, "18T10:00"),
            mail("18T09:00", "19T17:00", Fate.DISCARDED, null));
    assertThat(figures.due()).isEqualTo(3);
    assertThat(figures.onTime()).isEqualTo(1);
    assertThat(figures.late()).isEqualTo(1);
    assertThat(figures.unanswered()).isEqualTo(1);
    assertThat(figures.noReplyNeeded()).isEqualTo(1);
    assertThat(figures.excepted()).isEqualTo(1);
    assertThat(figures.discarded()).isEqualTo(1);
    assertThat(figures.onTimeShare()).isEqualTo(1 / 3.0, A_HAIR);
  }

  @Test
  void a_deadline_of_another_week_is_not_due_in_this_one() {
    Figures figures =
        figures(answered("20T15:00", "23T17:00", "20T16:00"), open("12T09:00", "13T17:00"));
    assertThat(figures.due()).isZero();
    assertThat(figures.onTimeShare()).isNull();
    assertThat(figures.received()).isEqualTo(1);
  }

  @Test
  void open_mail_of_whichever_week_is_overdue() {
    Figures figures = figures(open("12T09:00", "13T17:00"), open("20T09:00", "23T17:00"));
    assertThat(figures.openOverdue()).isEqualTo(1);
    assertThat(figures.oldestOverdue()).isEqualTo(at("12T09:00"));
  }

  @Test
  void the_week_begins_with_its_monday_and_ends_before_the_next() {
    Figures figures =
        figures(
            open("15T23:59", "17T17:00"), open("16T00:00", "17T17:00"),
            open("22T23:59", "23T17:00"), open("23T00:00", "24T17:00"));
    assertThat(figures.received()).isEqualTo(2);
    assertThat(figures.due()).isEqualTo(2);
  }

  @Test
  void hours_are_working_hours_and_mail_without_an_answer_waits_longest() {
    // Friday 16:00 to Monday 09:00 is 2 working hours; 08:00 to 12:00 is 4
    CountedMail two = answered("13T16:00", "16T17:00", "16T09:00");
    CountedMail four = answered("17T08:00", "18T17:00", "17T12:00");
    CountedMail none = open("17T08:00", "18T17:00");
    assertThat(figures(two, four, none).workingHoursMedian()).isEqualTo(4, A_HAIR);
    assertThat(figures(two, four, none).workingHoursP90()).isNull();
    assertThat(figures(two, none, none).workingHoursMedian()).isNull();
    assertThat(figures(two, four).workingHoursMedian()).isEqualTo(2, A_HAIR); // nearest rank
    assertThat(figures(two, four).workingHoursP90()).isEqualTo(4, A_HAIR);
    assertThat(figures().workingHoursMedian()).isNull();
  }

  @Test
  void young_mail_neither_helps_nor_hurts() {
    // Four mails: answered the same day, after one working day, after two, and one of Friday that
    // nobody answered: it is known for no working day after its own.
    Figures figures =
        figures(
            answered("16T09:00", "17T17:00", "16T10:00"),
            answered("16T09:00", "17T17:00", "17T10:00"),
            answered("16T09:00", "17T17:00", "18T10:00"),
            open("20T09:00", "23T17:00"));
    // day 0: 4 at risk, 1 answered: 3/4 wait. Day 1: 2 at risk, 1 answered: 3/8. Day 2: 1 of 1.
    assertThat(share(figures, 0)).isEqualTo(0.25, A_HAIR);
    assertThat(share(figures, 1)).isEqualTo(0.625, A_HAIR);
    assertThat(share(figures, 2)).isEqualTo(1, A_HAIR);
    assertThat(share(figures, 5)).isEqualTo(1, A_HAIR);
  }

  @Test
  void what_no_mail_is_old_enough_to_tell_is_unknown() {
    Figures figures = figures(open("20T09:00", "23T17:00"));
    assertThat(share(figures, 0)).isEqualTo(0, A_HAIR);
    assertThat(share(figures, 1)).isNull();
    assertThat(figures().answeredWithin()).isNull();
  }

  private static @Nullable Double share(Figures figures, int days) {
    return Objects.requireNonNull(figures.answeredWithin()).get(days);
  }

  @Test
  void what_came_before_the_four_weeks_waits_no_longer() {
    CountedMail old =
        new CountedMail(
            new MailboxId("anna"),
            RuleName.REPLY,
            at("16T09:00").minusSeconds(22 * 86_400), // Sunday 25 October
            at("17T17:00"),
            Fate.OPEN,
            null,
            null,
            true);
    assertThat(figures(old).workingHoursMedian()).isNull();
    assertThat(figures(old).answeredWithin()).isNull();
  }

  @Test
  void a_promise_moves_the_deadline_and_not_the_wait() {
    // acknowledged within an hour, answered by the promised day
    CountedMail promised =
        new CountedMail(
            new MailboxId("anna"),
            RuleName.REPLY,
            at("10T09:00"),
            at("18T17:00"),
            Fate.ANSWERED,
            at("18T12:00"),
            at("10T10:00"),
            true);
    assertThat(figures(promised).onTime()).isEqualTo(1);
    assertThat(figures(promised).workingHoursMedian()).isEqualTo(1, A_HAIR);
    assertThat(share(figures(promised), 0)).isEqualTo(1, A_HAIR);
  }

  @Test
  void tallies_of_mailboxes_add_up_to_that_of_all() {
    List<CountedMail> all =
        List.of(
            answered("16T09:00", "17T17:00", "16T10:00"),
            open("12T09:00", "13T17:00"),
            answered("17T09:00", "18T17:00", "19T10:00"),
            mail("18T09:00", "19T17:00", Fate.DISCARDED, null),
            open("20T09:00", "23T17:00"));
    FigureTally sum = new FigureTally(WEEK);
    for (CountedMail mail : all) {
      FigureTally one = new FigureTally(WEEK);
      one.add(mail);
      sum.add(one);
    }
    assertThat(sum.figures()).isEqualTo(figures(all.toArray(CountedMail[]::new)));
  }

  @Test
  void junk_is_discarded_and_was_never_received() {
    CountedMail junk =
        new CountedMail(
            new MailboxId("anna"),
            RuleName.REPLY,
            at("16T09:00"),
            at("17T17:00"),
            Fate.DISCARDED,
            null,
            null,
            false);
    assertThat(figures(junk).received()).isZero();
    assertThat(figures(junk).discarded()).isEqualTo(1);
    assertThat(figures(junk).answeredWithin()).isNull();
  }
}
