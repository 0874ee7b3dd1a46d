package se.svarsvakt.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.simulator.GraphError;
import se.svarsvakt.testing.MovingClock;
import se.svarsvakt.worker.LastReadings.ReadingCount;
import se.svarsvakt.worker.Overview;
import se.svarsvakt.worker.PassReading;
import se.svarsvakt.worker.Rhythm;
import se.svarsvakt.worker.ScanSink;
import se.svarsvakt.worker.ScanSummary;
import se.svarsvakt.worker.VisitPlan;
import se.svarsvakt.worktime.SwedishHolidays;
import se.svarsvakt.worktime.WorkingCalendar;

/** Passes that have not time for all mailboxes. */
class VisitedMailboxesTest {
  private static final int MAILBOXES = 10;

  /** A minute between passes, of which reading takes 36 seconds: too little for even one. */
  private static final Rhythm EVERY_MINUTE =
      new Rhythm(
          WorkingCalendar.of(ZoneId.of("Europe/Stockholm"), new SwedishHolidays()),
          Duration.ofMinutes(1),
          Duration.ofMinutes(1));

  private final MovingClock clock = new MovingClock(Instant.parse("2026-11-20T09:30:00Z"));
  private final ReadTenant tenant = new ReadTenant(MAILBOXES, clock);
  private final VisitPlan plan = new VisitPlan(EVERY_MINUTE, Duration.ofMinutes(10));
  private final Overview overview = new Overview();
  private Product product;

  @TempDir private Path directory;

  @BeforeEach
  void open() {
    product = tenant.program(directory, Map.of());
  }

  @AfterEach
  void stop() {
    tenant.close();
  }

  private ScanSummary pass() {
    clock.move(Duration.ofMinutes(1));
    return overview.run(
        product.scan(),
        tenant.pass(),
        ScanSink.none(),
        new PassReading(Optional.empty(), Optional.of(plan)));
  }

  /** All were read by a pass that took an hour for each. */
  private void slowly(MailboxId... changed) {
    plan.visited(tenant.ids, Set.of(changed), clock.instant(), Duration.ofHours(MAILBOXES));
  }

  private int listed() {
    return JdbcClient.create(product.source())
        .sql("select count(*) from received_mail")
        .query(Integer.class)
        .single();
  }

  @Test
  void a_sleeping_mailbox_is_not_asked_and_counts_as_watched() {
    pass();
    slowly();
    int before = tenant.graph.requests().size();
    ScanSummary summary = pass();
    assertThat(summary.scanned()).isEqualTo(MAILBOXES);
    assertThat(tenant.graph.requests().size() - before).isLessThan(MAILBOXES);
  }

  @Test
  void its_mail_is_known_before_the_set_time_is_over() {
    pass();
    slowly();
    tenant.write(3);
    pass();
    assertThat(listed()).isZero();
    for (int minute = 0; minute < 9; minute++) {
      pass();
    }
    assertThat(listed()).isEqualTo(1);
  }

  @Test
  void where_graph_refuses_all_that_it_is_asked_for_no_mailbox_counts_as_read() {
    pass();
    slowly(tenant.ids.iterator().next());
    tenant
        .graph
        .faults()
        .onRequest(
            one ->
                one.path().contains("/mailFolders")
                    ? Optional.of(GraphError.accessDenied())
                    : Optional.empty());
    ScanSummary summary = pass();
    assertThat(summary.mailboxes()).isEqualTo(MAILBOXES);
    assertThat(summary.failed()).hasSize(1);
    assertThat(summary.scanned()).isZero();
  }

  @Test
  void how_old_readings_are_is_told() {
    pass();
    Instant read = clock.instant();
    slowly();
    pass();
    assertThat(overview.latest().orElseThrow().pass().readings().readings())
        .containsExactly(new ReadingCount(read, MAILBOXES));
  }
}
