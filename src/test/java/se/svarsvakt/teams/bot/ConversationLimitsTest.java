package se.svarsvakt.teams.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The bot's limits, on a clock that moves only while somebody sleeps. */
class ConversationLimitsTest {
  private final AtomicLong nanos = new AtomicLong();
  private final List<Duration> slept = new ArrayList<>();
  private final ConversationLimits limits = new ConversationLimits(nanos::get);

  private boolean write(String conversation) {
    try {
      return limits.await(conversation, this::sleep);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void sleep(Duration time) {
    slept.add(time);
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void one_conversation_takes_seven_in_a_second_and_eight_in_two() {
    for (int i = 0; i < 9; i++) {
      assertThat(write("a")).isTrue();
    }
    assertThat(slept).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
  }

  @Test
  void conversations_do_not_wait_for_one_another() {
    for (int i = 0; i < 40; i++) {
      write("person " + i);
    }
    assertThat(slept).isEmpty();
  }

  @Test
  void all_together_stay_below_fifty_in_a_second() {
    for (int i = 0; i < 41; i++) {
      write("person " + i);
    }
    assertThat(slept).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void after_an_hours_fill_a_conversation_is_refused_and_no_other() {
    int written = 0;
    while (written < 2_000 && write("a")) {
      written++;
    }
    assertThat(written).isEqualTo(1_800);
    assertThat(write("b")).isTrue();
    assertThat(slept).allMatch(time -> time.compareTo(ConversationLimits.LONGEST) <= 0);
  }
}
