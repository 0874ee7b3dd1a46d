package se.svarsvakt.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.sync.Facts.NOON;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.casework.ItemPage.Order;
import se.svarsvakt.casework.ItemPage.Sorting;
import se.svarsvakt.casework.JdbcRetentionTest.Kind;
import se.svarsvakt.casework.TrackedItem.Standing;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.JdbcNudgeHistory;
import se.svarsvakt.nudge.NudgeHistory.Before;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.testing.Databases.Database;

/** What pages look up is found by its index, in both databases. */
class QueryPlanTest {
  /** Rows of the tables that grow, of many people; {@code n} counts them. */
  private static final List<String> ROWS =
      List.of(
          """
          insert into tracked_item (mailbox_id, name, item, address, rule, code, standing, since_at,
            sort_at) select 'p' || n, 'mail', 'm' || n, 'p' || n || '@kommun.example', 'reply',
            'C' || mod(n, 100), 'open', %1$s, %1$s from %2$s
          """,
          """
          insert into nudge (id, kind, recipient_id, channel, planned_for, status, chain_id,
            attempts) select 'n' || n, 'weekly-summary', 'p' || n, 'feed', %1$s, 'SENT', 7, 1 from %2$s
          """,
          "insert into nudge_item select 'n' || n, 'p' || n, 'm' from %2$s",
          "insert into delegation select 'EXPORT', 'p' || n, 'p' || (n + 1), 'INBOX' from %2$s",
          """
          insert into deed (person_id, done_at, kind, mailbox_id, item, other_id)
          select 'p' || n, %1$s, 'looked', 'p' || n, 'm', 'p' || n from %2$s
          """,
          """
          insert into summary_subscription select 'p' || n, 'STOPPED', null, 'p' || n, %1$s, 0
            from %2$s
          """,
          """
          insert into received_mail (mailbox_id, message_id, folder_id, received_at, verdict, cause,
            sender_hash, reply_to_hash, whereabouts)
          select 'p' || n, 'm' || n, 'inbox', %1$s, 'external', '', 's' || n, 'r' || n, 'TRACKED'
            from %2$s
          """,
          """
          insert into mark (mailbox_id, message_id, marked_at, kind)
          select 'p' || n, 'm' || n, %1$s, 'ANSWERED' from %2$s
          """,
          "insert into seen_item select 'p' || n, 'm' || n, '', %1$s from %2$s",
          """
          insert into registration (mailbox_id, message_id, choice, said_at, person_id)
          select 'p' || n, 'm' || n, 'REGISTERED', %1$s, 'p' || n from %2$s
          """,
          """
          insert into case_event (id, kind, mailbox_id, message_id, received_at, answered_at,
            registered_at, made_at, status, attempts, next_at)
          select 'c' || n, 'REGISTERED', 'p' || n, 'm' || n, %1$s, %1$s, %1$s, %1$s, 'SENT', 1, %1$s
            from %2$s
          """,
          """
          insert into finding_record (mailbox_id, rule, code, item, first_at)
          select 'p' || n, 'r', 'c', 'm' || n, %1$s from %2$s
          """,
          """
          insert into sent_mail (mailbox_id, message_id, sent_at, kind, forward_subject, thread_known)
          select 'p' || n, 'm' || n, %1$s, 'MESSAGE', false, true from %2$s
          """,
          "insert into sent_recipient select number, 's' || substring(message_id from 2), false from sent_mail");

  private static final ItemFilter OF_ONE_CODE =
      new ItemFilter(
          Optional.of(Standing.OPEN),
          Optional.of("C7"),
          Optional.empty(),
          Optional.empty(),
          "",
          null);

  private static final String AT =
      "timestamp with time zone '2026-11-20 08:00:00Z' + n * interval '1' second";

  private static Database filled(Kind kind) {
    Database database = kind.empty();
    String numbers =
        kind == Kind.H2
            ? "(select \"X\" as n from system_range(1, 5000)) numbers"
            : "generate_series(1, 5000) as numbers (n)";
    ROWS.forEach(sql -> database.jdbc().sql(sql.formatted(AT, numbers)).update());
    database.jdbc().sql("analyze").update();
    return database;
  }

  @ParameterizedTest
  @EnumSource
  void what_is_stored_of_a_person_is_counted_without_reading_whole_tables(Kind kind) {
    ExplainedSource source = new ExplainedSource(filled(kind).source());
    new JdbcOwnRecords(JdbcClient.create(source)).of(new MailboxId("p7"));
    assertThat(source.plans)
        .contains("nudge_by_recipient", "delegation_by_delegate", "deed_by_other")
        .containsIgnoringCase("summary_subscription")
        .containsPattern("nudge_item_by_message|nudge_item_pkey|primary_key");
    for (String table : List.of("nudge", "nudge_item", "deed", "delegation", "tracked_item")) {
      assertThat(source.plans)
          .doesNotContain("Seq Scan on " + table + "\n", "Seq Scan on " + table + " ")
          .doesNotContain("public." + table + ".tableScan");
    }
  }

  /** Nothing but whoever stands behind the first in Reply-To is searched for in all mail. */
  @ParameterizedTest
  @EnumSource
  void what_is_stored_of_an_outsider_is_found_by_indexes(Kind kind) {
    Database database = filled(kind);
    ExplainedSource source = new ExplainedSource(database.source());
    JdbcSubjectRecords records =
        new JdbcSubjectRecords(
            JdbcClient.create(source), database.transactions(), new KeyedHash(new byte[32]));
    DataSubject outsider = new DataSubject(Set.of(), Set.of(new Hash("s7")));
    records.amounts(outsider);
    records.each(outsider, _ -> {});
    records.forget(outsider);
    String scan = kind == Kind.H2 ? "public.%s.tablescan" : "seq scan on %s ";
    String plans = source.plans.toString().replace('\n', ' ').toLowerCase(Locale.ROOT);
    assertThat(plans)
        .contains("received_mail_by_sender", "received_mail_by_reply_to")
        .containsAnyOf("sent_to_address", "public.primary_key")
        .contains("deed_by_item", "nudge_item_by_message", "case_event_by_message");
    for (String table :
        List.of(
            "mark",
            "registration",
            "case_event",
            "tracked_item",
            "seen_item",
            "nudge_item",
            "finding_record",
            "sent_recipient",
            "deed")) {
      assertThat(plans).doesNotContain(scan.formatted(table));
    }
    assertThat(plans.split(Pattern.quote(scan.formatted("received_mail")), -1))
        .as("counted and deleted; what is handed out comes in the order of the key")
        .hasSize(1 + 2);
  }

  @ParameterizedTest
  @EnumSource
  void lists_are_read_along_their_index(Kind kind) {
    Database database = filled(kind);
    ExplainedSource source = new ExplainedSource(database.source());
    JdbcItems items = new JdbcItems(new JdbcTemplate(source), database.transactions());
    ItemFilter open = ItemFilter.ALL.standing(Standing.OPEN);
    for (Order order : Order.values()) {
      items.page(open, new Sorting(order, false), Optional.empty(), 50);
    }
    items.page(OF_ONE_CODE, new Sorting(Order.DUE, false), Optional.empty(), 50);
    new JdbcNudgeHistory(JdbcClient.create(source))
        .list(Optional.empty(), Optional.empty(), new Before(NOON.plusSeconds(900_000), ""), 50);
    assertThat(source.plans)
        .contains("tracked_item_by_time", "tracked_item_by_age", "tracked_item_by_address")
        .contains("tracked_item_by_code")
        .doesNotContain("Seq Scan on tracked_item", "tracked_item.tableScan")
        .contains("nudge_by_time");
  }
}
