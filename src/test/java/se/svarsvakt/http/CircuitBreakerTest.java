package se.svarsvakt.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import se.svarsvakt.testing.MovingClock;

/** When nothing is even asked any more. */
class CircuitBreakerTest {
  private final MovingClock clock = new MovingClock(Instant.parse("2026-11-23T07:30:00Z"));
  private final CircuitBreaker breaker = new CircuitBreaker(3, Duration.ofMinutes(2), clock);

  @Test
  void three_failures_in_a_row_are_enough_for_two_minutes() {
    breaker.failed();
    breaker.failed();
    assertThat(breaker.isOpen()).isFalse();
    breaker.failed();
    assertThat(breaker.isOpen()).isTrue();
    clock.move(Duration.ofMinutes(2));
    assertThat(breaker.isOpen()).isFalse();
  }

  @Test
  void an_answer_begins_the_count_anew() {
    breaker.failed();
    breaker.failed();
    breaker.succeeded();
    breaker.failed();
    assertThat(breaker.isOpen()).isFalse();
  }

  @Test
  void after_the_pause_the_count_begins_anew() {
    for (int i = 0; i < 3; i++) {
      breaker.failed();
    }
    clock.move(Duration.ofMinutes(2));
    breaker.failed();
    breaker.failed();
    assertThat(breaker.isOpen()).isFalse();
    breaker.failed();
    assertThat(breaker.isOpen()).isTrue();
  }

  @Test
  void one_that_opens_for_good_stays_open() {
    CircuitBreaker once = CircuitBreaker.forGood(2);
    once.failed();
    assertThat(once.isOpen()).isFalse();
    once.failed();
    once.succeeded();
    assertThat(once.isOpen()).isTrue();
  }
}
