package se.svarsvakt.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.summary.ObservationStore.FindingSpan;
import se.svarsvakt.worktime.Period;

/** Findings by how they stood at the two ends of week 47, days of November 2026. */
class FindingCountTest {
  private static final Period WEEK = days(16, 23);
  private static final ObservedFinding.Kind NOT_OPENED =
      new ObservedFinding.Kind(RuleName.SHARED_MAILBOX, "not-opened");

  private static Period days(int from, int until) {
    return new Period(day(from), day(until));
  }

  private static Instant day(int day) {
    return Instant.parse("2026-11-%02dT00:00:00Z".formatted(day));
  }

  private static List<FindingCount> counted(Period... spans) {
    ObservedFinding finding = new ObservedFinding(new MailboxId("info"), NOT_OPENED, null);
    return FindingCount.of(
        Stream.of(spans).map(span -> new FindingSpan(finding, span)).toList(), WEEK);
  }

  private static FindingCount count(int fresh, int still, int fixed) {
    return new FindingCount(NOT_OPENED, fresh, still, fixed);
  }

  @Test
  void a_finding_counts_by_its_beginning_and_its_end() {
    assertThat(counted(days(18, 25))).containsExactly(count(1, 0, 0));
    assertThat(counted(days(10, 25))).containsExactly(count(0, 1, 0));
    assertThat(counted(days(10, 18))).containsExactly(count(0, 0, 1));
    assertThat(counted(days(17, 19))).isEmpty();
    assertThat(counted(days(16, 25)))
        .as("begun right at the beginning")
        .containsExactly(count(1, 0, 0));
    assertThat(counted(days(10, 23))).as("gone right at the end").containsExactly(count(0, 1, 0));
  }

  @Test
  void one_that_went_and_came_back_is_still_there() {
    assertThat(counted(days(13, 16), days(20, 24))).containsExactly(count(0, 1, 0));
    assertThat(counted(days(13, 17), days(18, 19))).containsExactly(count(0, 0, 1));
    assertThat(counted(days(16, 17), days(20, 24))).containsExactly(count(1, 0, 0));
  }
}
