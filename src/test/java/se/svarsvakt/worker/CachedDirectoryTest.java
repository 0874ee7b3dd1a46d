package se.svarsvakt.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.Directory;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.SourceUnavailable;
import se.svarsvakt.testing.Databases;

/** How long a directory is believed. */
class CachedDirectoryTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-23T07:30:00Z"));
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicInteger memberReads = new AtomicInteger();
  private volatile boolean available = true;
  private volatile List<Account> accounts = List.of();
  private volatile @Nullable CountDownLatch held;

  private final Directory source =
      new Directory() {
        @Override
        public DirectorySnapshot read() {
          reads.incrementAndGet();
          waitForIt();
          if (!available) {
            throw new SourceUnavailable("not now");
          }
          return new DirectorySnapshot(accounts, Set.of("kommun.example"));
        }

        @Override
        public Set<MailboxId> members(String group) {
          memberReads.incrementAndGet();
          return Set.of(new MailboxId(group));
        }
      };
  private final CachedDirectory directory = new CachedDirectory(source, clock);
  private final Directory people = directory.forPeople();

  private void waitForIt() {
    CountDownLatch latch = held;
    try {
      if (latch != null) {
        latch.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void later(Duration time) {
    now.set(now.get().plus(time));
  }

  private static Account account(String name, boolean enabled, @Nullable String manager) {
    return new Account(
        new MailboxId(name),
        new MailAddress(name + "@kommun.example"),
        Set.of(),
        enabled,
        false,
        manager == null ? null : new MailboxId(manager));
  }

  @Test
  void within_an_hour_it_is_read_once() {
    directory.read();
    now.set(now.get().plusSeconds(3599));
    directory.read();
    assertThat(reads).hasValue(1);
  }

  @Test
  void after_an_hour_it_is_read_again() {
    directory.read();
    now.set(now.get().plusSeconds(3600));
    directory.read();
    assertThat(reads).hasValue(2);
  }

  @Test
  void what_was_read_by_a_clock_that_was_ahead_is_read_again() {
    Instant right = now.get();
    later(Duration.ofDays(2));
    directory.read();
    directory.members("a");
    now.set(right);
    directory.read();
    directory.members("a");
    assertThat(reads).hasValue(2);
    assertThat(memberReads).hasValue(2);
  }

  @Test
  void what_cannot_be_read_is_not_kept() {
    available = false;
    assertThatThrownBy(directory::read).isInstanceOf(SourceUnavailable.class);
    available = true;
    assertThat(directory.read().domains()).containsExactly("kommun.example");
  }

  @Test
  void each_group_has_its_own_members() {
    assertThat(directory.members("a")).containsExactly(new MailboxId("a"));
    assertThat(directory.members("b")).containsExactly(new MailboxId("b"));
  }

  @Test
  void people_see_the_last_one_while_it_cannot_be_read() {
    DirectorySnapshot before = directory.read();
    later(Duration.ofHours(2));
    available = false;
    assertThat(people.read()).isSameAs(before);
    assertThatThrownBy(directory::read).isInstanceOf(SourceUnavailable.class);
  }

  @Test
  void nodes_that_help_read_with_none_that_is_two_hours_old() {
    Directory shards = directory.forShards();
    DirectorySnapshot before = directory.read();
    available = false;
    later(Duration.ofMinutes(119));
    assertThat(shards.read()).isSameAs(before);
    later(Duration.ofMinutes(1));
    assertThatThrownBy(shards::read).isInstanceOf(SourceUnavailable.class);
    available = true;
    later(Duration.ofMinutes(1));
    assertThat(shards.read().domains()).containsExactly("kommun.example");
  }

  @Test
  void clicks_ask_once_a_minute_for_what_failed() {
    available = false;
    for (int click = 0; click < 20; click++) {
      assertThatThrownBy(people::read).isInstanceOf(SourceUnavailable.class).hasMessage("not now");
      later(Duration.ofSeconds(2));
    }
    assertThat(reads).hasValue(1);
    later(Duration.ofSeconds(20));
    available = true;
    assertThat(people.read().domains()).containsExactly("kommun.example");
  }

  @Test
  void what_failed_for_a_pass_is_not_asked_for_by_a_click() {
    available = false;
    assertThatThrownBy(directory::read).isInstanceOf(SourceUnavailable.class);
    assertThatThrownBy(people::read).isInstanceOf(SourceUnavailable.class);
    assertThatThrownBy(directory::read).isInstanceOf(SourceUnavailable.class);
    assertThat(reads).hasValue(2);
  }

  @Test
  void people_do_not_wait_for_one_that_takes_long() {
    DirectorySnapshot before = directory.read();
    later(Duration.ofHours(2));
    CountDownLatch latch = new CountDownLatch(1);
    held = latch;
    long begun = System.nanoTime();
    assertThat(people.read()).isSameAs(before);
    assertThat(people.read()).isSameAs(before);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
    assertThat(reads).hasValue(2);
    held = null;
    latch.countDown();
    assertThat(directory.read()).isNotSameAs(before);
    assertThat(people.read()).isSameAs(directory.read());
  }

  @Test
  void people_wait_at_most_three_seconds_for_the_first_one() {
    CountDownLatch latch = new CountDownLatch(1);
    held = latch;
    long begun = System.nanoTime();
    assertThatThrownBy(people::read).isInstanceOf(SourceUnavailable.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
    latch.countDown();
  }

  @Test
  void of_a_doubted_one_people_see_what_both_agree_on() {
    CachedDirectory believed =
        new CachedDirectory(
            new BelievedDirectory(source, new JdbcDirectorySizes(Databases.h2().jdbc()), clock, 20),
            clock);
    Directory shown = believed.forPeople();
    accounts =
        List.of(
            account("anna", true, "maria"),
            account("bo", true, "maria"),
            account("cilla", true, null),
            account("maria", true, null));
    believed.read();
    later(Duration.ofHours(2));
    accounts = List.of(account("anna", false, "maria"), account("bo", true, "maj"));
    for (int click = 0; click < 10; click++) {
      DirectorySnapshot seen = shown.read();
      assertThat(seen.isEnabled(new MailboxId("anna"))).isFalse();
      assertThat(seen.isEnabled(new MailboxId("cilla"))).isFalse();
      assertThat(seen.account(new MailboxId("cilla"))).isPresent();
      assertThat(seen.isEnabled(new MailboxId("bo"))).isTrue();
      assertThat(seen.account(new MailboxId("bo")).orElseThrow().manager()).isNull();
    }
    assertThat(reads).as("a doubted one is read twice, whatever is clicked").hasValue(3);
    assertThatThrownBy(believed::read).hasMessageContaining("DirectoryShrank");
    later(Duration.ofHours(1));
    assertThat(believed.read().accounts()).hasSize(2);
    assertThat(shown.read().account(new MailboxId("bo")).orElseThrow().manager())
        .isEqualTo(new MailboxId("maj"));
  }
}
