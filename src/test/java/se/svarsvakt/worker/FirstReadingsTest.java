package se.svarsvakt.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FirstReadingsTest {
  private final FirstReadings places = new FirstReadings(640);

  @Test
  void there_are_few_until_something_is_known() {
    assertThat(places.places()).isEqualTo(80);
  }

  @Test
  void where_mailboxes_are_small_there_are_many() {
    read(27);
    assertThat(places.places()).isEqualTo(640);
  }

  @Test
  void where_mailboxes_are_large_there_are_few_but_some() {
    read(5_000);
    assertThat(places.places()).isEqualTo(8);
  }

  @Test
  void a_mailbox_that_was_not_read_says_nothing_of_their_size() {
    read(0);
    assertThat(places.places()).isEqualTo(80);
  }

  @Test
  void never_more_than_there_may_be_at_a_time() {
    FirstReadings few = new FirstReadings(4);
    assertThat(few.places()).isEqualTo(4);
  }

  @Test
  void who_finds_none_free_waits_for_one() throws InterruptedException {
    FirstReadings one = new FirstReadings(1);
    one.take();
    CountDownLatch taken = new CountDownLatch(1);
    Thread next =
        Thread.ofVirtual()
            .start(
                () -> {
                  one.take();
                  taken.countDown();
                });
    assertThat(taken.getCount()).isEqualTo(1);
    one.leave(0);
    taken.await();
    next.join();
  }

  private void read(int messages) {
    IntStream.range(0, 200)
        .forEach(
            _ -> {
              places.take();
              places.leave(messages);
            });
  }
}
