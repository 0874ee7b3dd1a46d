package se.svarsvakt.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import se.svarsvakt.testing.Databases;

/** A store that an older version filled with moments outside the calendar is let go of these. */
class HealedStoreTest {
  private static final String GOOD = "2026-11-20 09:00:00+00";

  enum Kind {
    H2,
    POSTGRESQL;

    String url() {
      return this == H2
          ? "jdbc:h2:mem:"
              + UUID.randomUUID()
              + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
          : Databases.freshPostgresUrl("healed") + "&password=any";
    }
  }

  private static void migrate(SingleConnectionDataSource store, String version) {
    Flyway.configure()
        .dataSource(store)
        .locations("classpath:db/migration")
        .target(version)
        .load()
        .migrate();
  }

  private static void received(JdbcClient jdbc, String id, String receivedAt, String verbAt) {
    jdbc.sql(
            """
            insert into received_mail (mailbox_id, message_id, folder_id, received_at, verdict, cause,
                                       whereabouts, verb, verb_at)
            values ('anna', '%s', 'f', timestamp with time zone '%s', 'EXTERNAL', '', 'INBOX', 102,
                    timestamp with time zone '%s')
            """
                .formatted(id, receivedAt, verbAt))
        .update();
  }

  private static void sent(JdbcClient jdbc, String id, String at) {
    jdbc.sql(
            """
            insert into sent_mail (mailbox_id, message_id, sent_at, kind, forward_subject, thread_known)
            values ('anna', '%s', timestamp with time zone '%s', 'REPLY', false, true)
            """
                .formatted(id, at))
        .update();
    jdbc.sql("insert into sent_recipient values ('anna', '%s', 'h', false)".formatted(id)).update();
  }

  private static void time(JdbcClient jdbc, String table, String from, String until) {
    jdbc.sql(
            """
            insert into %s (mailbox_id, from_at, until_at)
            values ('anna', timestamp with time zone '%s', timestamp with time zone '%s')
            """
                .formatted(table, from, until))
        .update();
  }

