package se.svarsvakt.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.svarsvakt.doctor.Examination.State;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.testing.MovingClock;

class ExaminationsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final Duration LONG = Duration.ofSeconds(30);

  private final MovingClock clock = new MovingClock(NOW);
  private final CountDownLatch asking = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final AtomicReference<Examinations.Examiner> how = new AtomicReference<>(this::waits);
  private final Examinations examinations =
      new Examinations(clock, (outside, progress) -> how.get().examine(outside, progress));

  @AfterEach
  void close() {
    goOn.countDown();
    examinations.close();
  }

  private DoctorReport finds(Optional<MailAddress> outside, DoctorProgress progress) {
    return new DoctorReport(clock.instant(), List.of(), true);
  }

  /** Asks one of two mailboxes, and the other one when it is let. */
  private DoctorReport waits(Optional<MailAddress> outside, DoctorProgress progress) {
    progress.beforeNext();
    progress.at(1, 2);
    asking.countDown();
    await(goOn);
    progress.beforeNext();
    progress.at(2, 2);
    return finds(outside, progress);
  }

  private DoctorReport fails(Optional<MailAddress> outside, DoctorProgress progress) {
    throw new IllegalStateException("nobody foresaw this");
  }

  private DoctorReport asksForEver(Optional<MailAddress> outside, DoctorProgress progress) {
    asking.countDown();
    while (true) {
      progress.beforeNext();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Optional<State> state() {
    return examinations.latest().map(Examination::state);
  }

  private void examine() {
    assertThat(examinations.begin(Optional.empty())).isTrue();
    examinations.awaitEnd(LONG);
  }

  @Test
  void none_was_made_at_first() {
    assertThat(examinations.latest()).isEmpty();
    assertThat(examinations.report()).isEmpty();
    examinations.awaitEnd(LONG);
  }

  @Test
  void one_at_a_time_is_at_work_and_tells_how_far_it_has_come() {
    assertThat(examinations.begin(Optional.empty())).isTrue();
    await(asking);
    assertThat(examinations.begin(Optional.empty())).isFalse();
    assertThat(examinations.latest()).contains(new Examination(State.RUNNING, 1, 2));
    assertThat(examinations.report()).isEmpty();
    goOn.countDown();
    examinations.awaitEnd(LONG);
    assertThat(examinations.latest()).contains(new Examination(State.DONE, 2, 2));
    assertThat(examinations.report()).map(DoctorReport::at).contains(NOW);
    assertThat(examinations.begin(Optional.empty())).isTrue();
  }

  @Test
  void what_was_found_before_stays_while_others_fail() {
    how.set(this::finds);
    examine();
    clock.set(NOW.plusSeconds(60));
    how.set(this::fails);
    examine();
    examine();
    assertThat(state()).contains(State.FAULTY);
    assertThat(examinations.report()).map(DoctorReport::at).contains(NOW);
    how.set(this::finds);
    examine();
    assertThat(examinations.report()).map(DoctorReport::at).contains(NOW.plusSeconds(60));
  }

  @Test
  void one_that_takes_too_long_ends_before_the_next_mailbox() {
    assertThat(examinations.begin(Optional.empty())).isTrue();
    await(asking);
    clock.set(NOW.plus(ExaminationJob.LONGEST).plusMillis(1));
    goOn.countDown();
    examinations.awaitEnd(LONG);
    assertThat(examinations.latest()).contains(new Examination(State.TOO_LONG, 1, 2));
  }

  @Test
  void the_exit_of_the_service_ends_it_and_none_begins_any_more() {
    how.set(this::asksForEver);
    assertThat(examinations.begin(Optional.empty())).isTrue();
    await(asking);
    examinations.close();
    assertThat(state()).contains(State.STOPPED);
    assertThat(examinations.begin(Optional.empty())).isFalse();
  }
}
