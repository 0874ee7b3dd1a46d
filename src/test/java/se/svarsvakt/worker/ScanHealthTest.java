package se.svarsvakt.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.svarsvakt.http.CheckResult;
import se.svarsvakt.http.ExternalSystem;

class ScanHealthTest {
  // Friday 2026-11-20 10:00 in Sweden: passes every five minutes.
  private final Bench bench = new Bench("2026-11-20T09:00:00Z");
  private final ScanHealth health = new ScanHealth(Bench.RHYTHM, bench, bench, List.of());

  @Test
  void a_program_that_has_just_started_is_up() {
    assertThat(health.check().up()).isTrue();
    assertThat(health.check().last()).isEmpty();
  }

  @Test
  void silence_of_more_than_three_intervals_is_down() {
    bench.scanned();
    bench.passes(Duration.ofMinutes(15));
    assertThat(health.check().up()).isTrue();
    bench.passes(Duration.ofSeconds(1));
    assertThat(health.check().up()).isFalse();
    assertThat(health.check().reason())
        .contains("no scan has finished since 2026-11-20 10:00, three intervals and more");
  }

  @Test
  void a_first_pass_that_never_ends_is_down() {
    bench.passes(Duration.ofMinutes(16));
    assertThat(health.check().up()).isFalse();
  }

  @Test
  void the_night_is_measured_in_idle_intervals() {
    bench.passes(Duration.ofHours(8));
    bench.scanned();
    bench.passes(Duration.ofMinutes(89));
    assertThat(health.check().up()).isTrue();
  }

  @Test
  void a_source_that_is_not_available_is_down_until_a_pass_ends() {
    health.unavailable("no connection");
    assertThat(health.check().reason()).contains("no connection");
    bench.passes(Duration.ofMinutes(1));
    bench.scanned();
    assertThat(health.check().up()).isTrue();
  }

  @Test
  void a_start_long_after_the_last_pass_is_given_time() {
    bench.scanned();
    bench.passes(Duration.ofDays(3));
    assertThat(new ScanHealth(Bench.RHYTHM, bench, bench, List.of()).check().up()).isTrue();
  }

  @Test
  void the_wait_after_failures_doubles_up_to_a_quarter_of_an_hour() {
    assertThat(java.util.stream.IntStream.rangeClosed(1, 7).mapToObj(ScanFailures::wait))
        .extracting(Duration::toMinutes)
        .containsExactly(1L, 2L, 4L, 8L, 15L, 15L, 15L);
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
    ScanHealth watching = new ScanHealth(Bench.RHYTHM, bench, bench, List.of(graph));
    assertThat(watching.systems())
        .containsExactly(
            Map.entry("Microsoft Graph", new CheckResult.Fails("answers with HTTP 503")));
    assertThat(watching.check().up()).isTrue();
  }
}
