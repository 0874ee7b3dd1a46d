package se.svarsvakt.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.casework.Casework.Breadth;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeService.Mode;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.MailboxProfile;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.SimulatedGraph;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.simulator.SimulatedTenant;
import se.svarsvakt.testing.MovingClock;
import se.svarsvakt.worker.LastReadings.ReadingCount;
import se.svarsvakt.worker.Overview;
import se.svarsvakt.worker.PassReading;
import se.svarsvakt.worker.Rhythm;
import se.svarsvakt.worker.ScanRequest;
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
  private final SimulatedTenant tenant = new SimulatedTenant("Kommunen", "kommun.example", clock);
  private final List<SimulatedMailbox> mailboxes =
      IntStream.range(0, MAILBOXES)
          .mapToObj(
              number ->
                  tenant.open(
                      DirectoryUser.person("Person " + number, "p" + number + "@kommun.example"),
                      MailboxProfile.PERSON))
          .toList();
  private final SimulatedGraph graph = SimulatedGraph.start(tenant);
  private final VisitPlan plan = new VisitPlan(EVERY_MINUTE, Duration.ofMinutes(10));
  private final Overview overview = new Overview();
  private Product product;

  @TempDir private Path directory;

  @BeforeEach
  void open() {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test",
                new HashMap<>(
                    Map.of(
                        "svarsvakt.graph.base-url", graph.baseUrl().toString(),
                        "svarsvakt.graph.access-token", "test",
                        "svarsvakt.data-dir", directory.toString()))));
    product = Product.open(Settings.read(environment), clock);
  }

  @AfterEach
  void stop() {
    product.close();
    graph.close();
  }

  private ScanSummary pass() {
    clock.move(Duration.ofMinutes(1));
    return overview.run(
        product.scan(),
        new ScanRequest(clock.instant(), Set.of(), Mode.SHOW, Breadth.EXPECTING),
        ScanSink.none(),
        new PassReading(Optional.empty(), Optional.of(plan)));
  }

  /** All were read by a pass that took an hour for each. */
  private void slowly() {
    Set<MailboxId> all =
        mailboxes.stream()
            .map(one -> new MailboxId(one.account().id()))
            .collect(Collectors.toSet());
    plan.visited(all, Set.of(), clock.instant(), Duration.ofHours(MAILBOXES));
  }

  private void write(int mailbox) {
    mailboxes
        .get(mailbox)
        .receive(
            OutgoingMessage.from("writer@outside.example")
                .to("p" + mailbox + "@kommun.example")
                .saying("Question", "When is it?"),
            clock.instant());
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
    int before = graph.requests().size();
    ScanSummary summary = pass();
    assertThat(summary.scanned()).isEqualTo(MAILBOXES);
    assertThat(graph.requests().size() - before).isLessThan(MAILBOXES);
  }

  @Test
  void its_mail_is_known_before_the_set_time_is_over() {
    pass();
    slowly();
    write(3);
    pass();
    assertThat(listed()).isZero();
    for (int minute = 0; minute < 9; minute++) {
      pass();
    }
    assertThat(listed()).isEqualTo(1);
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
