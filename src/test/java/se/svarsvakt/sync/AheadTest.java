package se.svarsvakt.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AheadTest {
  @Test
  void all_are_acted_on_in_their_order() {
    List<String> acted = new ArrayList<>();
    Parallel.ahead(List.of(1, 2, 3, 4), i -> "n" + i, acted::add);
    assertThat(acted).containsExactly("n1", "n2", "n3", "n4");
  }

  @Test
  void the_next_is_prepared_while_one_is_acted_on() {
    CountDownLatch second = new CountDownLatch(1);
    Parallel.ahead(
        List.of(1, 2),
        i -> {
          if (i == 2) {
            second.countDown();
          }
          return i;
        },
        i -> waitFor(second)); // would wait forever were it prepared afterwards
    assertThat(second.getCount()).isZero();
  }

  @Test
  void what_is_being_prepared_ends_before_a_fault_comes_out() {
    AtomicInteger prepared = new AtomicInteger();
    assertThatThrownBy(
            () ->
                Parallel.ahead(
                    List.of(1, 2, 3),
                    i -> prepared.incrementAndGet(),
                    i -> {
                      throw new IllegalStateException("one");
                    }))
        .hasMessage("one");
    assertThat(prepared).hasValue(2);
  }

  @Test
  void what_a_preparation_throws_comes_out() {
    assertThatThrownBy(
            () ->
                Parallel.ahead(
                    List.of(1, 2),
                    i -> {
                      if (i == 2) {
                        throw new IllegalStateException("two");
                      }
                      return i;
                    },
                    i -> {}))
        .hasMessage("two");
  }

  @Test
  void of_nothing_nothing_is_made() {
    Parallel.ahead(List.of(), i -> i, i -> {});
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
