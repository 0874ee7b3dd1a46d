package se.svarsvakt.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.sync.SourceUnavailable;
import se.svarsvakt.sync.Traffic;
import se.svarsvakt.testing.Databases.Database;
import se.svarsvakt.testing.MovingClock;
import se.svarsvakt.worker.ReplayRun.State;

/** Replays of the pages: one at a time, over all nodes; each of them ends. */
abstract class ReplaysContract {
  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final LocalDate DAY = LocalDate.parse("2026-11-19");
  private static final Duration SOON = Duration.ofSeconds(20);

  private final MovingClock clock = new MovingClock(NOW);
  private final JdbcReplays store = new JdbcReplays(database().jdbc());
  private final List<Replays> opened = new ArrayList<>();
  private final List<ReplayRun.ReplayOrder> asked = new ArrayList<>();
  private final CountDownLatch atWork = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  abstract Database database();

  private Replays node(Replays.Rehearser rehearser) {
    Replays replays = new Replays(clock, store, new Overview(), rehearser);
    opened.add(replays);
    return replays;
  }

  private Replay.Outcome counted(ReplayRun.ReplayOrder order, ScanSink sink) {
    asked.add(order);
    int nudges = order.change().isEmpty() ? 3 : 2;
    return new Replay.Outcome(
        Map.of(DAY, Map.of(NudgeKind.OVERDUE, new Replay.Count(nudges, 2))),
        new Replay.Count(nudges, 2),
        new ScanSummary(4, 3, List.of(), List.of(), new Traffic(0, 0), 0));
  }

  /** Waits before the second mailbox until it is told to go on. */
  private Replay.Outcome slow(ReplayRun.ReplayOrder order, ScanSink sink) {
    sink.beforeNext();
    sink.progress(1, 4);
    atWork.countDown();
    try {
      assertThat(goOn.await(SOON.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    sink.beforeNext();
    return counted(order, sink);
  }

  private void untilAtWork() throws InterruptedException {
    assertThat(atWork.await(SOON.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
  }

  private ReplayRun latest() {
    return store.latest(clock.instant()).orElseThrow();
  }

  @AfterEach
  void close() {
    goOn.countDown();
    opened.forEach(Replays::close);
  }

  @Test
  void a_comparison_reads_what_is_in_force_only_once_for_the_same_days() {
    Replays replays = node(this::counted);
    assertThat(replays.latest()).isEmpty();
    assertThat(replays.begin(30, "")).isTrue();
    replays.awaitEnd(SOON);
    assertThat(latest().state()).isEqualTo(State.DONE);
    assertThat(latest().changed()).isNull();
    clock.set(NOW.plusSeconds(600));
    assertThat(replays.begin(30, "profile=ale")).isTrue();
    replays.awaitEnd(SOON);
    assertThat(asked)
        .containsExactly(
            new ReplayRun.ReplayOrder(NOW, 30, ""),
            new ReplayRun.ReplayOrder(NOW, 30, "profile=ale"));
    assertThat(latest().inForce()).extracting(counts -> counts.on(DAY)).isEqualTo(3);
    assertThat(latest().changed()).extracting(counts -> counts.of(NudgeKind.OVERDUE)).isEqualTo(2);
  }

  @Test
  void other_days_are_read_for_both() {
    Replays replays = node(this::counted);
    replays.begin(30, "");
    replays.awaitEnd(SOON);
    replays.begin(7, "profile=ale");
    replays.awaitEnd(SOON);
    assertThat(asked).extracting(ReplayRun.ReplayOrder::days).containsExactly(30, 7, 7);
    assertThat(latest().inForce()).isNotNull();
  }

  @Test
  void while_one_is_at_work_no_other_begins_on_any_node() throws InterruptedException {
    Replays one = node(this::slow);
    Replays other = node(this::counted);
    assertThat(one.begin(30, "")).isTrue();
    untilAtWork();
    assertThat(one.begin(7, "")).isFalse();
    assertThat(other.begin(7, "")).isFalse();
    assertThat(other.latest()).get().extracting(ReplayRun::state).isEqualTo(State.RUNNING);
    goOn.countDown();
    one.awaitEnd(SOON);
    assertThat(other.begin(7, "")).isTrue();
  }

  @Test
  void another_node_ends_it() throws InterruptedException {
    Replays one = node(this::slow);
    one.begin(30, "");
    untilAtWork();
    node(this::counted).end();
    assertThat(latest().state()).isEqualTo(State.ENDING);
    one.beat();
    goOn.countDown();
    one.awaitEnd(SOON);
    assertThat(latest().state()).isEqualTo(State.CANCELLED);
    assertThat(asked).isEmpty();
  }

  @Test
  void it_ends_when_its_time_is_over() throws InterruptedException {
    Replays replays = node(this::slow);
    replays.begin(30, "");
    untilAtWork();
    clock.set(NOW.plus(ReplayJob.LONGEST).plusSeconds(1));
    replays.beat();
    goOn.countDown();
    replays.awaitEnd(SOON);
    assertThat(latest().state()).isEqualTo(State.TOO_LONG);
  }

  @Test
  void how_far_it_has_come_is_seen_on_every_node() throws InterruptedException {
    Replays one = node(this::slow);
    one.begin(30, "");
    untilAtWork();
    one.beat();
    assertThat(latest().progress()).isEqualTo(new ReplayRun.Progress(ReplayRun.Step.READING, 1, 4));
  }

  @Test
  void one_whose_node_is_gone_is_lost_and_keeps_nobody_waiting() {
    ReplayRun gone =
        new ReplayRun(
            "gone",
            new ReplayRun.ReplayOrder(NOW, 30, ""),
            State.RUNNING,
            "",
            new ReplayRun.Progress(ReplayRun.Step.READING, 1, 4),
            null,
            null);
    assertThat(store.begin(gone, NOW)).isTrue();
    Replays replays = node(this::counted);
    assertThat(replays.begin(7, "")).isFalse();
    clock.set(NOW.plusSeconds(121));
    assertThat(latest().state()).isEqualTo(State.LOST);
    assertThat(replays.begin(7, "")).isTrue();
    replays.awaitEnd(SOON);
    store.ended(gone, clock.instant());
    assertThat(latest().order().days()).isEqualTo(7);
  }

  @Test
  void what_the_source_says_is_kept_and_what_another_fault_says_is_not() {
    Replays replays =
        node(
            (order, _) -> {
              throw order.days() == 7
                  ? new SourceUnavailable("Graph cannot be reached")
                  : new IllegalStateException("Kära Anna");
            });
    replays.begin(7, "");
    replays.awaitEnd(SOON);
    assertThat(latest().state()).isEqualTo(State.UNAVAILABLE);
    assertThat(latest().reason()).isEqualTo("Graph cannot be reached");
    replays.begin(30, "");
    replays.awaitEnd(SOON);
    assertThat(latest().state()).isEqualTo(State.FAULTY);
    assertThat(latest().reason()).isEmpty();
  }

  @Test
  void it_ends_with_the_program() throws InterruptedException {
    Replays replays = node(this::slow);
    replays.begin(30, "");
    untilAtWork();
    Thread closing = Thread.ofVirtual().start(replays::close);
    goOn.countDown();
    closing.join(SOON);
    assertThat(latest().state()).isIn(State.CANCELLED, State.DONE);
  }
}
