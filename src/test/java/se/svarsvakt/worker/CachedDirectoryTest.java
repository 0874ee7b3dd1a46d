package se.svarsvakt.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.Directory;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.SourceUnavailable;

/** How long a directory is believed. */
class CachedDirectoryTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-23T07:30:00Z"));
  private final InstantSource source = now::get;
  private final Clock clock = source.withZone(ZoneOffset.UTC);
  private final AtomicInteger reads = new AtomicInteger();
  private boolean available = true;

  private final Directory directory =
      new CachedDirectory(
          new Directory() {
            @Override
            public DirectorySnapshot read() {
              reads.incrementAndGet();
              if (!available) {
                throw new SourceUnavailable("not now");
              }
              return new DirectorySnapshot(List.of(), Set.of("kommun.example"));
            }

            @Override
            public Set<MailboxId> members(String group) {
              return Set.of(new MailboxId(group));
            }
          },
          clock);

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
}
