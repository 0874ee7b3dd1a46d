package se.svarsvakt.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.StoredMailbox;

class LargeReadingsTest {
  private static final Instant NOW = Instant.parse("2026-11-16T07:00:00Z");
  private static final MailboxId ANNA = new MailboxId("anna");

  private final LargeReadings places = new LargeReadings(640, 2);

  @Test
  void there_are_few_until_something_is_known() {
    assertThat(places.places()).isEqualTo(80);
  }

  @Test
  void where_mailboxes_are_small_there_are_many() {
    read(12);
    assertThat(places.places()).isEqualTo(640);
  }

  @Test
  void more_processors_read_more_as_far_as_memory_reaches() {
    assertThat(new LargeReadings(640, 4).places()).isEqualTo(160);
    assertThat(new LargeReadings(640, 64).places()).isEqualTo(400);
  }

  @Test
  void where_mailboxes_are_large_there_are_few_but_some() {
    read(5_000);
    assertThat(places.places()).isEqualTo(8);
  }

  @Test
  void a_mailbox_that_was_not_read_says_nothing_of_their_size() {
    read(LargeReadings.UNREAD);
    assertThat(places.places()).isEqualTo(80);
  }

  @Test
  void where_nothing_came_since_there_are_as_many_as_may_be() {
    read(0);
    assertThat(places.places()).isEqualTo(640);
  }

  @Test
  void a_mailbox_that_was_never_read_may_have_much() {
    assertThat(LargeReadings.isOne(StoredMailbox.unknown(ANNA), NOW)).isTrue();
  }

  @Test
  void so_may_one_that_was_not_read_for_half_a_day() {
    assertThat(LargeReadings.isOne(listed(Duration.ofHours(13)), NOW)).isTrue();
    assertThat(LargeReadings.isOne(listed(Duration.ofHours(11)), NOW)).isFalse();
  }

  private static StoredMailbox listed(Duration before) {
    Instant at = NOW.minus(before);
    return new StoredMailbox(ANNA, null, null, List.of(), at, null, NOW, "");
  }

  @Test
  void never_more_than_there_may_be_at_a_time() {
    LargeReadings few = new LargeReadings(4, 2);
    assertThat(few.places()).isEqualTo(4);
  }

  @Test
  void who_finds_none_free_waits_for_one() throws InterruptedException {
    LargeReadings one = new LargeReadings(1, 2);
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
    one.leave(LargeReadings.UNREAD);
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
