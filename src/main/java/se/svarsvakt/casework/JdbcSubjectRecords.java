package se.svarsvakt.casework;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import se.svarsvakt.casework.OwnRecords.Stored;
import se.svarsvakt.casework.StoredTable.Erasure;
import se.svarsvakt.casework.StoredTable.FoundAs;
import se.svarsvakt.casework.StoredTable.Trace;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.KeyedHash;

/** All that is stored of one person, in H2 or PostgreSQL. */
public final class JdbcSubjectRecords implements SubjectRecords {
  private static final int ROWS_AT_ONCE = 400;
  private static final String WHO = "who";

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final KeyedHash hash;

  /** Over one database, whose statements the transactions cover. */
  public JdbcSubjectRecords(JdbcClient jdbc, TransactionOperations transactions, KeyedHash hash) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.hash = hash;
  }

  @Override
  public Set<MailboxId> accounts(MailAddress address) {
    return jdbc.sql(
            """
            select id from mailbox where address = :address
            union select id from known_account
                   where address = :address or position(:hash in address_hashes) > 0
            """)
        .param("address", address.value())
        .param("hash", hash.address(address).value())
        .query((row, _) -> new MailboxId(row.getString(1)))
        .set();
  }

  @Override
  public Set<Hash> addresses(MailboxId account) {
    Set<Hash> all = new HashSet<>();
    jdbc.sql("select address_hashes from known_account where id = :id")
        .param("id", account.value())
        .query(String.class)
        .list()
        .forEach(
            hashes ->
                Arrays.stream(hashes.split(" ", -1))
                    .filter(each -> !each.isEmpty())
                    .map(Hash::new)
                    .forEach(all::add));
    jdbc.sql("select address from mailbox where id = :id and address is not null")
        .param("id", account.value())
        .query(String.class)
        .list()
        .forEach(address -> all.add(hash.address(new MailAddress(address))));
    return all;
  }

  @Override
  public MailboxId pseudonym(MailboxId account) {
    return new MailboxId("forgotten-" + hash.forgotten(account.value()).value());
  }

  @Override
  public List<SubjectAmount> amounts(DataSubject subject) {
    return Arrays.stream(Stored.values())
        .map(kind -> amount(kind, subject))
        .filter(amount -> amount.deleted() + amount.renamed() > 0)
        .toList();
  }

  private SubjectAmount amount(Stored kind, DataSubject subject) {
    int deleted = 0;
    int renamed = 0;
    for (StoredTable table : tables(kind)) {
      int gone = count(table, subject, Set.of(Erasure.DELETED));
      deleted += gone;
      renamed += count(table, subject, Set.of(Erasure.DELETED, Erasure.RENAMED)) - gone;
    }
    return new SubjectAmount(kind, deleted, renamed);
  }

  private static List<StoredTable> tables(Stored kind) {
    return StoredTables.ALL.stream()
        .filter(table -> table.kind().filter(kind::equals).isPresent())
        .toList();
  }

  private int count(StoredTable table, DataSubject subject, Set<Erasure> erasures) {
    return where(table, subject, erasures)
        .map(
            condition ->
                jdbc.sql("select count(*) from " + table.name() + " where " + condition)
                    .params(parameters(subject))
                    .query(Integer.class)
                    .single())
        .orElse(0);
  }

  @Override
  public void each(DataSubject subject, Consumer<SubjectRow> sink) {
    for (Stored kind : Stored.values()) {
      for (StoredTable table : tables(kind)) {
        where(table, subject, Set.of(Erasure.values()))
            .ifPresent(condition -> each(kind, table, condition, subject, sink));
      }
    }
  }

  /** In a transaction, since PostgreSQL hands a result on in parts there alone. */
  private void each(
      Stored kind,
      StoredTable table,
      String condition,
      DataSubject subject,
      Consumer<SubjectRow> sink) {
    transactions.executeWithoutResult(
        _ ->
            jdbc.sql(
                    "select * from %s where %s order by %s"
                        .formatted(table.name(), condition, table.key()))
                .withFetchSize(ROWS_AT_ONCE)
                .params(parameters(subject))
                .query(
                    (RowCallbackHandler)
                        row -> sink.accept(new SubjectRow(kind, table.name(), columns(row)))));
  }

  private static Map<String, @Nullable Object> columns(ResultSet row) throws SQLException {
    ResultSetMetaData shape = row.getMetaData();
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    for (int i = 1; i <= shape.getColumnCount(); i++) {
      columns.put(
          shape.getColumnName(i).toLowerCase(Locale.ROOT), value(row, i, shape.getColumnType(i)));
    }
    return columns;
  }

  private static @Nullable Object value(ResultSet row, int i, int type) throws SQLException {
    if (row.getObject(i) == null) {
      return null;
    }
    return switch (type) {
      case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
          row.getObject(i, OffsetDateTime.class).toInstant().toString();
      case Types.DATE -> row.getObject(i, LocalDate.class).toString();
      case Types.BOOLEAN, Types.BIT -> row.getBoolean(i);
      case Types.INTEGER, Types.SMALLINT, Types.BIGINT -> row.getLong(i);
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
          new String(row.getBytes(i), StandardCharsets.UTF_8); // sessions hold texts alone
      default -> row.getString(i);
    };
  }

  /** Holds of the rows in which anything of the subject stands; empty where nothing can. */
  private static Optional<String> where(
      StoredTable table, DataSubject subject, Set<Erasure> erasures) {
    List<String> conditions =
        table.traces().stream()
            .filter(trace -> erasures.contains(trace.erasure()))
            .flatMap(
                trace ->
                    names(trace, subject)
                        .map(name -> trace.condition().replace(StoredTable.WHO, ":" + name)))
            .toList();
    return conditions.isEmpty() ? Optional.empty() : Optional.of(any(conditions));
  }

  private static String any(List<String> conditions) {
    return conditions.stream().collect(Collectors.joining(") or (", "((", "))"));
  }

  private static Stream<String> names(Trace trace, DataSubject subject) {
    String prefix = prefix(trace);
    return Stream.iterate(0, i -> i + 1).limit(values(trace, subject).size()).map(i -> prefix + i);
  }

  private static String prefix(Trace trace) {
    return trace.found() == FoundAs.CORRESPONDENT ? "hash" : "id";
  }

  private static List<String> values(Trace trace, DataSubject subject) {
    return trace.found() == FoundAs.CORRESPONDENT ? hashes(subject) : ids(subject);
  }

  private static List<String> ids(DataSubject subject) {
    return subject.accounts().stream().map(MailboxId::value).sorted().toList();
  }

  private static List<String> hashes(DataSubject subject) {
    return subject.addresses().stream().map(Hash::value).sorted().toList();
  }

  private static Map<String, Object> parameters(DataSubject subject) {
    Map<String, Object> all = new LinkedHashMap<>();
    List<String> ids = ids(subject);
    List<String> hashes = hashes(subject);
    for (int i = 0; i < ids.size(); i++) {
      all.put("id" + i, ids.get(i));
    }
    for (int i = 0; i < hashes.size(); i++) {
      all.put("hash" + i, hashes.get(i));
    }
    return all;
  }

  @Override
  public void forget(DataSubject subject) {
    for (StoredTable table : StoredTables.ALL.reversed()) {
      for (Trace trace : table.traces()) {
        if (trace.erasure() != Erasure.WITH_ANOTHER) {
          values(trace, subject).forEach(who -> forget(table, trace, who));
        }
      }
    }
  }

  private void forget(StoredTable table, Trace trace, String who) {
    String condition = trace.condition();
    String select =
        "select %s from %s where %s limit %d"
            .formatted(table.key(), table.name(), condition, ROWS_AT_ONCE);
    String what =
        trace.erasure() == Erasure.DELETED
            ? "delete from " + table.name()
            : "update " + table.name() + " set " + trace.change();
    String erase = "%s where (%s) in (:keys) and %s".formatted(what, table.key(), condition);
    List<Object[]> keys;
    do {
      keys = jdbc.sql(select).param(WHO, who).query((row, _) -> key(row)).list();
      if (!keys.isEmpty()) {
        erase(erase, keys, who);
      }
    } while (keys.size() == ROWS_AT_ONCE);
  }

  private void erase(String sql, List<Object[]> keys, String who) {
    transactions.executeWithoutResult(
        _ ->
            jdbc.sql(sql)
                .param("keys", keys)
                .param(WHO, who)
                .param("pseudonym", pseudonym(new MailboxId(who)).value())
                .update());
  }

  private static Object[] key(ResultSet row) throws SQLException {
    ResultSetMetaData shape = row.getMetaData();
    List<Object> values = new ArrayList<>();
    for (int i = 1; i <= shape.getColumnCount(); i++) {
      boolean moment = shape.getColumnName(i).endsWith("_at");
      values.add(moment ? row.getObject(i, OffsetDateTime.class) : row.getObject(i));
    }
    return values.toArray();
  }
}
