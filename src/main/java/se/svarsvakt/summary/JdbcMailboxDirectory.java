package se.svarsvakt.summary;

import static se.svarsvakt.sync.JdbcColumns.instantOrNull;
import static se.svarsvakt.sync.JdbcColumns.mailbox;
import static se.svarsvakt.sync.JdbcColumns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.SummaryPolicy.Reports;
import se.svarsvakt.summary.UnitSummary.TrendPoint;
import se.svarsvakt.worktime.CalendarWeek;

/** The watched mailboxes in H2 or PostgreSQL. */
public final class JdbcMailboxDirectory implements MailboxDirectory {
  private static final String WATCHED =
      """
      select r.mailbox_id, r.kind, k.address, g.code, g.failed_at, m.attention_at
        from relation r join known_account k on k.id = r.mailbox_id
        left join reading_gap g on g.mailbox_id = r.mailbox_id and g.again_at is null
        left join mailbox m on m.id = r.mailbox_id
       where r.until_at is null and r.kind in ('PERSON', 'SHARED')\
      """;

  private final JdbcClient jdbc;
  private final Reports reports;

  /** Over one database. */
  public JdbcMailboxDirectory(JdbcClient jdbc, Reports reports) {
    this.jdbc = jdbc;
    this.reports = reports;
  }

  @Override
  public List<WatchedLine> list(Selection selection, String after, int most) {
    String narrowed =
        switch (selection.which()) {
          case ALL -> "";
          case PERSON -> " and r.kind = 'PERSON'";
          case SHARED -> " and r.kind = 'SHARED'";
          case NOT_MEASURED -> " and g.code is not null";
        };
    return jdbc.sql(
            WATCHED
                + narrowed
                + " and k.address > :after and k.address like :address escape '!'"
                + " order by k.address limit :most")
        .param("after", after)
        .param("address", "%" + literal(selection.address()) + "%")
        .param("most", most)
        .query((row, _) -> line(row))
        .list();
  }

  /** What people type holds no patterns. */
  private static String literal(String typed) {
    return typed.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0");
  }

  private static WatchedLine line(ResultSet row) throws SQLException {
    return new WatchedLine(
        mailbox(row, "mailbox_id"),
        text(row, "address"),
        text(row, "kind").equals("SHARED"),
        row.getString("code"),
        instantOrNull(row, "failed_at"),
        instantOrNull(row, "attention_at"));
  }

  @Override
  public Optional<WatchedLine> one(MailboxId mailbox) {
    return jdbc
        .sql(WATCHED + " and r.mailbox_id = :id")
        .param("id", mailbox.value())
        .query((row, _) -> line(row))
        .list()
        .stream()
        .findFirst();
  }

  @Override
  public Optional<MailboxId> byAddress(String address) {
    return jdbc
        .sql(
            "select id from known_account where address = :address order by (select count(*)"
                + " from relation r where r.mailbox_id = id and r.until_at is null) desc")
        .param("address", address.strip().toLowerCase(Locale.ROOT))
        .query((row, _) -> mailbox(row, "id"))
        .list()
        .stream()
        .findFirst();
  }

  @Override
  public int notRead() {
    return jdbc.sql("select count(*) from reading_gap where again_at is null")
        .query(Integer.class)
        .single();
  }

  @Override
  public List<TrendPoint> trend(CalendarWeek first, CalendarWeek last) {
    Map<CalendarWeek, TrendPoint> kept =
        jdbc
            .sql(
                "select week, due, on_time from weekly_figure"
                    + " where week >= :first and week <= :last and reports = :reports"
                    + " and manager_id = ''")
            .param("reports", reports.name())
            .param("first", first.toString())
            .param("last", last.toString())
            .query((row, _) -> point(row))
            .list()
            .stream()
            .collect(Collectors.toMap(TrendPoint::week, Function.identity()));
    int weeks = (int) ChronoUnit.WEEKS.between(first.monday(), last.monday());
    return IntStream.rangeClosed(0, weeks)
        .mapToObj(first::plus)
        .map(week -> kept.getOrDefault(week, WeekStore.unknown(week)))
        .toList();
  }

  private static TrendPoint point(ResultSet row) throws SQLException {
    return new TrendPoint(
        CalendarWeek.parse(text(row, "week")).orElseThrow(),
        row.getObject("due", Integer.class),
        row.getObject("on_time", Integer.class));
  }
}
