package se.svarsvakt.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.svarsvakt.sync.Facts.NOON;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import se.svarsvakt.testing.Databases;

/** What is too old is deleted a few rows at a time. */
class JdbcRetentionTest {
  private static final int ROWS = 10;
  private static final int MOST = 3;

  /** One old row of each table, its number and its age as parameters. */
  private static final List<String> OLD_ROWS =
      List.of(
          """
          insert into received_mail (mailbox_id, message_id, folder_id, received_at, verdict, cause,
            conversation_hash, whereabouts, settled_at)
          values ('anna', :id, 'inbox', :at, 'external', '', :id, 'TRACKED', :at)
          """,
          "insert into mark (mailbox_id, message_id, marked_at, kind)"
              + " values ('anna', :id, :at, 'ANSWERED')",
          "insert into mark (mailbox_id, message_id, marked_at, kind)"
              + " values ('gone', :id, :at, 'ANSWERED')",
          """
          insert into sent_mail (mailbox_id, message_id, sent_at, kind, forward_subject,
            conversation_hash, thread_known) values ('anna', :id, :at, 'MESSAGE', false, :id, true)
          """,
          "insert into sent_recipient select number, 'eva', false from sent_mail"
              + " where message_id = :id",
          "insert into sent_reference select number, 'eva' from sent_mail where message_id = :id",
          "insert into signature_check (mailbox_id, message_id, sent_at, terms, checked_on, flaws)"
              + " values ('anna', :id, :at, 't', date '2026-01-01', '')",
          """
          insert into nudge (id, kind, recipient_id, channel, planned_for, status, chain_id,
            attempts) values (:id, 'k', :id, 'feed', :at, 'SENT', 7, 1)
          """,
          "insert into nudge_item values (:id, 'anna', :id)",
          "insert into delivery (nudge_id, round, channel, status, begun_at)"
              + " values (:id, 1, 'bot', 'SENT', :at)",
          "insert into delegation_source (source, mailbox_id, read_at)"
              + " values ('CALENDAR', :id, :at)",
          "insert into delegation values ('CALENDAR', :id, 'bo', 'INBOX')",
          "insert into outgoing_call values (:id, :at)",
          "insert into out_of_office values ('anna' || :id, :at, :at)",
          "insert into automatic_reply_time values ('anna' || :id, :at, :at)",
          "insert into deed (person_id, done_at, kind, mailbox_id, item)"
              + " values ('anna', :at, 'answered', 'anna', :id)",
          """
          insert into cover_agreement (mailbox_id, by_id, from_day, to_day, note, made_at)
          values (:id, 'bo', date '2026-01-01', date '2026-01-02', '', :at)
          """,
          """
          insert into registration (mailbox_id, message_id, choice, said_at, person_id)
          values ('info', :id, 'REGISTERED', :at, 'anna')
          """,
          caseEvent("s", "SENT"),
          caseEvent("f", "FAILED"),
          "insert into finding_exception (reason, until_day, made_at)"
              + " values (:id, date '2026-01-02', :at)");

  private static String caseEvent(String prefix, String status) {
    return """
        insert into case_event (id, kind, mailbox_id, message_id, received_at, answered_at,
          registered_at, made_at, status, attempts, next_at)
        values ('%s' || :id, 'REGISTERED', 'info', :id, :at, :at, :at, :at, '%s', 1, :at)
        """
        .formatted(prefix, status);
  }

  enum Kind {
    H2,
    POSTGRESQL;

    Databases.Database empty() {
      return this == H2 ? Databases.h2() : Databases.postgres();
    }

    /** With old rows in every table, several of each age. */
    Databases.Database filled() {
      Databases.Database database = empty();
      for (int row = 0; row < ROWS; row++) {
        for (String sql : OLD_ROWS) {
          insert(database.jdbc(), sql, row);
        }
      }
      return database;
    }
  }

