package se.svarsvakt.summary;

import static se.svarsvakt.sync.JdbcColumns.mailbox;
import static se.svarsvakt.sync.JdbcColumns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.SummaryPolicy.Reports;
import se.svarsvakt.summary.UnitSummary.TrendPoint;
import se.svarsvakt.worktime.CalendarWeek;
import tools.jackson.databind.json.JsonMapper;

/** Kept weeks in H2 or PostgreSQL. A week's own row has no manager. */
public final class JdbcWeeks implements WeekStore {
  private final JdbcTemplate rows;
  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final JsonMapper json = JsonMapper.builder().build();

  /** Over one database, whose statements the transactions cover. */
  public JdbcWeeks(JdbcTemplate rows, TransactionOperations transactions) {
    this.rows = rows;
    this.jdbc = JdbcClient.create(rows);
    this.transactions = transactions;
  }

  @Override
  public void keep(TrendPoint whole, Reports reports, List<UnitFigures> units) {
    CalendarWeek week = whole.week();
    List<Object[]> all = units.stream().map(unit -> row(week, reports, unit)).toList();
    transactions.executeWithoutResult(
        _ -> {
          int first =
              jdbc.sql(
                      "insert into weekly_figure"
                          + " (week, reports, manager_id, due, on_time, document)"
                          + " values (:week, :reports, '', :due, :onTime, '')"
                          + " on conflict do nothing")
                  .param("week", week.toString())
                  .param("reports", reports.name())
                  .param("due", count(whole.due()))
                  .param("onTime", count(whole.onTime()))
                  .update();
          if (first > 0) {
            JdbcSpans.write(
                rows,
                "insert into weekly_figure (week, reports, manager_id, due, on_time, people,"
                    + " points_at_one, document) values (?, ?, ?, ?, ?, ?, ?, ?)",
                all);
          }
        });
  }

  private Object[] row(CalendarWeek week, Reports reports, UnitFigures unit) {
    Figures figures = unit.figures();
    return new Object[] {
      week.toString(),
      reports.name(),
      unit.manager().value(),
      count(figures == null ? null : figures.due()),
      count(figures == null ? null : figures.onTime()),
      unit.people(),
      unit.pointsAtOne(),
      json.writeValueAsString(unit)
    };
  }

  private static SqlParameterValue count(@Nullable Integer value) {
    return new SqlParameterValue(Types.INTEGER, value);
  }

  @Override
  public Optional<List<UnitFigures>> kept(
      CalendarWeek week, Reports reports, Collection<MailboxId> managers) {
    List<String> documents =
        jdbc.sql(
                "select document from weekly_figure where week = :week and reports = :reports"
                    + (managers.isEmpty()
                        ? ""
                        : " and (manager_id = '' or manager_id = any(:managers))")
                    + " order by manager_id")
            .param("week", week.toString())
            .param("reports", reports.name())
            .param("managers", ids(managers))
            .query((row, _) -> text(row, "document"))
            .list();
    return documents.isEmpty()
        ? Optional.empty()
        : Optional.of(
            documents.stream()
                .filter(document -> !document.isEmpty())
                .map(document -> json.readValue(document, UnitFigures.class))
                .toList());
  }

  @Override
  public Optional<Kept> range(Reports reports) {
    return jdbc.sql(
            "select min(week) as first_week, max(week) as last_week from weekly_figure"
                + " where manager_id = '' and reports = :reports")
        .param("reports", reports.name())
        .query(
            (row, _) ->
                row.getString("first_week") == null
                    ? Optional.<Kept>empty()
                    : Optional.of(new Kept(week(row, "first_week"), week(row, "last_week"))))
        .single();
  }

  private static CalendarWeek week(ResultSet row, String column) throws SQLException {
    return CalendarWeek.parse(text(row, column)).orElseThrow();
  }

  @Override
  public Set<MailboxId> managers(CalendarWeek first, CalendarWeek last, Reports reports) {
    return between("select distinct manager_id", "<> ''", first, last, reports)
        .query((row, _) -> mailbox(row, "manager_id"))
        .set();
  }

  @Override
  public List<TrendPoint> whole(CalendarWeek first, CalendarWeek last, Reports reports) {
    return between("select week, due, on_time", "= ''", first, last, reports)
        .query((row, _) -> point(row))
        .list();
  }

  private JdbcClient.StatementSpec between(
      String select, String manager, CalendarWeek first, CalendarWeek last, Reports reports) {
    return jdbc.sql(
            select
                + " from weekly_figure where week >= :first and week <= :last"
                + " and reports = :reports and manager_id "
                + manager)
        .param("first", first.toString())
        .param("last", last.toString())
        .param("reports", reports.name());
  }

  private static TrendPoint point(ResultSet row) throws SQLException {
    return new TrendPoint(
        week(row, "week"),
        row.getObject("due", Integer.class),
        row.getObject("on_time", Integer.class));
  }

  private static String[] ids(Collection<MailboxId> managers) {
    return managers.stream().map(MailboxId::value).toArray(String[]::new);
  }

  @Override
  public Map<MailboxId, Map<CalendarWeek, TrendPoint>> trend(TrendQuery asked) {
    Map<MailboxId, Map<CalendarWeek, TrendPoint>> trend = new HashMap<>();
    jdbc.sql(
            "select week, manager_id, due, on_time from weekly_figure where week >= :first"
                + " and week <= :last and reports = :reports and manager_id <> ''"
                + " and not (points_at_one and people < :least)"
                + (asked.managers().isEmpty() ? "" : " and manager_id = any(:managers)"))
        .param("reports", asked.reports().name())
        .param("first", asked.first().toString())
        .param("last", asked.last().toString())
        .param("least", asked.minimumGroup())
        .param("managers", ids(asked.managers()))
        .query(
            row -> {
              trend
                  .computeIfAbsent(mailbox(row, "manager_id"), _ -> new HashMap<>())
                  .put(week(row, "week"), point(row));
            });
    return trend;
  }
}
