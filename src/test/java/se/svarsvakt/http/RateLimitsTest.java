package se.svarsvakt.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.svarsvakt.http.RateLimits.Limit;

/** When the next request may go. */
class RateLimitsTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final AtomicLong nanos = new AtomicLong(-5_000_000_000L);

  private RateLimits rates(Limit... limits) {
    return new RateLimits(nanos::get, limits);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private static List<Optional<Duration>> turns(RateLimits rates, int count) {
    return IntStream.range(0, count).mapToObj(i -> rates.turn(HOUR)).toList();
  }

  @Test
  void as_many_as_the_limit_go_at_once_and_the_next_one_waits() {
    RateLimits rates = rates(new Limit(3, Duration.ofSeconds(2)));
    assertThat(turns(rates, 3)).containsOnly(Optional.of(Duration.ZERO));
    assertThat(rates.turn(HOUR)).contains(Duration.ofSeconds(2));
  }

  @Test
  void a_turn_comes_back_when_its_span_is_over() {
    RateLimits rates = rates(new Limit(1, Duration.ofSeconds(2)));
    turns(rates, 1);
    pass(Duration.ofMillis(1_500));
    assertThat(rates.turn(HOUR)).contains(Duration.ofMillis(500));
    pass(Duration.ofMillis(2_500));
    assertThat(rates.turn(HOUR)).contains(Duration.ZERO);
  }

  @Test
  void the_strictest_limit_counts() {
    RateLimits rates =
        rates(new Limit(7, Duration.ofSeconds(1)), new Limit(8, Duration.ofSeconds(2)));
    turns(rates, 7);
    assertThat(rates.turn(HOUR)).contains(Duration.ofSeconds(1));
    assertThat(rates.turn(HOUR)).contains(Duration.ofSeconds(2));
  }

  @Test
  void a_turn_that_is_too_far_away_is_not_taken() {
    RateLimits rates = rates(new Limit(1, Duration.ofSeconds(10)));
    turns(rates, 1);
    assertThat(rates.turn(Duration.ofSeconds(9))).isEmpty();
    assertThat(rates.turn(Duration.ofSeconds(9))).isEmpty();
    assertThat(rates.turn(Duration.ofSeconds(10))).contains(Duration.ofSeconds(10));
  }

  @Test
  void in_no_span_more_go_than_allowed() {
    RateLimits rates =
        rates(new Limit(7, Duration.ofSeconds(1)), new Limit(60, Duration.ofSeconds(30)));
    List<Long> sent = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      sent.add(nanos.get() + rates.turn(HOUR).orElseThrow().toNanos());
      pass(Duration.ofMillis(i % 37 * 10L));
    }
    assertThat(sent).isSorted();
    for (int i = 60; i < sent.size(); i++) {
      assertThat(sent.get(i) - sent.get(i - 60)).isGreaterThanOrEqualTo(30_000_000_000L);
      assertThat(sent.get(i) - sent.get(i - 7)).isGreaterThanOrEqualTo(1_000_000_000L);
    }
  }

  @Test
  void whoever_awaits_a_turn_sleeps_until_then() throws InterruptedException {
    RateLimits rates = rates(new Limit(1, Duration.ofSeconds(2)));
    List<Duration> slept = new ArrayList<>();
    assertThat(rates.await(HOUR, slept::add)).isTrue();
    assertThat(rates.await(HOUR, slept::add)).isTrue();
    assertThat(rates.await(Duration.ofSeconds(1), slept::add)).isFalse();
    assertThat(slept).containsExactly(Duration.ofSeconds(2));
  }

  @Test
  void a_limit_of_nothing_is_refused() {
    assertThatThrownBy(() -> new Limit(0, HOUR)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Limit(1, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void who_waits_when_a_rest_begins_takes_another_turn() throws InterruptedException {
    RateLimits rates = rates(new Limit(1, Duration.ofSeconds(5)));
    turns(rates, 1);
    List<Duration> slept = new ArrayList<>();
    Sleeper sleeper =
        time -> {
          slept.add(time);
          pass(time);
          if (slept.size() == 1) {
            rates.rest(Duration.ofSeconds(30));
          }
        };
    assertThat(rates.await(Duration.ofMinutes(1), sleeper)).isTrue();
    assertThat(slept).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(30));
  }

  @Test
  void a_rest_that_is_longer_than_anybody_waits_is_told_at_once() throws InterruptedException {
    RateLimits rates = rates(new Limit(1, Duration.ofSeconds(5)));
    rates.rest(Duration.ofMinutes(10));
    assertThat(rates.await(Duration.ofMinutes(2), _ -> pass(HOUR))).isFalse();
    pass(Duration.ofMinutes(9));
    assertThat(rates.await(Duration.ofMinutes(2), this::pass)).isTrue();
  }

  @Test
  void a_rest_that_is_longer_than_anybody_waits_can_be_ended_and_a_shorter_one_not()
      throws InterruptedException {
    RateLimits rates = rates(new Limit(5, Duration.ofSeconds(5)));
    rates.rest(Duration.ofMinutes(10));
    rates.endRest(Duration.ofMinutes(2));
    assertThat(rates.turn(HOUR)).contains(Duration.ZERO);
    rates.rest(Duration.ofMinutes(1));
    rates.endRest(Duration.ofMinutes(2));
    assertThat(rates.turn(HOUR)).contains(Duration.ofMinutes(1));
  }
}
