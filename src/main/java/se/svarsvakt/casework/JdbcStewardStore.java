package se.svarsvakt.casework;

import static java.util.stream.Collectors.toSet;
import static se.svarsvakt.sync.JdbcColumns.idParts;
import static se.svarsvakt.sync.JdbcColumns.parts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.JdbcColumns;

/** Who looks after shared mailboxes, in H2 or PostgreSQL. */
public final class JdbcStewardStore implements StewardStore {
  private final JdbcClient jdbc;
  private final NamedParameterJdbcOperations many;
  private final TransactionOperations transactions;

  /** Over one database, whose statements the transactions cover. */
  public JdbcStewardStore(NamedParameterJdbcOperations many, TransactionOperations transactions) {
    this.jdbc = JdbcClient.create(many);
    this.many = many;
    this.transactions = transactions;
  }

  private record Pair(MailboxId mailbox, MailboxId person) {
    static Pair of(ResultSet row) throws SQLException {
      return new Pair(
          JdbcColumns.mailbox(row, "mailbox_id"), JdbcColumns.mailbox(row, "person_id"));
    }

    MapSqlParameterSource row() {
      return new MapSqlParameterSource("mailbox", mailbox.value())
          .addValue("person", person.value());
    }
  }

  @Override
  public void replace(Map<MailboxId, Set<MailboxId>> stewards) {
    Set<Pair> wanted = new HashSet<>();
    stewards.forEach(
        (mailbox, people) -> people.forEach(person -> wanted.add(new Pair(mailbox, person))));
    transactions.executeWithoutResult(status -> bringTo(wanted));
  }

  /** Most passes find what the one before found: only what differs is written. */
  private void bringTo(Set<Pair> wanted) {
    Set<Pair> kept =
        jdbc.sql("select mailbox_id, person_id from steward")
            .query((row, number) -> Pair.of(row))
            .set();
    each(
        "delete from steward where mailbox_id = :mailbox and person_id = :person",
        without(kept, wanted));
    each(
        "insert into steward (mailbox_id, person_id) values (:mailbox, :person)"
            + " on conflict do nothing",
        without(wanted, kept));
  }

  private static Set<Pair> without(Set<Pair> some, Set<Pair> others) {
    return some.stream().filter(pair -> !others.contains(pair)).collect(toSet());
  }

  private void each(String sql, Set<Pair> pairs) {
    parts(pairs.stream().map(Pair::row).toList())
        .forEach(part -> many.batchUpdate(sql, part.toArray(MapSqlParameterSource[]::new)));
  }

  @Override
  public Map<MailboxId, Set<MailboxId>> of(Collection<MailboxId> mailboxes) {
    Map<MailboxId, Set<MailboxId>> found = new HashMap<>();
    idParts(mailboxes).stream()
        .flatMap(
            part ->
                jdbc
                    .sql("select * from steward where mailbox_id in (:mailboxes)")
                    .param("mailboxes", part)
                    .query((row, number) -> Pair.of(row))
                    .list()
                    .stream())
        .forEach(
            pair -> found.computeIfAbsent(pair.mailbox(), _ -> new HashSet<>()).add(pair.person()));
    return found;
  }

  @Override
  public Set<MailboxId> lookedAfterBy(MailboxId person) {
    return jdbc.sql("select * from steward where person_id = :person")
        .param("person", person.value())
        .query((row, number) -> Pair.of(row).mailbox())
        .set();
  }

  @Override
  public Map<MailboxId, Set<MailboxId>> named() {
    Map<MailboxId, Set<MailboxId>> named = new HashMap<>();
    jdbc.sql("select * from named_steward")
        .query((row, _) -> Pair.of(row))
        .list()
        .forEach(
            pair -> named.computeIfAbsent(pair.mailbox(), _ -> new HashSet<>()).add(pair.person()));
    return named;
  }

  @Override
  public void name(MailboxId mailbox, Set<MailboxId> stewards) {
    transactions.executeWithoutResult(
        _ -> {
          jdbc.sql("delete from named_steward where mailbox_id = :mailbox")
              .param("mailbox", mailbox.value())
              .update();
          each(
              "insert into named_steward (mailbox_id, person_id) values (:mailbox, :person)"
                  + " on conflict do nothing",
              stewards.stream().map(person -> new Pair(mailbox, person)).collect(toSet()));
        });
  }
}