  private static List<String> column(JdbcClient jdbc, String sql) {
    return jdbc.sql(sql).query((row, number) -> String.valueOf(row.getObject(1))).list();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void what_no_calendar_has_is_let_go_and_all_else_stays(Kind kind) {
    String user = kind == Kind.H2 ? "sa" : "postgres";
    SingleConnectionDataSource store = new SingleConnectionDataSource(kind.url(), user, "", true);
    try {
      migrate(store, "8");
      JdbcClient jdbc = JdbcClient.create(store);
      received(jdbc, "good", GOOD, GOOD);
      received(jdbc, "ancient", "0001-01-01 00:00:00+00", GOOD);
      received(jdbc, "far", "9999-12-31 23:00:00+00", GOOD);
      received(jdbc, "odd-verb", GOOD, "9999-12-31 23:00:00+00");
      sent(jdbc, "good", GOOD);
      sent(jdbc, "far", "9999-12-31 23:00:00+00");
      for (String table : List.of("out_of_office", "automatic_reply_time")) {
        time(jdbc, table, GOOD, "2026-11-21 09:00:00+00");
        time(jdbc, table, GOOD, "9999-12-31 23:00:00+00");
      }
      jdbc.sql(
              "insert into mailbox (id, reply_from, reply_until) values"
                  + " ('anna', timestamp with time zone '0001-01-01 00:00:00+00', null),"
                  + " ('bo', timestamp with time zone '2026-11-20 09:00:00+00', null)")
          .update();
      migrate(store, "latest");
      assertThat(column(jdbc, "select message_id from received_mail order by message_id"))
          .containsExactly("good", "odd-verb");
      assertThat(column(jdbc, "select message_id from received_mail where verb is null"))
          .containsExactly("odd-verb");
      assertThat(column(jdbc, "select message_id from sent_mail")).containsExactly("good");
      assertThat(
              column(
                  jdbc,
                  "select s.message_id from sent_recipient r join sent_mail s on s.number = r.sent_number"))
          .containsExactly("good");
      assertThat(column(jdbc, "select mailbox_id from out_of_office")).hasSize(1);
      assertThat(column(jdbc, "select mailbox_id from automatic_reply_time")).hasSize(1);
      assertThat(column(jdbc, "select id from mailbox where reply_from is null"))
          .containsExactly("anna");
    } finally {
      store.destroy();
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void voicemail_of_long_before_its_rule_is_over(Kind kind) {
    String user = kind == Kind.H2 ? "sa" : "postgres";
    SingleConnectionDataSource store = new SingleConnectionDataSource(kind.url(), user, "", true);
    try {
      migrate(store, "22");
      JdbcClient jdbc = JdbcClient.create(store);
      received(jdbc, "call", "2020-11-20 09:00:00+00", GOOD);
      received(jdbc, "mail", "2020-11-20 09:00:00+00", GOOD);
      jdbc.sql("update received_mail set verdict = 'external'").update();
      jdbc.sql("update received_mail set verdict = 'voicemail' where message_id = 'call'").update();
      migrate(store, "latest");
      assertThat(
              column(jdbc, "select message_id from received_mail where settled_at = received_at"))
          .containsExactly("call");
      assertThat(column(jdbc, "select message_id from received_mail where settled_at is null"))
          .containsExactly("mail");
      assertThat(column(jdbc, "select message_id from mark where kind = 'NO_REPLY_NEEDED'"))
          .containsExactly("call");
    } finally {
      store.destroy();
    }
  }

  /** Sent mail keeps its recipients and references when it gets numbers. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void sent_mail_is_numbered_and_loses_nothing(Kind kind) {
    String user = kind == Kind.H2 ? "sa" : "postgres";
    SingleConnectionDataSource store = new SingleConnectionDataSource(kind.url(), user, "", true);
    try {
      migrate(store, "28");
      JdbcClient jdbc = JdbcClient.create(store);
      for (String id : List.of("one", "two")) {
        sent(jdbc, id, GOOD);
        jdbc.sql("insert into sent_recipient values ('anna', '%s', 'i', true)".formatted(id))
            .update();
        jdbc.sql("insert into sent_reference values ('anna', '%s', 'r-%s')".formatted(id, id))
            .update();
      }
      jdbc.sql("create table sent_numbered (number bigint primary key)").update();
      jdbc.sql("create table sent_to (left_by_a_killed_run integer)").update();
      migrate(store, "latest");
      String mail = " join sent_mail s on s.number = x.sent_number order by 1";
      assertThat(
              column(
                  jdbc,
                  "select message_id || ' ' || address_hash || ' ' || internal"
                      + " from sent_recipient x"
                      + mail))
          .map(row -> row.toLowerCase(Locale.ROOT))
          .containsExactly("one h false", "one i true", "two h false", "two i true");
      assertThat(
              column(
                  jdbc,
                  "select s.message_id || ' ' || x.message_hash from sent_reference x" + mail))
          .containsExactly("one r-one", "two r-two");
      assertThat(
              column(
                  jdbc,
                  "select mailbox_id || ' ' || kind from sent_mail where thread_known = true and"
                      + " forward_subject = false and sent_at = timestamp with time zone '"
                      + GOOD
                      + "'"))
          .containsExactly("anna REPLY", "anna REPLY");
      jdbc.sql("delete from sent_mail where message_id = 'one'").update();
      jdbc.sql(
              "insert into sent_mail (mailbox_id, message_id, sent_at, kind, forward_subject,"
                  + " thread_known) values ('anna', 'three', current_timestamp, 'DRAFT', false, true)")
          .update();
      jdbc.sql(
              "insert into sent_recipient select number, 'new', false from sent_mail"
                  + " where message_id = 'three'")
          .update();
      assertThat(column(jdbc, "select address_hash from sent_recipient order by 1"))
          .containsExactly("h", "i", "new");
    } finally {
      store.destroy();
    }
  }
}
