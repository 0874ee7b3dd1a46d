package se.svarsvakt.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.svarsvakt.http.CheckResult;
import se.svarsvakt.http.ExternalSystem;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.sync.Traffic;
import se.svarsvakt.worker.HealthReport.State;
import se.svarsvakt.worker.ScanSummary.UnreadMailbox;

class ScanHealthTest {
  // Friday 2026-11-20 10:00 in Sweden: passes every five minutes.
  private final Bench bench = new Bench("2026-11-20T09:00:00Z");
  private final ScanHealth health =
      new ScanHealth(Bench.RHYTHM, Bench.TERMS, bench, bench, List.of());

  @Test
  void a_program_that_has_just_started_is_up() {
    assertThat(health.check().state()).isEqualTo(State.UP);
    assertThat(health.check().last()).isEmpty();
  }

  @Test
  void silence_of_more_than_three_intervals_is_down() {
    bench.scanned();
    bench.passes(Duration.ofMinutes(15));
    assertThat(health.check().state()).isEqualTo(State.UP);
    bench.passes(Duration.ofSeconds(1));
    assertThat(health.check().state()).isEqualTo(State.DOWN);
    assertThat(health.check().reason().orElseThrow())
        .contains("no scan has finished since 2026-11-20 10:00, more than three intervals ago");
  }

  @Test
  void a_first_pass_that_never_ends_is_down() {
    bench.passes(Duration.ofMinutes(16));
    assertThat(health.check().state()).isEqualTo(State.DOWN);
  }

  @Test
  void the_night_is_measured_in_idle_intervals() {
    bench.passes(Duration.ofHours(8));
    bench.scanned();
    bench.passes(Duration.ofMinutes(89));
    assertThat(health.check().state()).isEqualTo(State.UP);
  }

  @Test
  void a_source_that_is_not_available_is_down_until_a_pass_ends() {
    health.failed("no connection");
    assertThat(health.check().reason().orElseThrow()).contains("no connection");
    bench.passes(Duration.ofMinutes(1));
    bench.scanned();
    assertThat(health.check().state()).isEqualTo(State.UP);
  }

  @Test
  void a_pass_that_failed_is_known_on_every_node_but_not_after_a_start() {
    ScanHealth other = new ScanHealth(Bench.RHYTHM, Bench.TERMS, bench, bench, List.of());
    bench.passes(Duration.ofMinutes(1));
    health.failed("no connection");
    assertThat(other.check().reason().orElseThrow()).contains("no connection");
    bench.passes(Duration.ofMinutes(1));
    ScanHealth later = new ScanHealth(Bench.RHYTHM, Bench.TERMS, bench, bench, List.of());
    assertThat(later.check().state()).isEqualTo(State.UP);
    bench.scanned();
    assertThat(other.check().state()).isEqualTo(State.UP);
  }

  @Test
  void a_start_long_after_the_last_pass_is_given_time() {
    bench.scanned();
    bench.passes(Duration.ofDays(3));
    assertThat(new ScanHealth(Bench.RHYTHM, Bench.TERMS, bench, bench, List.of()).check().state())
        .isEqualTo(State.UP);
  }

  @Test
  void the_wait_after_failures_doubles_up_to_four_minutes() {
    assertThat(java.util.stream.IntStream.range(0, 7).mapToObj(ScanFailures.PAUSE::after))
        .extracting(Duration::toMinutes)
        .containsExactly(1L, 2L, 4L, 4L, 4L, 4L, 4L);
  }

  @Test
  void systems_outside_are_told_by_their_names_and_do_not_make_it_down() {
    ExternalSystem graph =
        new ExternalSystem() {
          @Override
          public String name() {
            return "Microsoft Graph";
          }

          @Override
          public CheckResult check() {
            return new CheckResult.Fails("answers with HTTP 503");
          }
        };
    ScanHealth watching = new ScanHealth(Bench.RHYTHM, Bench.TERMS, bench, bench, List.of(graph));
    assertThat(watching.systems())
        .containsExactly(
            Map.entry("Microsoft Graph", new CheckResult.Fails("answers with HTTP 503")));
    assertThat(watching.check().state()).isEqualTo(State.UP);
  }

  @Test
  void a_pass_that_read_no_mailbox_is_down() {
    bench.scanned(47, 0, 47);
    assertDown("none of 47 mailboxes could be read");
    bench.scanned(0, 0, 0);
    assertDown("found no mailbox to watch");
  }

  @Test
  void fewer_than_the_share_of_those_in_scope_is_down_and_a_few_less_is_degraded() {
    bench.scanned(50, 44, 6);
    assertDown("only 44 of 50 mailboxes could be read");
    bench.scanned(50, 45, 5);
    assertThat(health.check().state()).isEqualTo(State.DEGRADED);
    assertThat(health.check().reason().orElseThrow()).contains("5 mailboxes could not be read");
  }

