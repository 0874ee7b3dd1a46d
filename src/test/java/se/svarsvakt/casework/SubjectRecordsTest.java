package se.svarsvakt.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.sync.Facts.NOON;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import se.svarsvakt.casework.JdbcRetentionTest.Kind;
import se.svarsvakt.casework.OwnRecords.Stored;
import se.svarsvakt.casework.SignatureChecks.Checked;
import se.svarsvakt.casework.SignatureChecks.FlawNote;
import se.svarsvakt.casework.SignatureChecks.Sample;
import se.svarsvakt.casework.StoredTable.Bound;
import se.svarsvakt.casework.StoredTable.FoundAs;
import se.svarsvakt.casework.SubjectRecords.SubjectAmount;
import se.svarsvakt.casework.SubjectRecords.SubjectRow;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.rule.SignatureFlaw;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.testing.AnyRows;
import se.svarsvakt.testing.Databases.Database;

/** Whatever stands of a person, in whatever table and column, is handed out and forgotten. */
class SubjectRecordsTest {
  private static final KeyedHash HASH =
      new KeyedHash("a key that only tests have, long enough".getBytes(StandardCharsets.UTF_8));
  private static final MailAddress ANNA = new MailAddress("anna@kommun.example");
  private static final MailAddress BO = new MailAddress("bo@kommun.example");

  /** Rows in every way in which somebody can stand in a table, one by one. */
  private static final class Everywhere {
    private final AnyRows rows;
    private int number = 10;

    Everywhere(Database database) {
      rows = new AnyRows(database, NOON);
    }

    Everywhere with(String id, MailAddress address) {
      rows.add("mailbox", "t" + number++, number, Map.of("id", id, "address", address.value()));
      for (StoredTable table : StoredTables.ALL) {
        for (StoredTable.Trace trace : table.traces()) {
          boolean hash = trace.found() == FoundAs.CORRESPONDENT;
          add(table, trace, hash ? HASH.address(address).value() : id);
        }
      }
      return this;
    }

    private void add(StoredTable table, StoredTable.Trace trace, String who) {
      if (table.name().equals("mailbox") || trace.condition().contains("select")) {
        return; // the first is there, and of the others the rows that they are found by are
      }
      String token = "t" + number++;
      Map<String, String> named = new LinkedHashMap<>();
      StoredTable single =
          new StoredTable(
              table.name(), table.key(), table.kind(), List.of(trace), table.bound(), "");
      StoredTablesTest.columns(single).forEach(column -> named.put(column, who));
      if (table.bound() == Bound.PARENT) {
        rows.add(table.because(), token, number, Map.of());
      }
      rows.add(table.name(), token, number, named);
      if (List.of("nudge", "web_session", "sent_mail").contains(table.name())) {
        hanging(table.name(), token);
      }
    }

    private void hanging(String parent, String token) {
      StoredTables.ALL.stream()
          .filter(table -> table.because().equals(parent))
          .forEach(table -> rows.add(table.name(), token, number, Map.of()));
    }
  }

  private static JdbcSubjectRecords records(Database database, TransactionOperations how) {
    return new JdbcSubjectRecords(database.jdbc(), how, HASH);
  }

  private static JdbcSubjectRecords records(Database database) {
    return records(database, database.transactions());
  }

  private static DataSubject subject(String id, MailAddress address) {
    return new DataSubject(Set.of(new MailboxId(id)), Set.of(HASH.address(address)));
  }

  @ParameterizedTest
  @EnumSource
  void nothing_of_somebody_forgotten_stands_in_any_column_and_all_of_others_does(Kind kind) {
    Database database = kind.empty();
    AnyRows rows = new Everywhere(database).with("anna-id", ANNA).with("bo-id", BO).rows;
    JdbcSubjectRecords records = records(database);
    DataSubject anna = subject("anna-id", ANNA);
    DataSubject bo = subject("bo-id", BO);
    List<SubjectAmount> others = records.amounts(bo);
    assertThat(rows.holding("anna-id")).hasSizeGreaterThan(30);
    records.forget(anna);
    assertThat(rows.holding("anna-id")).isEmpty();
    assertThat(rows.holding(HASH.address(ANNA).value())).isEmpty();
    assertThat(rows.holding(ANNA.value())).isEmpty();
    assertThat(records.amounts(anna)).isEmpty();
    assertThat(records.accounts(ANNA)).isEmpty();
    assertThat(records.amounts(bo)).isEqualTo(others);
  }

