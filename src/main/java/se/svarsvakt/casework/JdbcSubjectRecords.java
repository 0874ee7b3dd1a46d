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
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.sync.TextSeal;

/** All that is stored of one person, in H2 or PostgreSQL. */
public final class JdbcSubjectRecords implements SubjectRecords {
  private static final int ROWS_AT_ONCE = 400;
  private static final String WHO = "who";

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final KeyedHash hash;
  private final TextSeal seal;

  /** Over one database, whose statements the transactions cover. */
  public JdbcSubjectRecords(JdbcClient jdbc, TransactionOperations transactions, KeyedHash hash) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.hash = hash;
    this.seal = hash.textSeal();
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
    Map<Erasure, Integer> rows = new EnumMap<>(Erasure.class);
    for (StoredTable table : tables(kind)) {
      if (table.bound() == StoredTable.Bound.DERIVED) {
        continue;
      }
      for (TraceQuery query : queries(table, subject)) {
        if (query.erasure() != Erasure.WITH_ANOTHER) {
          rows.merge(query.erasure(), count(query, subject), Integer::sum);
        }
      }
    }
    return new SubjectAmount(
        kind, rows.getOrDefault(Erasure.DELETED, 0), rows.getOrDefault(Erasure.RENAMED, 0));
  }

  private static List<StoredTable> tables(Stored kind) {
    return StoredTables.ALL.stream()
        .filter(table -> table.kind().filter(kind::equals).isPresent())
        .toList();
  }

  private int count(TraceQuery query, DataSubject subject) {
    return jdbc.sql(query.select("count(*)"))
        .params(parameters(subject))
        .query(Integer.class)
        .single();
  }

  @Override
  public void each(DataSubject subject, Consumer<SubjectRow> sink) {
    for (Stored kind : Stored.values()) {
      for (StoredTable table : tables(kind)) {
        queries(table, subject).forEach(query -> each(kind, table, query, subject, sink));
      }
    }
  }

  /** In a transaction, since PostgreSQL hands a result on in parts there alone. */
  private void each(
      Stored kind,
      StoredTable table,
      TraceQuery query,
      DataSubject subject,
      Consumer<SubjectRow> sink) {
    transactions.executeWithoutResult(
        _ ->
            jdbc.sql(query.select(table.name() + ".*") + " order by " + table.key())
                .withFetchSize(ROWS_AT_ONCE)
                .params(parameters(subject))
                .query(
                    (RowCallbackHandler)
                        row ->
                            sink.accept(
                                new SubjectRow(kind, table.name(), opened(table, columns(row))))));
  }

  /** With what was found in a signature as a text; as it is stored where it cannot be opened. */
  private Map<String, @Nullable Object> opened(
      StoredTable table, Map<String, @Nullable Object> columns) {
    if (table.kind().filter(Stored.SIGNATURES::equals).isPresent()
        && columns.get("found") instanceof String closed
        && columns.get("mailbox_id") instanceof String mailbox
        && columns.get("message_id") instanceof String message) {
      MailKey mail = new MailKey(new MailboxId(mailbox), new MessageId(message));
      columns.put(
          "found", seal.opened(closed, mail).map(text -> text.replace('\0', '\n')).orElse(closed));
    }
    return columns;
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
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> text(row.getBytes(i));
      default -> row.getString(i);
    };
  }

  /** Sessions hold texts alone. */
  private static String text(byte[] bytes) {
    return JudgedMailJson.text(bytes).orElseGet(() -> new String(bytes, StandardCharsets.UTF_8));
  }

  /**
   * How rows are looked up that show one trace of a person, and none of those before: several
   * conditions joined by "or" would have both databases read whole tables.
   *
   * @param name of the parameter that is the person's id or hash
   * @param before the conditions of those before
   */
  private record TraceQuery(Trace trace, String name, List<String> before) {
    Erasure erasure() {
      return trace.erasure();
    }

    String condition() {
      return trace.condition().replace(StoredTable.WHO, ":" + name);
    }

    String select(String columns) {
      return trace.select(columns).replace(StoredTable.WHO, ":" + name)
          + before.stream()
              .map(each -> " and (" + each + ") is not true")
              .collect(Collectors.joining());
    }
  }

  /** What goes comes first: a row that is to go is not counted among those that stay. */
  private static List<TraceQuery> queries(StoredTable table, DataSubject subject) {
    List<TraceQuery> all = new ArrayList<>();
    table.traces().stream()
        .sorted(Comparator.comparing(Trace::erasure))
        .forEach(
            trace ->
                names(trace, subject)
                    .forEach(
                        name ->
                            all.add(
                                new TraceQuery(
                                    trace,
                                    name,
                                    all.stream().map(TraceQuery::condition).toList()))));
    return all;
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
    erase(subject);
    if (subject.addresses().size() > 1) {
      erase(subject); // mail that was to be answered at several of them names one alone by now
    }
    // of whomever: it is made anew of what is left
    jdbc.sql("delete from judgement").update();
    // a pass that runs may keep once more what it judged before
    jdbc.sql(
            "insert into unjudged (mailbox_id)"
                + " select id from mailbox where watched_since is not null")
        .update();
  }

  private void erase(DataSubject subject) {
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
    String select = trace.select(table.key()) + " limit " + ROWS_AT_ONCE;
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
