package se.svarsvakt.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.SourceUnavailable;
import se.svarsvakt.sync.notification.JdbcChangeSubscriptions;
import se.svarsvakt.sync.notification.JdbcNotedMailboxes;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.testing.Databases.Database;
import se.svarsvakt.testing.MovingClock;

class ChangeReaderTest {
  private static final MailboxId ANNA = new MailboxId("anna");
  private static final MailboxId BO = new MailboxId("bo");

  private final Database database = Databases.h2();
  private final MovingClock clock = new MovingClock(Instant.parse("2026-11-20T12:00:00Z"));
  private final JdbcNotedMailboxes noted = new JdbcNotedMailboxes(database.named());
  private final List<Collection<MailboxId>> readings = new ArrayList<>();
  private Function<Collection<MailboxId>, Set<MailboxId>> script = _ -> Set.of();
  private final ChangeReader reader =
      new ChangeReader(
          noted,
          mailboxes -> {
            readings.add(List.copyOf(mailboxes));
            return script.apply(mailboxes);
          },
          clock);

  @BeforeEach
  void watch() {
    new JdbcChangeSubscriptions(database.named()).add(List.of(ANNA, BO), clock.instant());
  }

  private void runAfter(Duration time) {
    clock.move(time);
    reader.run();
  }

  @Test
  void where_nothing_changed_nothing_is_read() {
    reader.run();
    assertThat(readings).isEmpty();
  }

  @Test
  void what_changed_is_read_once() {
    noted.note(List.of(ANNA, BO), clock.instant());
    reader.run();
    runAfter(Duration.ofHours(1));
    assertThat(readings).containsExactly(List.of(ANNA, BO));
  }

  @Test
  void what_changes_while_it_is_read_is_read_again() {
    noted.note(List.of(ANNA), clock.instant());
    script =
        _ -> {
          noted.note(List.of(ANNA), clock.instant());
          return Set.of();
        };
    reader.run();
    script = _ -> Set.of();
    runAfter(Duration.ofSeconds(20));
    runAfter(Duration.ofSeconds(20));
    assertThat(readings).hasSize(2);
  }

  @Test
  void one_that_cannot_be_read_is_tried_again_later_and_keeps_no_other_waiting() {
    noted.note(List.of(ANNA, BO), clock.instant());
    script = _ -> Set.of(ANNA);
    reader.run();
    noted.note(List.of(BO), clock.instant());
    runAfter(Duration.ofSeconds(25));
    assertThat(readings).last().isEqualTo(List.of(BO));
    runAfter(Duration.ofSeconds(5));
    assertThat(readings).last().isEqualTo(List.of(ANNA));
    runAfter(Duration.ofSeconds(59)); // the pause doubles
    assertThat(readings).hasSize(3);
    script = _ -> Set.of();
    runAfter(Duration.ofSeconds(1));
    runAfter(Duration.ofDays(1));
    assertThat(readings).hasSize(4);
  }

  @Test
  void without_a_directory_nothing_is_forgotten() {
    noted.note(List.of(ANNA), clock.instant());
    script =
        _ -> {
          throw new SourceUnavailable("away");
        };
    assertThatThrownBy(reader::run).isInstanceOf(SourceUnavailable.class);
    script = _ -> Set.of();
    reader.run();
    assertThat(readings).hasSize(2);
    runAfter(Duration.ofHours(1));
    assertThat(readings).hasSize(2);
  }
}
