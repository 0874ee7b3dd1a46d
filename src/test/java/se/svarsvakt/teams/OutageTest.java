package se.svarsvakt.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** When deliveries are not even tried any more. */
class OutageTest {
  private Instant now = Instant.parse("2026-11-23T07:30:00Z");
  private final Outage outage = new Outage(new Moving());

  private final class Moving extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void three_failures_in_a_row_are_enough_for_two_minutes() {
    outage.failed();
    outage.failed();
    assertThat(outage.isOn()).isFalse();
    outage.failed();
    assertThat(outage.isOn()).isTrue();
    now = now.plus(Duration.ofMinutes(2));
    assertThat(outage.isOn()).isFalse();
  }

  @Test
  void an_answer_begins_the_count_anew() {
    outage.failed();
    outage.failed();
    outage.answered();
    outage.failed();
    assertThat(outage.isOn()).isFalse();
  }
}
