package se.svarsvakt.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.svarsvakt.sync.Facts.ANNA;
import static se.svarsvakt.sync.Facts.NOON;
import static se.svarsvakt.sync.Facts.key;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.casework.AuditTrail.TrailFilter;
import se.svarsvakt.sync.JdbcFactQueries;
import se.svarsvakt.sync.JdbcFactStore;
import se.svarsvakt.sync.MemoryFacts;
import se.svarsvakt.testing.Databases;

/** The audit trail on everything it can stand on. */
class AuditTrailTest {
  @Nested
  class InMemory extends AuditTrailContract {
    @Override
    void open() {
      MemoryFacts both = new MemoryFacts();
      MemoryCases memory = new MemoryCases(both);
      facts = both;
      queries = both;
      cases = memory;
      register = new MemoryRegister(both, memory);
      auditTrail = new MemoryAuditTrail(register, memory);
    }
  }

  @Nested
  class OnH2 extends InDatabase {
    @Override
    Databases.Database database() {
      return Databases.h2();
    }
  }

  @Nested
  class OnPostgreSql extends InDatabase {
    @Override
    Databases.Database database() {
      return Databases.postgres();
    }
  }

  abstract static class InDatabase extends AuditTrailContract {
    private Optional<JdbcClient> client = Optional.empty();

    abstract Databases.Database database();

    @Override
    void open() {
      Databases.Database database = database();
      JdbcClient jdbc = database.jdbc();
      client = Optional.of(jdbc);
      facts = new JdbcFactStore(database.named(), database.transactions());
      queries = new JdbcFactQueries(jdbc);
      cases = new JdbcCaseStore(jdbc, database.transactions());
      register = new JdbcRegister(jdbc, database.transactions());
      auditTrail = new JdbcAuditTrail(jdbc, database.transactions(), register);
    }

    @Test
    void why_a_mail_needs_no_answer_stands_beside_its_mark_as_a_code() {
      auditTrail.record(
          ANNA, new UserAction.NoReplyMark(key("m"), UserAction.Reason.HANDLED_ELSEWHERE), NOON);
      assertThat(client.orElseThrow().sql("select reason from mark").query(String.class).list())
          .containsExactly("handled-elsewhere");
    }

    /** Rows as they were written before: their codes and columns stay what they are. */
    @Test
    void rows_of_the_version_before_are_read() {
      auditTrail.record(ANNA, new UserAction.AnsweredMark(key("m")), NOON);
      JdbcClient jdbc = client.orElseThrow();
      jdbc.sql(
              "insert into deed (person_id, done_at, kind, mailbox_id, item, reason, on_day)"
                  + " select person_id, done_at, 'no-reply-needed', mailbox_id, 'n', 'finished',"
                  + " cast(null as date) from deed union all"
                  + " select person_id, done_at, 'promised', mailbox_id, 'p', null,"
                  + " date '2026-11-27' from deed union all"
                  + " select person_id, done_at, 'snoozed', mailbox_id, 'absence', null,"
                  + " date '2026-11-27' from deed")
          .update();
      assertThat(auditTrail.latest(List.of(ANNA), NOON.minusSeconds(1)))
          .extracting(AuditEntry::action)
          .containsExactlyInAnyOrder(
              new UserAction.AnsweredMark(key("m")),
              new UserAction.NoReplyMark(key("n"), UserAction.Reason.FINISHED),
              new UserAction.ReplyPromise(key("p"), LocalDate.parse("2026-11-27")),
              new UserAction.Snooze(ANNA, "absence", LocalDate.parse("2026-11-27")));
    }

    @Test
    void of_work_that_fails_nothing_stays() {
      UserAction.ItemAction answered = new UserAction.AnsweredMark(key("m"));
      assertThatThrownBy(() -> auditTrail.exclusively(ANNA, () -> failAfter(answered)))
          .isInstanceOf(IllegalStateException.class);
      assertThat(auditTrail.trail(new TrailFilter(Optional.empty(), Instant.EPOCH, 9))).isEmpty();
      assertThat(cases.marks(List.of(key("m")))).isEmpty();
    }

    private AuditEntry failAfter(UserAction.ItemAction act) {
      throw new IllegalStateException(
          "on purpose, after " + auditTrail.record(ANNA, act, NOON).id());
    }
  }
}
