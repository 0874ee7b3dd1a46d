package se.svarsvakt.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.SummaryPolicy.Reports;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.summary.UnitFigures.MailboxFigures;
import se.svarsvakt.summary.UnitSummary.TrendPoint;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.worktime.CalendarWeek;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Kept weeks on the databases that they are kept in. */
class WeekStoreTest {
  private static final CalendarWeek W46 = CalendarWeek.parse("2026-W46").orElseThrow();
  private static final CalendarWeek W47 = W46.plus(1);
  private static final MailboxId CIA = new MailboxId("cia");

  abstract static class Contract {
    private WeekStore store;
    private DataSource source;

    abstract Databases.Database database();

    @BeforeEach
    void open() {
      Databases.Database database = database();
      source = database.source();
      store = new JdbcWeeks(new JdbcTemplate(database.source()), database.transactions());
    }

    @Test
    void a_kept_week_is_told_as_it_was_to_the_digit() {
      UnitFigures unit = unit(figures(3, 2));
      store.keep(WeekStore.unknown(W47), Reports.DIRECT, List.of(unit));
      assertThat(store.kept(W47, Reports.DIRECT, List.of())).contains(List.of(unit));
      assertThat(store.kept(W46, Reports.DIRECT, List.of())).isEmpty();
    }

    @Test
    void what_is_counted_apart_is_kept_beside_it() {
      UnitFigures unit = withApart(unit(figures(3, 2)));
      store.keep(WeekStore.unknown(W47), Reports.DIRECT, List.of(unit));
      assertThat(store.kept(W47, Reports.DIRECT, List.of())).contains(List.of(unit));
    }

    @Test
    void a_week_that_was_kept_before_it_was_counted_stays_readable() {
      UnitFigures unit = withApart(unit(figures(3, 2)));
      store.keep(WeekStore.unknown(W46), Reports.DIRECT, List.of(unit));
      JdbcClient jdbc = JdbcClient.create(source);
      JsonMapper json = JsonMapper.builder().build();
      String all = "select document from weekly_figure where manager_id = 'cia'";
      ObjectNode document = (ObjectNode) json.readTree(jdbc.sql(all).query(String.class).single());
      document.remove("apart");
      document.path("shared").forEach(each -> ((ObjectNode) each).remove("apart"));
      assertThat(document.toString()).doesNotContain("apart", "VOICEMAIL");
      jdbc.sql("update weekly_figure set document = :before where manager_id = 'cia'")
          .param("before", document.toString())
          .update();
      assertThat(store.kept(W46, Reports.DIRECT, List.of())).contains(List.of(unit(figures(3, 2))));
    }

    private static UnitFigures withApart(UnitFigures unit) {
      TreeMap<RuleName, ApartFigures> apart = new TreeMap<>();
      apart.put(RuleName.VOICEMAIL, new ApartFigures(figures(2, 1), false));
      apart.put(RuleName.PUBLIC_RECORDS, new ApartFigures(null, true));
      return new UnitFigures(
          unit.manager(),
          unit.people(),
          unit.figures(),
          unit.pointsAtOne(),
          List.of(
              new MailboxFigures(
                  new MailboxId("info"),
                  figures(3, 2),
                  new TreeMap<>(Map.of(RuleName.VOICEMAIL, figures(2, 1))))),
          unit.findings(),
          unit.sharedFindings(),
          unit.notMeasured(),
          unit.unwatched(),
          unit.matured(),
          apart);
    }

    @Test
    void what_is_withheld_or_unknown_stays_so() {
      Figures none = new Figures(0, 0, 0, 0, 0, 0, 0, 0, 0, null, null, null, null);
      UnitFigures unit =
          new UnitFigures(
              CIA,
              2,
              null,
              true,
              List.of(new MailboxFigures(new MailboxId("info"), none, new TreeMap<>())),
              List.of(),
              List.of(),
              Map.of(),
              false,
              Matured.NONE,
              new TreeMap<>());
      store.keep(WeekStore.unknown(W47), Reports.DIRECT, List.of(unit));
      assertThat(store.kept(W47, Reports.DIRECT, List.of())).contains(List.of(unit));
      assertThat(store.trend(trend(W46, W47, Reports.DIRECT))).isEmpty();
    }

    @Test
    void a_week_is_kept_once() {
      store.keep(WeekStore.unknown(W47), Reports.DIRECT, List.of(unit(figures(3, 2))));
      store.keep(WeekStore.unknown(W47), Reports.DIRECT, List.of(unit(figures(5, 5))));
      assertThat(store.kept(W47, Reports.DIRECT, List.of())).contains(List.of(unit(figures(3, 2))));
    }

    @Test
    void a_week_without_units_is_kept_too() {
      store.keep(WeekStore.unknown(W46), Reports.DIRECT, List.of());
      assertThat(store.kept(W46, Reports.DIRECT, List.of())).contains(List.of());
      assertThat(store.range(Reports.DIRECT)).contains(new WeekStore.Kept(W46, W46));
    }

