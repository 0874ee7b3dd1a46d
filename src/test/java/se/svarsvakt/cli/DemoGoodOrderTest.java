package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.demo.DemoTown;
import se.svarsvakt.mail.Habit;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.simulator.SimulatedGraph;
import se.svarsvakt.summary.Advice;
import se.svarsvakt.summary.Summaries;
import se.svarsvakt.summary.UnitSummary;
import se.svarsvakt.wiring.Product;
import se.svarsvakt.worker.Overview;
import se.svarsvakt.worklist.OwnHabits;
import se.svarsvakt.worktime.SwedishHolidays;
import se.svarsvakt.worktime.WorkingCalendar;

/** What the demo shows of a function mailbox, of registration and of habits, whatever the day. */
class DemoGoodOrderTest {
  @TempDir private Path data = Path.of("unset");

  private static MailboxId id(DemoTown town, String local) {
    return new MailboxId(town.tenant().mailbox(local + "@kommun.example").account().id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-20T15:05", "2026-11-23T15:05"})
  void a_manager_is_advised_a_steward_is_asked_and_somebody_sees_a_habit(String afternoon) {
    WorkingCalendar calendar = WorkingCalendar.of(TownScan.FRIDAY.getZone(), new SwedishHolidays());
    Instant now = Office.at(afternoon);
    DemoTown town = DemoTown.build(now.atZone(calendar.zone()), calendar::isWorkingDay);
    DemoClock clock = new DemoClock(Clock.fixed(now, calendar.zone()));
    town.tenant().useClock(clock);
    try (SimulatedGraph graph = SimulatedGraph.start(town.tenant())) {
      Map<String, Object> own = DemoSettings.of(town, graph.baseUrl(), data);
      try (Product product = Product.open(DemoSettings.read(own, List.of()), clock)) {
        Overview overview = new Overview();
        Streams streams =
            new Streams(
                new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), false);
        new DemoPlay(streams, product, clock, town, overview, true).play(DemoDay.at(now, calendar));
        assertThat(advice(product, overview, id(town, "karin.astrom"), now))
            .containsExactly(new Advice.SameMail(5));
        assertThat(product.worklists().habits(id(town, "anna.bergqvist"), now))
            .map(OwnHabits::now)
            .hasValueSatisfying(
                counted -> assertThat(counted).containsEntry(Habit.READ_RECEIPT, 2));
      }
    }
    assertThat(town.tenant().notifications())
        .filteredOn(each -> each.previewText().contains("Diariefört"))
        .extracting(each -> each.recipientAddress())
        .containsExactly("viktor.ahl@kommun.example");
  }

  private static List<Advice.FunctionMailbox> advice(
      Product product, Overview overview, MailboxId manager, Instant now) {
    Summaries summaries =
        product
            .pageStores(overview, product.administratorTools(overview, () -> Duration.ZERO))
            .judgement()
            .summaries();
    List<UnitSummary> told = new ArrayList<>();
    summaries.tell(summaries.lastWeek(now), List.of(manager), now, told::add);
    return told.getFirst().functions();
  }
}
