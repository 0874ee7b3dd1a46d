package se.svarsvakt.nudge;

import static se.svarsvakt.sync.JdbcColumns.instant;
import static se.svarsvakt.sync.JdbcColumns.mailbox;
import static se.svarsvakt.sync.JdbcColumns.text;
import static se.svarsvakt.sync.JdbcColumns.time;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.Subscription.State;

/** Subscriptions in H2 or PostgreSQL, beside the audit trail. */
public final class JdbcSubscriptions implements Subscriptions {
  private final JdbcClient jdbc;
  private final TransactionOperations transactions;

  /** Over one database, whose statements the transactions cover. */
  public JdbcSubscriptions(JdbcClient jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  @Override
  public Map<MailboxId, Subscription> all() {
    return jdbc
        .sql("select * from summary_subscription")
        .query((row, _) -> subscription(row))
        .list()
        .stream()
        .collect(Collectors.toMap(Subscription::manager, Function.identity()));
  }

  private static Subscription subscription(ResultSet row) throws SQLException {
    return new Subscription(
        mailbox(row, "manager_id"),
        State.valueOf(text(row, "state")),
        Optional.ofNullable(row.getObject("until_day", LocalDate.class)),
        mailbox(row, "by_id"),
        instant(row, "at"));
  }

  @Override
  public void set(Subscription wish) {
    transactions.executeWithoutResult(_ -> write(wish));
  }

  private void write(Subscription wish) {
    ensure(wish.manager(), wish.at());
    with(
            "update summary_subscription set state = :state, until_day = :until, by_id = :by,"
                + " at = :at, refusals = 0 where manager_id = :manager",
            wish)
        .update();
    with(
            "insert into deed (person_id, done_at, kind, mailbox_id, item, on_day)"
                + " values (:by, :at, :kind, :manager, :item, :until)",
            wish)
        .update();
  }

  private JdbcClient.StatementSpec with(String sql, Subscription wish) {
    return jdbc.sql(sql)
        .param("manager", wish.manager().value())
        .param("state", wish.state().name())
        .param("kind", wish.state().entryCode())
        .param("item", NudgeKind.WEEKLY_SUMMARY.code())
        .param("until", day(wish))
        .param("by", wish.by().value())
        .param("at", time(wish.at()));
  }

  private static @Nullable Date day(Subscription wish) {
    return wish.until().map(Date::valueOf).orElse(null);
  }

  /** Makes the row where there is none, so that there is one to be changed. */
  private void ensure(MailboxId manager, Instant at) {
    jdbc.sql(
            "insert into summary_subscription (manager_id, state, by_id, at, refusals)"
                + " values (:manager, 'RESUMED', :by, :at, 0) on conflict do nothing")
        .param("manager", manager.value())
        .param("by", Subscription.PROGRAM.value())
        .param("at", time(at))
        .update();
  }

  @Override
  public void refused(MailboxId manager, Instant at) {
    transactions.executeWithoutResult(
        _ -> {
          ensure(manager, at);
          count(manager);
          if (refusals(manager) >= MOST_REFUSALS) {
            write(
                new Subscription(
                    manager, State.REFUSED, Optional.empty(), Subscription.PROGRAM, at));
          }
        });
  }

  private void count(MailboxId manager) {
    jdbc.sql("update summary_subscription set refusals = refusals + 1 where manager_id = :manager")
        .param("manager", manager.value())
        .update();
  }

  private int refusals(MailboxId manager) {
    return jdbc.sql("select refusals from summary_subscription where manager_id = :manager")
        .param("manager", manager.value())
        .query(Integer.class)
        .single();
  }

  @Override
  public void taken(MailboxId manager) {
    jdbc.sql(
            "update summary_subscription set refusals = 0"
                + " where manager_id = :manager and refusals > 0")
        .param("manager", manager.value())
        .update();
  }
}
