package se.svarsvakt.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** how many batches go at once. */
class BatchFlowTest {
  private final AtomicLong nanos = new AtomicLong(1_000);
  private final BatchFlow flow = new BatchFlow(16, Duration.ofMinutes(2), nanos::get);

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  /** So many batches go out together and come back. */
  private void round(int batches) {
    int[] when = new int[batches];
    for (int i = 0; i < batches; i++) {
      when[i] = flow.sent(20);
    }
    for (int each : when) {
      flow.wentWell(each);
    }
    pass(Duration.ofMillis(250));
  }

  @Test
  void it_begins_with_four_and_soon_sends_as_many_as_may_be() {
    assertThat(flow.limit()).isEqualTo(4);
    round(4);
    assertThat(flow.limit()).isEqualTo(8);
    round(8);
    round(16);
    assertThat(flow.limit()).isEqualTo(16);
  }

  @Test
  void what_is_too_much_halves_it_once_however_many_batches_say_so() {
    round(4);
    round(8);
    int before = flow.sent(20);
    int beside = flow.sent(20);
    flow.tooMuch(before, Duration.ZERO);
    flow.tooMuch(beside, Duration.ZERO);
    assertThat(flow.limit()).isEqualTo(8);
    flow.tooMuch(flow.sent(20), Duration.ZERO);
    assertThat(flow.limit()).isEqualTo(4);
  }

  @Test
  void after_that_it_grows_by_one_a_round() {
    round(4);
    flow.tooMuch(flow.sent(20), Duration.ZERO);
    assertThat(flow.limit()).isEqualTo(4);
    round(4);
    assertThat(flow.limit()).isBetween(4, 5);
    round(5);
    assertThat(flow.limit()).isBetween(5, 6);
  }

  @Test
  void what_was_sent_before_the_halving_does_not_let_it_grow() {
    int old = flow.sent(20);
    flow.tooMuch(flow.sent(20), Duration.ZERO);
    flow.wentWell(old);
    assertThat(flow.limit()).isEqualTo(2);
  }

  @Test
  void one_is_always_let_through() {
    for (int i = 0; i < 10; i++) {
      flow.tooMuch(flow.sent(20), Duration.ZERO);
    }
    assertThat(flow.limit()).isEqualTo(1);
  }

  @Test
  void while_graph_asks_for_a_pause_none_is_sent() {
    flow.tooMuch(flow.sent(20), Duration.ofSeconds(30));
    flow.tooMuch(0, Duration.ofSeconds(3));
    assertThat(flow.pause(20)).isEqualTo(Duration.ofSeconds(30));
    pass(Duration.ofSeconds(30));
    assertThat(flow.pause(20)).isZero();
  }

  @Test
  void nobody_waits_for_a_pause_after_which_a_later_pass_asks_again() {
    flow.tooMuch(flow.sent(20), Duration.ofMinutes(10));
    assertThat(flow.pause(20)).isZero();
    assertThat(flow.limit()).isEqualTo(2);
  }

  @Test
  void no_more_go_out_in_a_second_than_graph_takes_of_an_app() {
    int sent = 0;
    while (flow.pause(20).isZero()) {
      flow.sent(20);
      sent += 20;
    }
    assertThat(sent).isEqualTo(BatchFlow.MOST_IN_A_SECOND);
    pass(Duration.ofSeconds(1));
    assertThat(flow.pause(20)).isZero();
  }

  @Test
  void several_nodes_share_what_graph_takes_of_an_app() {
    flow.share(3);
    int sent = 0;
    while (flow.pause(20).isZero()) {
      flow.sent(20);
      sent += 20;
    }
    assertThat(sent).isEqualTo(BatchFlow.MOST_IN_A_SECOND / 3);
    flow.share(1); // the others are done
    assertThat(flow.pause(20)).isZero();
  }
}