  @ParameterizedTest
  @EnumSource
  void each_kind_is_counted_and_handed_out(Kind kind) {
    Database database = kind.empty();
    new Everywhere(database).with("anna-id", ANNA).with("bo-id", BO);
    JdbcSubjectRecords records = records(database);
    DataSubject anna = subject("anna-id", ANNA);
    assertThat(records.amounts(anna))
        .extracting(SubjectAmount::kind)
        .containsExactlyElementsOf(EnumSet.allOf(Stored.class));
    List<SubjectRow> all = new ArrayList<>();
    records.each(anna, all::add);
    assertThat(all).isSortedAccordingTo((one, other) -> one.kind().compareTo(other.kind()));
    assertThat(all)
        .extracting(SubjectRow::table)
        .containsOnlyOnceElementsOf(List.of("mailbox", "conversation"))
        .contains("web_session_attributes", "delivery", "sent_reference");
    assertThat(all)
        .filteredOn(row -> row.table().equals("mailbox"))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.columns())
                    .containsEntry("address", ANNA.value())
                    .containsEntry("mail_read_at", NOON.toString()));
    assertThat(all.toString()).doesNotContain("bo-id", BO.value());
  }

  @ParameterizedTest
  @EnumSource
  void what_others_did_stays_under_a_pseudonym_that_is_the_same_each_time(Kind kind) {
    Database database = kind.empty();
    new Everywhere(database).with("anna-id", ANNA);
    JdbcSubjectRecords records = records(database);
    long renamed =
        records.amounts(subject("anna-id", ANNA)).stream().mapToInt(SubjectAmount::renamed).sum();
    assertThat(renamed).isPositive();
    records.forget(subject("anna-id", ANNA));
    MailboxId pseudonym = records.pseudonym(new MailboxId("anna-id"));
    assertThat(new AnyRows(database, NOON).holding(pseudonym.value()))
        .containsExactlyInAnyOrder(
            "confirmed_year",
            "deed",
            "received_mail",
            "registration",
            "seen_item",
            "summary_subscription",
            "weekly_figure");
    assertThat(pseudonym).isEqualTo(records.pseudonym(new MailboxId("anna-id")));
    assertThat(pseudonym).isNotEqualTo(records.pseudonym(new MailboxId("bo-id")));
  }

  @ParameterizedTest
  @EnumSource
  void what_was_found_in_a_signature_is_handed_out_opened(Kind kind) {
    Database database = kind.empty();
    MailKey mail = new MailKey(new MailboxId("anna-id"), new MessageId("m"));
    new JdbcSignatureChecks(database.jdbc(), database.transactions(), HASH.textSeal())
        .checked(
            new Checked(
                new Sample(mail, NOON),
                List.of(
                    new FlawNote(SignatureFlaw.Kind.ADDITION, "Fax", List.of(), "slogan"),
                    new FlawNote(SignatureFlaw.Kind.FONT, "Fax", List.of(), "serif"))),
            "t",
            LocalDate.of(2026, 11, 20));
    List<Object> found = new ArrayList<>();
    records(database)
        .each(subject("anna-id", ANNA), row -> found.add(row.columns().getOrDefault("found", "")));
    assertThat(found).contains("slogan\nserif");
  }

  @ParameterizedTest
  @EnumSource
  void the_week_of_a_unit_stays_with_its_figures(Kind kind) {
    Database database = kind.empty();
    AnyRows rows = new AnyRows(database, NOON);
    rows.add(
        "weekly_figure",
        "w",
        7,
        Map.of("manager_id", "anna-id", "document", "{\"m\":\"anna-id\"}"));
    records(database).forget(subject("anna-id", ANNA));
    String pseudonym = records(database).pseudonym(new MailboxId("anna-id")).value();
    assertThat(
            database.jdbc().sql("select document from weekly_figure").query(String.class).single())
        .isEqualTo("{\"m\":\"" + pseudonym + "\"}");
    assertThat(database.jdbc().sql("select due from weekly_figure").query(Integer.class).single())
        .isEqualTo(7);
  }

  /** Of mail that people sent; no correspondent is found by these. */
  private static final List<String> ABOUT_SENT_MAIL =
      List.of("sent_mail", "sent_recipient", "sent_reference", "signature_check");

  private static final MailAddress EK = new MailAddress("ek@medborgare.example");
  private static final MailAddress ASP = new MailAddress("asp@medborgare.example");

  private static DataSubject outsider(MailAddress address) {
    return new DataSubject(Set.of(), Set.of(HASH.address(address)));
  }

  /** Whatever there can be of a message of Bo's: a row in each table that names messages. */
  private static void handle(AnyRows rows, String message, Map<String, String> mail) {
    for (StoredTable table : StoredTables.ALL) {
      for (AnyRows.Column column : rows.columns(table.name())) {
        if (ABOUT_SENT_MAIL.contains(table.name())
            || !List.of("message_id", "item").contains(column.name())) {
          continue;
        }
        if (table.name().equals("nudge_item")) {
          rows.add("nudge", "nudge of " + message, message.hashCode(), Map.of());
        }
        Map<String, String> named =
            new LinkedHashMap<>(Map.of("mailbox_id", "bo-id", column.name(), message));
        named.put("nudge_id", "nudge of " + message);
        if (table.name().equals("received_mail")) {
          named.putAll(mail);
        }
        rows.add(table.name(), message.substring(0, 2), message.hashCode(), named);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void no_row_leads_to_mail_of_an_outsider_any_more_and_every_row_to_others_does(Kind kind) {
    Database database = kind.empty();
    AnyRows rows = new AnyRows(database, NOON);
    String ek = HASH.address(EK).value();
    String asp = HASH.address(ASP).value();
    handle(rows, "1-from-ek", Map.of("sender_hash", ek, "reply_to_hash", asp));
    handle(rows, "2-from-asp", Map.of("sender_hash", asp, "reply_to_hash", asp));
    database.jdbc().sql("update received_mail set reply_to_others = null").update();
    handle(rows, "3-form", Map.of("sender_hash", "form", "reply_to_hash", ek));
    database
        .jdbc()
        .sql("update received_mail set reply_to_others = null where message_id = '3-form'")
        .update();
    List<String> tables = rows.holding("2-from-asp");
    assertThat(tables).hasSizeGreaterThan(8).contains("deed", "finding_record", "nudge_item");
    assertThat(rows.holding("1-from-ek")).isEqualTo(tables).isEqualTo(rows.holding("3-form"));
    JdbcSubjectRecords records = records(database);
    records.forget(outsider(EK));
    assertThat(rows.holding("1-from-ek")).containsExactly("nudge");
    assertThat(rows.holding("3-form")).containsExactly("nudge");
    assertThat(rows.holding("2-from-asp")).isEqualTo(tables);
    assertThat(rows.holding("nudge of")).contains("nudge"); // somebody was reminded: that stays
    assertThat(rows.count("deed")).as("what people did").isEqualTo(3);
    assertThat(records.amounts(outsider(EK))).isEmpty();
  }

  private static List<String> replyTo(Database database) {
    return database
        .jdbc()
        .sql(
            "select message_id, reply_to_hash, reply_to_others from received_mail"
                + " order by message_id")
        .query((row, _) -> row.getString(1) + ": " + row.getString(2) + " + " + row.getString(3))
        .list();
  }

  @ParameterizedTest
  @EnumSource
  void mail_that_others_are_to_be_answered_too_stays_without_whoever_is_forgotten(Kind kind) {
    Database database = kind.empty();
    AnyRows rows = new AnyRows(database, NOON);
    String ek = HASH.address(EK).value();
    Map<String, String> ways =
        Map.of(
            "1", ek + "|anna bo",
            "2", "anna|" + ek,
            "3", "anna|" + ek + " bo",
            "4", "anna|bo " + ek,
            "5", ek + "|bo");
    ways.forEach(
        (message, hashes) -> {
          String[] parts = hashes.split("\\|", -1);
          rows.add(
              "received_mail",
              message,
              1,
              Map.of("reply_to_hash", parts[0], "reply_to_others", parts[1]));
        });
    JdbcSubjectRecords records = records(database);
    assertThat(records.amounts(outsider(EK)))
        .containsExactly(new SubjectAmount(Stored.RECEIVED_MAIL, 0, 5));
    records.forget(outsider(EK));
    assertThat(replyTo(database))
        .containsExactly(
            "1: anna + bo", "2: anna + null", "3: anna + bo", "4: anna + bo", "5: bo + null");
    assertThat(records.amounts(outsider(EK))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void mail_that_one_person_alone_is_to_be_answered_at_several_addresses_goes(Kind kind) {
    Database database = kind.empty();
    AnyRows rows = new AnyRows(database, NOON);
    String ek = HASH.address(EK).value();
    String asp = HASH.address(ASP).value();
    handle(rows, "1-form", Map.of("reply_to_hash", ek, "reply_to_others", asp));
    handle(rows, "2-form", Map.of("reply_to_hash", asp, "reply_to_others", ek));
    DataSubject one = new DataSubject(Set.of(), Set.of(HASH.address(EK), HASH.address(ASP)));
    JdbcSubjectRecords records = records(database);
    records.forget(one);
    assertThat(rows.holding("1-form")).containsExactly("nudge");
    assertThat(rows.holding("2-form")).containsExactly("nudge");
    assertThat(records.amounts(one)).isEmpty();
  }

  /** Only so many transactions come about. */
  private record Interrupted(TransactionOperations real, AtomicInteger left)
      implements TransactionOperations {
    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
      if (left.getAndDecrement() == 0) {
        throw new IllegalStateException("interrupted");
      }
      return real.execute(action);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_run_that_was_killed_anywhere_is_finished_by_the_next(Kind kind) {
    Database database = kind.empty();
    AnyRows rows = new Everywhere(database).with("anna-id", ANNA).rows;
    DataSubject anna = subject("anna-id", ANNA);
    int runs = 0;
    while (!rows.holding("anna-id").isEmpty()) {
      assertThat(records(database).accounts(ANNA)).as("still found").isNotEmpty();
      Interrupted one = new Interrupted(database.transactions(), new AtomicInteger(1));
      try {
        records(database, one).forget(anna);
      } catch (IllegalStateException e) {
        assertThat(e).hasMessage("interrupted");
      }
      assertThat(runs++).isLessThan(200);
    }
    assertThat(runs).isGreaterThan(30);
  }

  @ParameterizedTest
  @EnumSource
  void no_transaction_covers_more_than_some_hundred_rows(Kind kind) {
    Database database = kind.empty();
    for (int i = 0; i < 900; i++) {
      database
          .jdbc()
          .sql("insert into habit values ('anna-id', date '2026-11-01', :habit, 1)")
          .param("habit", "h" + i)
          .update();
    }
    AnyRows rows = new AnyRows(database, NOON);
    List<Integer> left = new ArrayList<>();
    TransactionOperations watched =
        new TransactionOperations() {
          @Override
          public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
            T done = database.transactions().execute(action);
            left.add(rows.count("habit"));
            return done;
          }
        };
    records(database, watched).forget(subject("anna-id", ANNA));
    assertThat(left).containsExactly(500, 100, 0);
  }
}
