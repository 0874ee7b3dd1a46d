package se.svarsvakt.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.worktime.SwedishHolidays;
import se.svarsvakt.worktime.WorkingCalendar;

/** Passes every five minutes over a hundred mailboxes, of which three minutes read some. */
class VisitPlanTest {
  /** A Thursday, 10:00 in Stockholm. */
  private static final Instant NOW = Instant.parse("2026-11-19T09:00:00Z");

  private static final Duration INTERVAL = Duration.ofMinutes(5);
  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final List<MailboxId> ALL =
      IntStream.range(0, 100).mapToObj(i -> new MailboxId("mailbox-" + i)).toList();

  private final VisitPlan plan =
      new VisitPlan(
          new Rhythm(
              WorkingCalendar.of(ZoneId.of("Europe/Stockholm"), new SwedishHolidays()),
              INTERVAL,
              INTERVAL),
          LONGEST);

  /** All were read at a moment; each took six seconds, so that there is time for thirty. */
  private void readAll(Instant at) {
    plan.visited(ALL, Set.of(), at, Duration.ofMinutes(10));
  }

  private Set<MailboxId> due(Instant at) {
    return plan.due(ALL, Set::of, at);
  }

  @Test
  void what_is_not_known_is_read() {
    assertThat(due(NOW)).containsExactlyInAnyOrderElementsOf(ALL);
  }

  @Test
  void where_there_is_time_for_all_all_are_read() {
    plan.visited(ALL, Set.of(), NOW, Duration.ofMinutes(3));
    assertThat(due(NOW.plus(INTERVAL))).containsExactlyInAnyOrderElementsOf(ALL);
  }

  @Test
  void where_there_is_not_as_many_are_read_as_there_is_time_for() {
    readAll(NOW);
    assertThat(due(NOW.plus(INTERVAL))).hasSize(30);
  }

  @Test
  void those_that_were_not_read_longest_come_first() {
    readAll(NOW);
    Set<MailboxId> first = due(NOW.plus(INTERVAL));
    plan.visited(first, Set.of(), NOW.plus(INTERVAL), Duration.ofMinutes(3));
    assertThat(due(NOW.plus(INTERVAL.multipliedBy(2)))).doesNotContainAnyElementsOf(first);
  }

  @Test
  void one_where_something_happened_within_the_hour_is_read_by_every_pass() {
    readAll(NOW);
    plan.visited(ALL, Set.of(ALL.getFirst()), NOW, Duration.ofMinutes(10));
    assertThat(due(NOW.plus(INTERVAL))).contains(ALL.getFirst());
  }

  @Test
  void one_where_something_happened_today_is_read_three_times_as_often() {
    plan.visited(
        ALL, Set.copyOf(ALL.subList(0, 50)), NOW.minus(Duration.ofHours(2)), Duration.ZERO);
    readAll(NOW);
    Instant later = NOW.plus(Duration.ofMinutes(9)); // a third of 25 minutes has passed
    assertThat(due(later)).containsAll(ALL.subList(0, 50));
  }

  @Test
  void one_where_a_deadline_is_near_is_read_by_every_pass() {
    readAll(NOW);
    assertThat(plan.due(ALL, () -> Set.of(ALL.get(7)), NOW.plus(INTERVAL))).contains(ALL.get(7));
  }

  @Test
  void one_that_could_not_be_read_is_read_by_the_next_pass() {
    readAll(NOW);
    plan.failed(List.of(ALL.get(3)));
    assertThat(due(NOW.plus(INTERVAL))).contains(ALL.get(3));
    assertThat(plan.lastRead(ALL.get(3))).isEmpty();
  }

  @Test
  void after_a_pass_that_another_node_led_nothing_is_known() {
    readAll(NOW);
    plan.ended(NOW.plusSeconds(60));
    plan.begins(Optional.of(NOW.plusSeconds(60).plusNanos(400)));
    assertThat(plan.lastRead(ALL.getFirst())).isPresent();
    plan.begins(Optional.of(NOW.plusSeconds(120)));
    assertThat(plan.lastRead(ALL.getFirst())).isEmpty();
  }

  @Test
  void a_clock_that_is_set_back_keeps_none_from_being_read() {
    readAll(NOW);
    assertThat(due(NOW.minus(Duration.ofDays(1)))).hasSize(100);
  }

  @Test
  void one_that_left_the_scope_is_forgotten() {
    readAll(NOW);
    plan.due(ALL.subList(1, 100), Set::of, NOW.plus(INTERVAL));
    assertThat(plan.lastRead(ALL.getFirst())).isEmpty();
    assertThat(plan.lastRead(ALL.get(1))).contains(NOW);
  }

  /** However mail comes, over a day of passes. */
  @Test
  void none_stays_unread_for_longer_than_the_set_time() {
    Random random = new Random(11);
    Map<MailboxId, Instant> last = new HashMap<>();
    Instant end = NOW.plus(Duration.ofDays(1));
    for (Instant now = NOW; now.isBefore(end); now = now.plus(INTERVAL)) {
      Set<MailboxId> read = due(now);
      for (MailboxId mailbox : ALL) {
        Instant before = last.getOrDefault(mailbox, now);
        assertThat(Duration.between(before, now)).isLessThanOrEqualTo(LONGEST);
      }
      Set<MailboxId> changed =
          read.stream().filter(_ -> random.nextInt(200) == 0).collect(Collectors.toSet());
      plan.visited(read, changed, now, Duration.ofSeconds(6L * read.size()));
      for (MailboxId mailbox : read) {
        last.put(mailbox, now);
      }
    }
    assertThat(last).hasSize(100);
  }
}
