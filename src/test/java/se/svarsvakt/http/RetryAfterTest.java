package se.svarsvakt.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Retry-After asks for. */
class RetryAfterTest {
  private static final String EIGHT = "Mon, 23 Nov 2026 08:00:00 GMT";

  @ParameterizedTest
  @CsvSource({"0, 0", "7, 7000", "' 1.5 ', 1500", "0.001, 1"})
  void seconds_may_have_fractions(String value, long millis) {
    assertThat(RetryAfter.parse(value, null)).contains(Duration.ofMillis(millis));
  }

  @Test
  void a_date_is_counted_from_the_answers_own_date() {
    assertThat(RetryAfter.parse("Mon, 23 Nov 2026 08:01:30 GMT", EIGHT))
        .contains(Duration.ofSeconds(90));
    assertThat(RetryAfter.parse("Mon, 23 Nov 2026 07:59:00 GMT", EIGHT)).isEmpty();
    assertThat(RetryAfter.parse("Mon, 23 Nov 2026 08:01:30 GMT", null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "NaN", "Infinity", "1e9"})
  void what_makes_no_sense_asks_for_nothing(String value) {
    assertThat(RetryAfter.parse(value, EIGHT)).isEmpty();
  }

  @Test
  void no_header_asks_for_nothing() {
    assertThat(RetryAfter.parse(null, EIGHT)).isEmpty();
  }
}
