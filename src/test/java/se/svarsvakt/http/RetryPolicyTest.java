package se.svarsvakt.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.http.HttpResult.Completed;
import se.svarsvakt.http.HttpResult.Garbled;
import se.svarsvakt.http.HttpResult.Lost;
import se.svarsvakt.http.HttpResult.NotSent;
import se.svarsvakt.http.RetryPolicy.Repeat;

/** What is sent again, and after what pause. */
class RetryPolicyTest {
  private static final RetryPolicy POLICY =
      new RetryPolicy(4, Duration.ofSeconds(1), Duration.ofMinutes(1));
  private static final HttpResult DONE = answer(200);
  private static final HttpResult LOST = new Lost(new IOException("reset"));
  private static final HttpResult NO_CONNECTION = new NotSent(new ConnectException("no"), true);

  private final List<Duration> pauses = new ArrayList<>();

  private static HttpResult answer(int status) {
    return new Completed(JsonAnswer.empty(status));
  }

  private static HttpResult throttled(Duration pause) {
    return new Completed(new JsonAnswer(429, Optional.of(pause), JsonAnswer.empty(429).body()));
  }

  private HttpResult run(Repeat repeat, HttpResult... results) {
    Deque<HttpResult> coming = new ArrayDeque<>(List.of(results));
    try {
      return POLICY.run(coming::removeFirst, repeat, (pause, _) -> pauses.add(pause));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void what_passes_is_sent_again(int status) {
    assertThat(run(Repeat.HARMLESS, answer(status), DONE)).isEqualTo(DONE);
    assertThat(pauses).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 400, 401, 403, 404, 409, 412, 501})
  void what_would_be_answered_alike_is_not(int status) {
    assertThat(run(Repeat.HARMLESS, answer(status))).isEqualTo(answer(status));
  }

  @Test
  void what_took_too_long_is_tried_once_more_and_no_oftener() {
    HttpResult late = new Lost(new java.io.InterruptedIOException("timeout"));
    assertThat(run(Repeat.HARMLESS, late, late, DONE)).isEqualTo(late);
    assertThat(pauses).hasSize(1);
  }

  @Test
  void what_is_not_what_was_asked_for_is_tried_three_times_in_all() {
    HttpResult garbled = new Garbled(200);
    assertThat(run(Repeat.HARMLESS, garbled, garbled, garbled)).isEqualTo(garbled);
    assertThat(pauses).hasSize(2);
  }

  @Test
  void an_error_in_place_of_an_answer_is_told_at_once_unless_it_passes() {
    HttpResult denied = new Garbled(200, "accessDenied", false);
    assertThat(run(Repeat.HARMLESS, denied)).isEqualTo(denied);
    assertThat(run(Repeat.HARMLESS, new Garbled(200, "busy", true), DONE)).isEqualTo(DONE);
  }

  @Test
  void the_last_attempt_decides() {
    HttpResult last = answer(503);
    assertThat(run(Repeat.HARMLESS, LOST, new Garbled(200), NO_CONNECTION, last)).isEqualTo(last);
    assertThat(pauses).hasSize(3);
  }

  @Test
  void a_pause_doubles_and_is_shortened_by_half_at_most() {
    run(Repeat.HARMLESS, LOST, LOST, LOST, LOST);
    assertThat(pauses.get(0)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    assertThat(pauses.get(1)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    assertThat(pauses.get(2)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  @Test
  void a_longer_pause_that_is_asked_for_is_kept_and_one_too_long_ends_it() {
    run(Repeat.HARMLESS, throttled(Duration.ofSeconds(60)), DONE);
    assertThat(pauses).containsExactly(Duration.ofSeconds(60));
    HttpResult hours = throttled(Duration.ofSeconds(61));
    assertThat(run(Repeat.HARMLESS, hours)).isEqualTo(hours);
  }

  @Test
  void what_may_be_done_is_not_done_twice() {
    assertThat(run(Repeat.UNLESS_DONE, LOST)).isEqualTo(LOST);
    assertThat(run(Repeat.UNLESS_DONE, NO_CONNECTION, answer(502), DONE)).isEqualTo(DONE);
  }

  @Test
  void what_counts_as_not_taken_is_429_and_503_alone() {
    assertThat(run(Repeat.IF_NOT_TAKEN, answer(429), answer(503), DONE)).isEqualTo(DONE);
    assertThat(run(Repeat.IF_NOT_TAKEN, answer(502))).isEqualTo(answer(502));
    assertThat(run(Repeat.IF_NOT_TAKEN, NO_CONNECTION)).isEqualTo(NO_CONNECTION);
    assertThat(run(Repeat.IF_NOT_TAKEN, LOST)).isEqualTo(LOST);
  }

  @Test
  void a_refused_credential_is_not_tried_again() {
    HttpResult refused = new NotSent(new IllegalStateException("expired"), false);
    assertThat(run(Repeat.HARMLESS, refused)).isEqualTo(refused);
  }
}
