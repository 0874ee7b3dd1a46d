package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Weeks of an office in which everything fails that can: after each step no mail is lost, nobody is
 * told twice, nor what is not theirs, nor after the answer, and what is judged is what judging
 * everything gives. {@code -Dfaults.seed}, {@code -Dfaults.seeds} and {@code -Dfaults.steps} say
 * from which seed on, how many and how long (CONTRIBUTING.md).
 */
class FaultModelTest {
  private static final long FIRST = Long.getLong("faults.seed", 1);
  private static final long SEEDS = Long.getLong("faults.seeds", 2);
  private static final int STEPS = Integer.getInteger("faults.steps", 40);

  @TempDir private Path directory;

  static LongStream seeds() {
    return LongStream.range(FIRST, FIRST + SEEDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatever_fails_nothing_is_lost_and_nobody_is_told_wrongly(long seed) throws IOException {
    try (FaultyOffice office = new FaultyOffice(directory, seed)) {
      for (int step = 0; step < STEPS; step++) {
        office.goOn(step);
      }
      assertThat(office.problems()).isEmpty();
      assertThat(office.notifications())
          .as("notifications of %d letters due, seed %d", office.due(), seed)
          .isGreaterThan(STEPS / 20);
    }
  }
}