  @Test
  void a_mailbox_that_was_read_but_for_odd_messages_counts_as_read() {
    MailAddress anna = new MailAddress("anna@kommun.example");
    MailAddress bo = new MailAddress("bo@kommun.example");
    ScanSummary summary =
        new ScanSummary(
            2,
            2,
            List.of(
                new UnreadMailbox(anna, "DateUnusable", "left out", 2),
                new UnreadMailbox(anna, "MessageWithoutId", "left out", 1),
                new UnreadMailbox(bo, "DateUnusable", "left out", 1)),
            List.of(),
            new Traffic(0, 0),
            5);
    HealthReport report = Bench.TERMS.report(bench.instant(), summary);
    assertThat(report.state()).isEqualTo(State.UP);
    assertThat(report.isIncomplete()).isFalse();
    assertThat(HealthWords.ENGLISH.of(summary.leftOut()))
        .startsWith("4 messages left out in 2 mailboxes");
    assertThat(HealthWords.SWEDISH.of(summary.leftOut()))
        .startsWith("4 meddelanden utelämnades i 2 brevlådor");
  }

  @Test
  void two_faults_of_one_mailbox_are_one_mailbox() {
    MailAddress anna = new MailAddress("anna@kommun.example");
    ScanSummary summary =
        new ScanSummary(
            20,
            20,
            List.of(
                new UnreadMailbox(anna, "ErrorAccessDenied", "its settings"),
                new UnreadMailbox(anna, "ErrorAccessDenied", "its calendar")),
            List.of(),
            new Traffic(0, 0),
            5);
    assertThat(Bench.TERMS.report(bench.instant(), summary).reason().orElseThrow())
        .startsWith("one mailbox could not be read");
  }

  @Test
  void a_smaller_scope_does_not_hide_that_a_mailbox_was_not_read() {
    bench.scanned(50, 50, 0);
    bench.scanned(44, 43, 1);
    HealthReport report = health.check();
    assertThat(report.troubles())
        .extracting(HealthTrouble::kind)
        .containsExactly(HealthTrouble.Kind.FEWER_THAN_BEFORE, HealthTrouble.Kind.SOME_NOT_READ);
    assertThat(report.isIncomplete()).isTrue();
  }

  @Test
  void a_scope_that_shrank_is_down_for_a_week_and_not_for_ever() {
    bench.scanned(50, 50, 0);
    bench.passes(Duration.ofDays(2));
    bench.scanned(44, 44, 0);
    assertDown("44 mailboxes were read, and 50 within the past week");
    bench.passes(Duration.ofDays(5));
    bench.scanned(44, 44, 0);
    assertThat(health.check().state()).isEqualTo(State.UP);
  }

  @Test
  void reminders_that_all_fail_are_down_until_one_arrives() {
    bench.scanned(46, 46, 0, new NudgeCounts(0, 3, 0));
    bench.scanned();
    assertDown("3 reminders were due and none arrived");
    bench.scanned(46, 46, 0, new NudgeCounts(2, 1, 0));
    assertThat(health.check().state()).isEqualTo(State.DEGRADED);
    bench.scanned(46, 46, 0, new NudgeCounts(1, 0, 0));
    assertThat(health.check().state()).isEqualTo(State.UP);
  }

  @Test
  void reminders_that_are_refused_for_everybody_are_down_and_for_somebody_are_not() {
    bench.scanned(46, 46, 0, new NudgeCounts(0, 0, 2));
    assertDown("2 reminders were due and none arrived");
    bench.scanned(46, 46, 0, new NudgeCounts(0, 0, 1));
    assertThat(health.check().state()).isEqualTo(State.DEGRADED);
    bench.scanned(46, 46, 0, new NudgeCounts(1, 0, 4));
    assertThat(health.check().state()).isEqualTo(State.UP);
  }

  @Test
  void passes_that_take_longer_than_the_interval_are_degraded_and_than_three_are_down() {
    bench.scanned(Duration.ofHours(3));
    assertThat(health.check().state()).isEqualTo(State.UP);
    bench.scanned(Duration.ofMinutes(6));
    assertThat(health.check().state()).isEqualTo(State.DEGRADED);
    bench.scanned(Duration.ofMinutes(16));
    bench.scanned(Duration.ofMinutes(17));
    assertDown("scans take 960 seconds");
    bench.scanned();
    assertThat(health.check().state()).isEqualTo(State.UP);
  }

  @Test
  void a_start_long_after_the_last_pass_does_not_claim_to_watch_yet() {
    bench.scanned();
    assertThat(health.check().starting()).isFalse();
    bench.passes(Duration.ofDays(3));
    ScanHealth again = new ScanHealth(Bench.RHYTHM, Bench.TERMS, bench, bench, List.of());
    assertThat(again.check().starting()).isTrue();
  }

  @Test
  void every_trouble_has_its_words_in_both_languages() {
    for (HealthTrouble.Kind kind : HealthTrouble.Kind.values()) {
      HealthTrouble trouble = HealthTrouble.of(kind, 7, 9);
      assertThat(HealthWords.SWEDISH.of(trouble)).isNotEqualTo(HealthWords.ENGLISH.of(trouble));
      assertThat(HealthWords.ENGLISH.of(trouble)).doesNotContain("{", "{0");
    }
  }

  private void assertDown(String reason) {
    assertThat(health.check().state()).isEqualTo(State.DOWN);
    assertThat(health.check().reason().orElseThrow()).contains(reason);
  }
}