    @Test
    void what_is_kept_of_other_units_is_not_told() {
      store.keep(WeekStore.unknown(W46), Reports.DIRECT, List.of(unit(figures(4, 1))));
      store.keep(WeekStore.unknown(W46), Reports.ALL, List.of(unit(figures(9, 9))));
      assertThat(store.kept(W46, Reports.DIRECT, List.of())).contains(List.of(unit(figures(4, 1))));
      assertThat(store.kept(W47, Reports.ALL, List.of())).isEmpty();
      assertThat(store.trend(trend(W46, W47, Reports.ALL)).get(CIA))
          .containsExactly(Map.entry(W46, new TrendPoint(W46, 9, 9)));
    }

    @Test
    void all_units_together_are_kept_beside_them() {
      JdbcMailboxDirectory all =
          new JdbcMailboxDirectory(JdbcClient.create(source), Reports.DIRECT);
      store.keep(new TrendPoint(W47, 5, 4), Reports.DIRECT, List.of(unit(figures(4, 1))));
      store.keep(new TrendPoint(W47, 9, 9), Reports.ALL, List.of());
      assertThat(all.trend(W46, W47))
          .containsExactly(WeekStore.unknown(W46), new TrendPoint(W47, 5, 4));
    }

    @Test
    void a_trend_goes_over_the_weeks_asked_for() {
      store.keep(WeekStore.unknown(W46), Reports.DIRECT, List.of(unit(figures(4, 1))));
      store.keep(WeekStore.unknown(W47), Reports.DIRECT, List.of(unit(figures(3, 2))));
      assertThat(store.range(Reports.DIRECT)).contains(new WeekStore.Kept(W46, W47));
      assertThat(store.trend(trend(W46, W46, Reports.DIRECT)).get(CIA))
          .containsExactly(Map.entry(W46, new TrendPoint(W46, 4, 1)));
      assertThat(store.trend(trend(W46, W47, Reports.DIRECT)).get(CIA)).hasSize(2);
    }

    private static UnitFigures unit(Figures figures) {
      return new UnitFigures(
          CIA,
          7,
          figures,
          false,
          List.of(new MailboxFigures(new MailboxId("info"), figures, new TreeMap<>())),
          List.of(new FindingCount(new ObservedFinding.Kind(RuleName.REPLY, "overdue"), 1, 2, 3)),
          List.of(),
          Map.of(new MailboxId("anna"), "ErrorAccessDenied"),
          false,
          Matured.NONE.with(1).with(null),
          new TreeMap<>());
    }

    private static WeekStore.TrendQuery trend(
        CalendarWeek first, CalendarWeek last, Reports reports) {
      return new WeekStore.TrendQuery(first, last, reports, 5, List.of());
    }

    @Test
    void a_small_unit_that_points_at_one_has_no_trend_and_each_manager_their_own() {
      UnitFigures told = unit(figures(3, 2));
      UnitFigures small =
          new UnitFigures(
              new MailboxId("dan"),
              4,
              told.figures(),
              true,
              List.of(),
              List.of(),
              List.of(),
              Map.of(),
              false,
              Matured.NONE,
              new TreeMap<>());
      store.keep(WeekStore.unknown(W47), Reports.DIRECT, List.of(told, small));
      assertThat(store.trend(trend(W47, W47, Reports.DIRECT))).containsOnlyKeys(CIA);
      assertThat(store.trend(new WeekStore.TrendQuery(W47, W47, Reports.DIRECT, 3, List.of())))
          .hasSize(2);
      assertThat(
              store.trend(
                  new WeekStore.TrendQuery(W47, W47, Reports.DIRECT, 3, List.of(small.manager()))))
          .containsOnlyKeys(small.manager());
      assertThat(store.kept(W47, Reports.DIRECT, List.of(CIA))).contains(List.of(told));
      assertThat(store.kept(W46, Reports.DIRECT, List.of(CIA))).isEmpty();
      assertThat(store.kept(W47, Reports.DIRECT, List.of(new MailboxId("nobody"))))
          .contains(List.of());
    }

    private static Figures figures(int due, int onTime) {
      TreeMap<Integer, Double> within = new TreeMap<>(Map.of(0, 1 / 3.0, 1, 2 / 3.0));
      within.put(2, null);
      return new Figures(
          9,
          due,
          onTime,
          0,
          due - onTime,
          1,
          2,
          3,
          4,
          Instant.parse("2026-11-12T08:00:00.123Z"),
          1 / 7.0,
          null,
          within);
    }
  }

  @Nested
  class OnH2 extends Contract {
    @Override
    Databases.Database database() {
      return Databases.h2();
    }
  }

  @Nested
  class OnPostgreSql extends Contract {
    @Override
    Databases.Database database() {
      return Databases.postgres();
    }
  }
}
