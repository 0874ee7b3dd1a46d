package se.svarsvakt.casework;

import static se.svarsvakt.sync.JdbcColumns.time;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.svarsvakt.mail.MailboxId;

/** The conditions that a filter and a place make, for a table of tracked items. */
final class JdbcItemQuery {
  private final StringBuilder conditions = new StringBuilder(" where 1 = 1");
  private final Map<String, Object> values = new HashMap<>();

  JdbcItemQuery(ItemFilter filter) {
    filter.standing().ifPresent(each -> equal("standing", each.code()));
    filter.code().ifPresent(each -> equal("code", each));
    filter.rule().ifPresent(each -> equal("rule", each.code()));
    filter
        .due()
        .ifPresent(
            due -> {
              also("due_at >= :from", "from", time(due.from()));
              also("due_at < :until", "until", time(due.until()));
            });
    if (!filter.address().isEmpty()) {
      also("address like :address escape '!'", "address", "%" + literal(filter.address()) + "%");
    }
    if (filter.mailboxes() != null) {
      String[] ids = filter.mailboxes().stream().map(MailboxId::value).toArray(String[]::new);
      also("mailbox_id = any(:mailboxes)", "mailboxes", ids);
    }
  }

  /** What people type holds no patterns. */
  private static String literal(String typed) {
    return typed.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0");
  }

  private void equal(String column, String value) {
    also(column + " = :" + column, column, value);
  }

  private void also(String condition, String name, Object value) {
    conditions.append(" and ").append(condition);
    values.put(name, value);
  }

  /** Narrows it to what lies on one side of a place. */
  JdbcItemQuery from(Optional<ItemPage.Anchor> place, ItemPage.Sorting sorting) {
    place.ifPresent(
        at -> {
          String column = column(sorting.order());
          String way = at.back() == sorting.descending() ? ">" : "<";
          // The first half alone lets an index be used.
          also(
              "%1$s %2$s= :value and (%1$s %2$s :value or id %2$s :id)".formatted(column, way),
              "value",
              sorting.order() == ItemPage.Order.MAILBOX
                  ? at.value()
                  : time(Instant.parse(at.value())));
          values.put("id", at.id());
        });
    return this;
  }

  String where() {
    return conditions.toString();
  }

  /** The order, the other way round where what comes before a place is asked for. */
  String order(ItemPage.Sorting sorting, boolean back) {
    String way = sorting.descending() == back ? "asc" : "desc";
    // Columns of one value change nothing, and let H2 read along the index that begins with them.
    String fixed =
        Stream.of("code", "standing")
            .filter(values::containsKey)
            .map(column -> column + " " + way + ", ")
            .collect(Collectors.joining());
    return " order by %3$s%1$s %2$s, id %2$s limit :most"
        .formatted(column(sorting.order()), way, fixed);
  }

  Map<String, Object> values() {
    return values;
  }

  private static String column(ItemPage.Order order) {
    return switch (order) {
      case DUE -> "sort_at";
      case SINCE -> "since_at";
      case MAILBOX -> "address";
    };
  }
}
