package se.svarsvakt.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static se.svarsvakt.worktime.Moments.STOCKHOLM;
import static se.svarsvakt.worktime.Moments.SWEDISH;
import static se.svarsvakt.worktime.Moments.local;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueDateTest {
  @ParameterizedTest(name = "{0} + {1} = {2}")
  @CsvSource({
    "2026-11-20T15:10+01:00, 1, 2026-11-23T17:00+01:00",
    "2026-11-21T09:00+01:00, 1, 2026-11-23T17:00+01:00",
    "2026-11-21T09:00+01:00, 2, 2026-11-24T17:00+01:00",
    "2026-11-20T23:30Z,      1, 2026-11-23T17:00+01:00",
    "2026-04-02T16:00+02:00, 1, 2026-04-07T17:00+02:00",
    "2026-06-18T08:00+02:00, 1, 2026-06-22T17:00+02:00",
    "2026-12-23T10:00+01:00, 1, 2026-12-28T17:00+01:00",
    "2026-12-30T10:00+01:00, 2, 2027-01-05T17:00+01:00",
    "2027-01-05T10:00+01:00, 1, 2027-01-07T17:00+01:00",
    "2026-03-27T23:30+01:00, 1, 2026-03-30T17:00+02:00",
  })
  void mail_is_due_as_the_table_of_the_rules_says(
      OffsetDateTime received, int workingDays, OffsetDateTime due) {
    assertThat(SWEDISH.due(received.toInstant(), workingDays).at()).isEqualTo(due.toInstant());
  }

  @Test
  void the_local_date_of_receipt_counts_not_the_one_in_greenwich() {
    // 23:30Z on a Monday is 00:30 on Tuesday in Stockholm.
    var due = SWEDISH.due(Instant.parse("2026-11-23T23:30:00Z"), 1);
    assertThat(due.day()).isEqualTo(LocalDate.of(2026, 11, 25));
  }

  @Test
  void the_days_that_did_not_count_are_named() {
    var due = SWEDISH.due(local("2026-12-23T10:00"), 1);
    assertThat(due.skipped())
        .extracting(SkippedDay::describe)
        .containsExactly(
            "Thu 24 Dec: Julafton",
            "Fri 25 Dec: Juldagen",
            "Sat 26 Dec: Annandag jul",
            "Sun 27 Dec: Sunday");
  }

  @Test
  void a_weekend_between_is_named() {
    var due = SWEDISH.due(local("2026-12-18T10:00"), 2);
    assertThat(due.skipped())
        .extracting(SkippedDay::describe)
        .containsExactly("Sat 19 Dec: Saturday", "Sun 20 Dec: Sunday");
  }

  @Test
  void the_day_of_receipt_and_the_working_days_are_not_among_the_skipped() {
    var due = SWEDISH.due(local("2026-11-21T09:00"), 2);
    assertThat(due.skipped()).containsExactly(new SkippedDay(LocalDate.of(2026, 11, 22), "Sunday"));
  }

  @Test
  void zero_working_days_is_the_end_of_the_day_of_receipt() {
    assertThat(SWEDISH.due(local("2026-11-20T15:10"), 0).at()).isEqualTo(local("2026-11-20T17:00"));
  }

  @Test
  void zero_working_days_from_a_day_off_is_the_end_of_the_next_working_day() {
    assertThat(SWEDISH.due(local("2026-11-21T15:10"), 0).at()).isEqualTo(local("2026-11-23T17:00"));
    assertThat(SWEDISH.due(local("2026-11-20T18:30"), 0).at()).isEqualTo(local("2026-11-23T17:00"));
    assertThat(SWEDISH.due(local("2026-11-20T17:00"), 0).at()).isEqualTo(local("2026-11-23T17:00"));
  }

  @Test
  void a_negative_number_of_days_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SWEDISH.due(local("2026-11-20T15:10"), -1));
  }

  @Test
  void a_promised_working_day_is_kept_until_its_end() {
    var due = SWEDISH.dueOn(LocalDate.of(2026, 11, 27));
    assertThat(due.at()).isEqualTo(local("2026-11-27T17:00"));
    assertThat(due.skipped()).isEmpty();
  }

  @Test
  void a_promise_for_a_day_off_is_due_on_the_next_working_day_and_says_why() {
    // 24 December 2026 is a Thursday, the 28th the next working day.
    var due = SWEDISH.dueOn(LocalDate.of(2026, 12, 24));
    assertThat(due.day()).isEqualTo(LocalDate.of(2026, 12, 28));
    assertThat(due.skipped().getFirst().describe()).isEqualTo("Thu 24 Dec: Julafton");
    assertThat(due.at().atZone(STOCKHOLM).toLocalTime()).hasToString("17:00");
  }
}
