package se.svarsvakt.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.svarsvakt.sync.Facts.ANNA;
import static se.svarsvakt.sync.Facts.NOON;
import static se.svarsvakt.sync.Facts.key;

import java.time.Instant;
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

/** Deeds on everything they can stand on. */
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
          ANNA, new UserAction.NotNeeded(key("m"), UserAction.Reason.HANDLED_ELSEWHERE), NOON);
      assertThat(client.orElseThrow().sql("select reason from mark").query(String.class).list())
          .containsExactly("handled-elsewhere");
    }

    @Test
    void of_work_that_fails_nothing_stays() {
      UserAction answered = new UserAction.Answered(key("m"));
      assertThatThrownBy(() -> auditTrail.exclusively(ANNA, () -> failAfter(answered)))
          .isInstanceOf(IllegalStateException.class);
      assertThat(auditTrail.trail(new TrailFilter(Optional.empty(), Instant.EPOCH, 9))).isEmpty();
      assertThat(cases.marks(List.of(key("m")))).isEmpty();
    }

    private AuditEntry failAfter(UserAction act) {
      throw new IllegalStateException(
          "on purpose, after " + auditTrail.record(ANNA, act, NOON).id());
    }
  }
}
