package se.svarsvakt.sync;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.mail.Hash;

/** Outgoing calls in H2 or PostgreSQL. */
public final class JdbcCallStore implements CallStore {
  private final JdbcClient jdbc;
  private final NamedParameterJdbcOperations many;

  /** Over one database. */
  public JdbcCallStore(JdbcClient jdbc, NamedParameterJdbcOperations many) {
    this.jdbc = jdbc;
    this.many = many;
  }

  /** The calls to these numbers at or after a moment. */
  static List<OutgoingCall> to(JdbcClient jdbc, Collection<Hash> numbers, Instant since) {
    return JdbcColumns.parts(numbers.stream().map(Hash::value).toList()).stream()
        .flatMap(
            part ->
                jdbc
                    .sql(
                        "select number_hash, called_at from outgoing_call"
                            + " where number_hash in (:numbers) and called_at >= :since")
                    .param("numbers", part)
                    .param("since", JdbcColumns.time(since))
                    .query(
                        (row, number) ->
                            new OutgoingCall(
                                new Hash(JdbcColumns.text(row, "number_hash")),
                                JdbcColumns.instant(row, "called_at")))
                    .list()
                    .stream())
        .toList();
  }

  @Override
  public Optional<Instant> readUntil(CallList list) {
    return jdbc.sql("select read_until from call_list where list = :list")
        .param("list", list.name())
        .query((row, number) -> JdbcColumns.instant(row, "read_until"))
        .optional();
  }

  /** In one order, so that no two nodes wait for each other. */
  @Override
  public void add(Collection<OutgoingCall> calls) {
    SqlParameterSource[] rows =
        calls.stream()
            .distinct()
            .sorted(
                Comparator.comparing((OutgoingCall call) -> call.number().value())
                    .thenComparing(OutgoingCall::at))
            .map(
                call ->
                    new MapSqlParameterSource("number", call.number().value())
                        .addValue("at", JdbcColumns.time(call.at())))
            .toArray(SqlParameterSource[]::new);
    if (rows.length > 0) {
      many.batchUpdate(
          "insert into outgoing_call (number_hash, called_at) values (:number, :at)"
              + " on conflict do nothing",
          rows);
    }
  }

  @Override
  public void read(CallList list, Instant until) {
    int known =
        jdbc.sql(
                "update call_list set read_until = greatest(read_until, :until) where list = :list")
            .param("until", JdbcColumns.time(until))
            .param("list", list.name())
            .update();
    if (known == 0) {
      jdbc.sql(
              "insert into call_list (list, read_until) values (:list, :until)"
                  + " on conflict do nothing")
          .param("list", list.name())
          .param("until", JdbcColumns.time(until))
          .update();
    }
  }
}