  private static void insert(JdbcClient jdbc, String sql, int row) {
    jdbc.sql(sql)
        .param("id", "m" + row)
        .param("at", NOON.minusSeconds(1 + row / 5).atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Transactions of which only so many come about; each is looked at when it is over. */
  private static final class Steps implements TransactionOperations {
    private final Databases.Database database;
    private int left;
    private int mostOfATable;

    Steps(Databases.Database database, int left) {
      this.database = database;
      this.left = left;
    }

    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
      if (left-- == 0) {
        throw new IllegalStateException("interrupted");
      }
      Map<String, Integer> before = counts(database);
      T result = database.transactions().execute(action);
      counts(database)
          .forEach(
              (table, rows) ->
                  mostOfATable = Math.max(mostOfATable, before.getOrDefault(table, 0) - rows));
      return result;
    }

    void forget() {
      new JdbcRetention(database.jdbc(), this, MOST).forgetBefore(NOON);
    }
  }

  private static Map<String, Integer> counts(Databases.Database database) {
    Map<String, Integer> counts = new TreeMap<>();
    for (String sql : OLD_ROWS) {
      String table = sql.strip().split(" ", -1)[2];
      counts.put(table, count(database, table));
    }
    return counts;
  }

  private static int count(Databases.Database database, String from) {
    return database.jdbc().sql("select count(*) from " + from).query(Integer.class).single();
  }

  @ParameterizedTest
  @EnumSource
  void no_step_deletes_more_than_its_bound_of_any_table(Kind kind) {
    Databases.Database database = kind.filled();
    assertThat(counts(database).values()).allMatch(rows -> rows >= ROWS);
    Steps steps = new Steps(database, 999);
    steps.forget();
    assertThat(counts(database).values()).containsOnly(0);
    assertThat(steps.mostOfATable).isEqualTo(MOST);
  }

  @ParameterizedTest
  @EnumSource
  void an_interrupted_run_tears_nothing_apart_and_the_next_one_finishes(Kind kind) {
    Databases.Database database = kind.filled();
    for (int allowed = 1; !counts(database).values().stream().allMatch(rows -> rows == 0); ) {
      assertThat(allowed++).isLessThan(99);
      Steps interrupted = new Steps(database, 1);
      try {
        interrupted.forget();
      } catch (IllegalStateException e) {
        assertThat(e).hasMessage("interrupted");
      }
      Map<String, Integer> left = counts(database);
      assertThat(count(database, "mark where mailbox_id = 'anna'"))
          .isEqualTo(left.get("received_mail"));
      assertThat(left.get("sent_recipient")).isEqualTo(left.get("sent_mail"));
      assertThat(left.get("delivery")).isEqualTo(left.get("nudge"));
      assertThat(left.get("delegation")).isEqualTo(left.get("delegation_source"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_failure_undoes_its_own_step_alone(Kind kind) {
    Databases.Database database = kind.filled();
    Steps steps = new Steps(database, 6); // four of signature checks, two of received mail
    assertThatThrownBy(steps::forget).hasMessage("interrupted");
    assertThat(counts(database))
        .containsEntry("signature_check", 0)
        .containsEntry("received_mail", ROWS - 2 * MOST)
        .containsEntry("sent_mail", ROWS);
  }

  @ParameterizedTest
  @EnumSource
  void open_mail_is_passed_by_however_much_there_is(Kind kind) {
    Databases.Database database = kind.filled();
    database.jdbc().sql("update received_mail set settled_at = null").update();
    new Steps(database, 999).forget();
    assertThat(counts(database))
        .containsEntry("received_mail", ROWS)
        .containsEntry("mark", ROWS)
        .containsEntry("sent_mail", ROWS)
        .containsEntry("sent_recipient", ROWS)
        .containsEntry("nudge", 0);
  }

  @ParameterizedTest
  @EnumSource
  void what_the_case_system_was_not_told_yet_stays_however_old_it_is(Kind kind) {
    Databases.Database database = kind.filled();
    for (int row = 0; row < ROWS; row++) {
      insert(database.jdbc(), caseEvent("w", "WAITING"), row);
    }
    new Steps(database, 999).forget();
    assertThat(database.jdbc().sql("select status from case_event").query(String.class).list())
        .hasSize(ROWS)
        .containsOnly("WAITING");
    assertThat(count(database, "registration")).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void what_was_registered_of_late_stays(Kind kind) {
    Databases.Database database = kind.filled();
    database
        .jdbc()
        .sql("update registration set said_at = :at where message_id = 'm1'")
        .param("at", NOON.atOffset(ZoneOffset.UTC))
        .update();
    database
        .jdbc()
        .sql("update case_event set made_at = :at where message_id = 'm1'")
        .param("at", NOON.atOffset(ZoneOffset.UTC))
        .update();
    new Steps(database, 999).forget();
    assertThat(counts(database)).containsEntry("registration", 1).containsEntry("case_event", 2);
  }
}
