package se.svarsvakt.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.sync.Facts.NOON;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.svarsvakt.casework.JdbcRetentionTest.Kind;
import se.svarsvakt.casework.OwnRecords.Amount;
import se.svarsvakt.casework.OwnRecords.Stored;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.testing.Databases.Database;

/** What people are told that is stored of them leaves no table out. */
class OwnRecordsTest {
  /** What was not told once: a row of each kind that names Anna. */
  private static final Map<Stored, List<String>> ROWS =
      Map.of(
          Stored.MAILBOX,
          List.of(
              "insert into mailbox (id) values ('anna')",
              "insert into folder (mailbox_id, folder_id, kind) values ('anna', 'f', 'INBOX')"),
          Stored.EXCEPTIONS,
          List.of(
              "insert into finding_exception (mailbox_id, reason, until_day, made_at)"
                  + " values ('anna', '', date '2026-12-01', :at)"),
          Stored.GAPS,
          List.of("insert into reading_gap (mailbox_id, failed_at, code) values ('anna', :at, '')"),
          Stored.SEEN,
          List.of(
              "insert into seen_item values ('info', 'm', 'anna', :at)",
              "insert into seen_item values ('anna', 'm', '', :at)"),
          Stored.STEWARDS,
          List.of(
              "insert into steward values ('info', 'anna')",
              "insert into named_steward values ('info', 'anna')"),
          Stored.ACCOUNT,
          List.of("insert into known_account values ('anna', 'anna@kommun.example', '')"),
          Stored.UNIT_FIGURES,
          List.of(
              "insert into weekly_figure (week, reports, manager_id, document)"
                  + " values ('2026-W47', 'direct', 'anna', '')"),
          Stored.SUBSCRIPTION,
          List.of(
              "insert into summary_subscription values ('anna', 'STOPPED', null, 'emil', :at, 0)"),
          Stored.REMINDERS,
          List.of(
              """
              insert into nudge (id, kind, recipient_id, channel, planned_for, status, chain_id,
                attempts) values ('n', 'k', 'chef', 'feed', :at, 'SENT', 7, 1)
              """,
              "insert into nudge_item values ('n', 'anna', 'm')"),
          Stored.SESSIONS,
          List.of("insert into web_session values ('1', '1', 0, 0, 0, 0, 'anna')"));

  private static Set<String> tables(Database database) {
    return database
        .jdbc()
        .sql("select table_name from information_schema.tables where table_schema = 'public'")
        .query((row, _) -> Objects.requireNonNull(row.getString(1)))
        .set();
  }

  @Test
  void each_table_stands_in_the_privacy_document() throws IOException {
    String document = Files.readString(Path.of("docs/privacy.md"));
    assertThat(tables(Databases.h2())).allMatch(table -> document.contains("`" + table + "`"));
  }

  @ParameterizedTest
  @EnumSource
  void what_names_a_person_is_counted_for_them_alone(Kind kind) {
    Database database = kind.empty();
    ROWS.values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparing(sql -> sql.contains("nudge_item")))
        .forEach(
            sql -> database.jdbc().sql(sql).param("at", NOON.atOffset(ZoneOffset.UTC)).update());
    JdbcOwnRecords records = new JdbcOwnRecords(database.jdbc());
    Map<Stored, Integer> counted =
        records.of(new MailboxId("anna")).stream()
            .collect(Collectors.toMap(Amount::kind, Amount::rows));
    assertThat(counted)
        .hasSize(ROWS.size())
        .allSatisfy(
            (stored, rows) ->
                assertThat(rows)
                    .isEqualTo(
                        stored == Stored.REMINDERS
                            ? 1
                            : Objects.requireNonNull(ROWS.get(stored)).size()));
    assertThat(records.of(new MailboxId("bo"))).isEmpty();
  }
}
