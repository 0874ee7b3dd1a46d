package se.svarsvakt.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PeriodTest {
  private static Period period(int from, int until) {
    return new Period(Instant.ofEpochSecond(from), Instant.ofEpochSecond(until));
  }

  @Test
  void a_period_must_have_a_length() {
    assertThatThrownBy(() -> period(1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> period(2, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void periods_that_touch_have_nothing_in_common() {
    assertThat(period(1, 3).intersection(period(3, 5))).isEmpty();
    assertThat(period(1, 4).intersection(period(3, 5))).contains(period(3, 4));
  }

  @Test
  void what_is_left_begins_now() {
    assertThat(period(1, 5).leftAt(Instant.ofEpochSecond(3))).contains(period(3, 5));
    assertThat(period(1, 5).leftAt(Instant.ofEpochSecond(0))).contains(period(1, 5));
    assertThat(period(1, 5).leftAt(Instant.ofEpochSecond(5))).isEmpty();
  }

  @Test
  void periods_are_ordered_by_their_beginning_and_then_by_their_end() {
    assertThat(Stream.of(period(2, 3), period(1, 9), period(1, 2)).sorted())
        .containsExactly(period(1, 2), period(1, 9), period(2, 3));
  }
}
