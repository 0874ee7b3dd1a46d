package se.svarsvakt.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.AccountStanding;
import se.svarsvakt.sync.SourceUnavailable;
import se.svarsvakt.testing.MovingClock;
import se.svarsvakt.worklist.AccountGate.Admission;

class AccountGateTest {
  private static final MailboxId ANNA = new MailboxId("anna");

  private final MovingClock clock = new MovingClock(Instant.parse("2026-11-20T09:00:00Z"));
  private final AtomicInteger asked = new AtomicInteger();
  private volatile AccountStanding standing = AccountStanding.MEMBER;
  private volatile boolean reachable = true;
  private final AccountGate gate = new AccountGate(person -> answer(), clock);

  private AccountStanding answer() {
    asked.incrementAndGet();
    if (!reachable) {
      throw new SourceUnavailable("gone");
    }
    return standing;
  }

  @ParameterizedTest
  @EnumSource(AccountStanding.class)
  void members_alone_are_let_in(AccountStanding other) {
    standing = other;
    boolean in = gate.admits(ANNA) == Admission.ADMITTED;
    assertThat(in).isEqualTo(other == AccountStanding.MEMBER);
  }

  @Test
  void an_answer_holds_for_five_minutes_and_no_longer() {
    assertThat(gate.admits(ANNA)).isEqualTo(Admission.ADMITTED);
    standing = AccountStanding.DISABLED;
    clock.move(Duration.ofMinutes(4));
    assertThat(gate.admits(ANNA)).isEqualTo(Admission.ADMITTED);
    assertThat(asked).hasValue(1);
    clock.move(Duration.ofMinutes(1).plusSeconds(1));
    assertThat(gate.admits(ANNA)).isEqualTo(Admission.OUTSIDER);
  }

  @Test
  void whoever_cannot_be_checked_is_not_let_in_and_is_asked_about_anew() {
    reachable = false;
    assertThat(gate.admits(ANNA)).isEqualTo(Admission.UNCHECKED);
    reachable = true;
    assertThat(gate.admits(ANNA)).isEqualTo(Admission.ADMITTED);
  }

  @Test
  void a_directory_that_does_not_answer_is_not_waited_for() {
    CountDownLatch never = new CountDownLatch(1);
    AccountGate slow =
        new AccountGate(
            person -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return AccountStanding.MEMBER;
            },
            clock);
    long begun = System.nanoTime();
    assertThat(slow.admits(ANNA)).isEqualTo(Admission.UNCHECKED);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
    long again = System.nanoTime();
    assertThat(slow.admits(ANNA)).isEqualTo(Admission.UNCHECKED);
    assertThat(Duration.ofNanos(System.nanoTime() - again))
        .as("what was waited for in vain is not waited for twice")
        .isLessThan(Duration.ofSeconds(1));
    never.countDown();
  }
}
