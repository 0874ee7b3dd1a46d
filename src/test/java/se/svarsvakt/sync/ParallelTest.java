package se.svarsvakt.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ParallelTest {
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  @Test
  void no_more_reckon_at_once_than_there_are_processors() {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    List<Integer> many = IntStream.range(0, 200).boxed().toList();
    Parallel.forEach(
        many,
        many.size(),
        _ ->
            Parallel.reckon(
                List.of(1, 2, 3),
                thing -> {
                  if (thing == 1) {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                  } else if (thing == 3) {
                    now.decrementAndGet();
                  }
                  done.incrementAndGet();
                }));
    assertThat(done).hasValue(600);
    assertThat(most.get()).isBetween(1, PROCESSORS);
  }

  @Test
  void who_fails_gives_the_turn_back() {
    for (int i = 0; i <= PROCESSORS; i++) {
      assertThatThrownBy(
              () ->
                  Parallel.reckon(
                      List.of(1),
                      _ -> {
                        throw new IllegalStateException("broken");
                      }))
          .hasMessage("broken");
    }
    AtomicInteger sum = new AtomicInteger();
    Parallel.reckon(List.of(2, 3), sum::addAndGet);
    assertThat(sum).hasValue(5);
  }
}
