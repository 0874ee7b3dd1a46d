package se.svarsvakt.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DoublingPauseTest {
  private final DoublingPause pause =
      new DoublingPause(Duration.ofSeconds(30), Duration.ofMinutes(3));

  @Test
  void doubles_from_the_first_to_the_longest() {
    assertThat(pause.after(0)).isEqualTo(Duration.ofSeconds(30));
    assertThat(pause.after(1)).isEqualTo(Duration.ofMinutes(1));
    assertThat(pause.after(2)).isEqualTo(Duration.ofMinutes(2));
    assertThat(pause.after(3)).isEqualTo(Duration.ofMinutes(3));
    assertThat(pause.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(3));
  }
}
