package se.svarsvakt.casework;

import static se.svarsvakt.sync.JdbcColumns.idParts;
import static se.svarsvakt.sync.JdbcColumns.instant;
import static se.svarsvakt.sync.JdbcColumns.instantOrNull;
import static se.svarsvakt.sync.JdbcColumns.mailbox;
import static se.svarsvakt.sync.JdbcColumns.text;
import static se.svarsvakt.sync.JdbcColumns.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Gatherers;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import se.svarsvakt.casework.TrackedItem.About;
import se.svarsvakt.casework.TrackedItem.Standing;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.worktime.Period;

/** Tracked items in H2 or PostgreSQL. */
public final class JdbcItems implements ItemStore {
  private static final int ROWS_AT_ONCE = 500;

  private final JdbcTemplate rows;
  private final JdbcClient jdbc;

  /** A pass and a reading beside it bring the same at times, and one of them has to begin anew. */
  private static final int ATTEMPTS = 4;

  private final TransactionOperations transactions;

  /** Over one database, whose statements the transactions cover. */
  public JdbcItems(JdbcTemplate rows, TransactionOperations transactions) {
    this.rows = rows;
    this.jdbc = JdbcClient.create(rows);
    this.transactions = transactions;
  }

  @Override
  public void bring(
      Collection<MailboxId> mailboxes, Set<MailboxId> unsure, List<TrackedItem> items) {
    for (int attempt = 1; ; attempt++) {
      try {
        transactions.executeWithoutResult(_ -> bring(stored(mailboxes), unsure, items));
        return;
      } catch (PessimisticLockingFailureException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private Map<List<String>, TrackedItem> stored(Collection<MailboxId> mailboxes) {
    Map<List<String>, TrackedItem> stored = new HashMap<>();
    for (List<String> part : idParts(mailboxes)) {
      jdbc.sql("select * from tracked_item where mailbox_id in (:part)")
          .param("part", part)
          .query((row, _) -> item(row))
          .list()
          .forEach(item -> stored.put(key(item), item));
    }
    return stored;
  }

  private static List<String> key(TrackedItem item) {
    return List.of(item.mailbox().value(), item.about().name(), item.about().item());
  }

  private void bring(
      Map<List<String>, TrackedItem> stored, Set<MailboxId> unsure, List<TrackedItem> items) {
    List<Object[]> added = new ArrayList<>();
    List<Object[]> changed = new ArrayList<>();
    Set<List<String>> seen = new HashSet<>();
    for (TrackedItem item : items) {
      TrackedItem before = stored.get(key(item));
      if (!seen.add(key(item)) || (!item.isMail() && unsure.contains(item.mailbox()))) {
        continue;
      }
      if (before == null) {
        added.add(values(item));
      } else if (!item.isSameAs(before)) {
        changed.add(values(item));
      }
    }
    write(DELETE, gone(stored, seen, unsure));
    write(UPDATE, changed);
    write(INSERT, added);
  }

  private static final String DELETE = "delete from tracked_item where id = ?";
  private static final String UPDATE =
      "update tracked_item set address = ?, rule = ?, code = ?, standing = ?, since_at = ?,"
          + " due_at = ?, sort_at = ? where mailbox_id = ? and name = ? and item = ?";
  private static final String INSERT =
      "insert into tracked_item (address, rule, code, standing, since_at, due_at, sort_at,"
          + " mailbox_id, name, item) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";

  private static List<Object[]> gone(
      Map<List<String>, TrackedItem> stored, Set<List<String>> seen, Set<MailboxId> unsure) {
    return stored.entrySet().stream()
        .filter(each -> !seen.contains(each.getKey()))
        .map(Map.Entry::getValue)
        .filter(item -> item.isMail() || !unsure.contains(item.mailbox()))
        .map(TrackedItem::id)
        .sorted()
        .map(id -> new Object[] {id})
        .toList();
  }

  private static Object[] values(TrackedItem item) {
    Instant due = item.due();
    return new Object[] {
      item.about().address(),
      item.rule().code(),
      item.code(),
      item.standing().code(),
      time(item.since()),
      new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, due == null ? null : time(due)),
      time(item.dueOrSince()),
      item.mailbox().value(),
      item.about().name(),
      item.about().item()
    };
  }

  private void write(String sql, List<Object[]> values) {
    values.stream()
        .gather(Gatherers.windowFixed(ROWS_AT_ONCE))
        .forEach(some -> rows.batchUpdate(sql, some));
  }

  @Override
  public void keepOnly(Set<MailboxId> mailboxes) {
    List<String> gone =
        jdbc
            .sql("select distinct mailbox_id from tracked_item")
            .query((row, _) -> mailbox(row, "mailbox_id"))
            .list()
            .stream()
            .filter(mailbox -> !mailboxes.contains(mailbox))
            .map(MailboxId::value)
            .toList();
    write(
        "delete from tracked_item where mailbox_id = ?",
        gone.stream().map(mailbox -> new Object[] {mailbox}).toList());
  }

  @Override
  public Optional<TrackedItem> find(long id) {
    return jdbc.sql("select * from tracked_item where id = :id")
        .param("id", id)
        .query((row, _) -> item(row))
        .optional();
  }

  @Override
  public ItemPage page(
      ItemFilter filter, ItemPage.Sorting sorting, Optional<ItemPage.Anchor> place, int most) {
    boolean back = place.filter(ItemPage.Anchor::back).isPresent();
    JdbcItemQuery query = new JdbcItemQuery(filter).from(place, sorting);
    List<TrackedItem> found =
        new ArrayList<>(
            jdbc.sql("select * from tracked_item" + query.where() + query.order(sorting, back))
                .params(query.values())
                .param("most", most + 1)
                .query((row, _) -> item(row))
                .list());
    boolean more = found.size() > most;
    List<TrackedItem> shown = more ? found.subList(0, most) : found;
    return back
        ? new ItemPage(shown.reversed(), more, true)
        : new ItemPage(shown, place.isPresent(), more);
  }

  @Override
  public int count(ItemFilter filter, int most) {
    JdbcItemQuery query = new JdbcItemQuery(filter);
    return jdbc.sql(
            "select count(*) from (select 1 from tracked_item%s limit :most) counted"
                .formatted(query.where()))
        .params(query.values())
        .param("most", most)
        .query(Integer.class)
        .single();
  }

  @Override
  public void each(ItemFilter filter, Consumer<TrackedItem> sink) {
    JdbcItemQuery query = new JdbcItemQuery(filter);
    long last = 0;
    List<TrackedItem> part;
    do {
      part =
          jdbc.sql(
                  "select * from tracked_item%s and id > :last order by id limit :most"
                      .formatted(query.where()))
              .params(query.values())
              .param("last", last)
              .param("most", ROWS_AT_ONCE)
              .query((row, _) -> item(row))
              .list();
      part.forEach(sink);
      last = part.isEmpty() ? last : part.getLast().id();
    } while (part.size() == ROWS_AT_ONCE);
  }

  @Override
  public List<ItemCount> counts(Period today) {
    return jdbc.sql(
            "select standing, rule, code, count(*) as items,"
                + " sum(case when due_at >= :from and due_at < :until then 1 else 0 end) as today"
                + " from tracked_item group by standing, rule, code")
        .param("from", time(today.from()))
        .param("until", time(today.until()))
        .query(
            (row, _) ->
                new ItemCount(
                    standing(row),
                    RuleName.of(text(row, "rule")),
                    text(row, "code"),
                    row.getInt("items"),
                    row.getInt("today")))
        .list();
  }

  @Override
  public Map<MailboxId, Integer> open(Collection<MailboxId> mailboxes) {
    Map<MailboxId, Integer> open = new HashMap<>();
    for (List<String> part : idParts(mailboxes)) {
      jdbc.sql(
              "select mailbox_id, count(*) as items from tracked_item"
                  + " where mailbox_id in (:part) and standing = 'open' group by mailbox_id")
          .param("part", part)
          .query(
              row -> {
                open.put(mailbox(row, "mailbox_id"), row.getInt("items"));
              });
    }
    return open;
  }

  private static Standing standing(ResultSet row) throws SQLException {
    return Standing.valueOf(text(row, "standing").toUpperCase(java.util.Locale.ROOT));
  }

  private static TrackedItem item(ResultSet row) throws SQLException {
    return new TrackedItem(
        row.getLong("id"),
        new About(
            mailbox(row, "mailbox_id"), text(row, "address"), text(row, "name"), text(row, "item")),
        RuleName.of(text(row, "rule")),
        text(row, "code"),
        standing(row),
        instant(row, "since_at"),
        instantOrNull(row, "due_at"));
  }
}
