package se.svarsvakt.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.rule.reply.Mark;
import se.svarsvakt.sync.Facts;
import se.svarsvakt.sync.JdbcFactQueries;
import se.svarsvakt.sync.JdbcFactStore;
import se.svarsvakt.sync.MemoryFacts;
import se.svarsvakt.testing.Databases;

/** The store of casework on everything it can stand on. */
class CaseStoreTest {
  @Nested
  class InMemory extends CaseStoreContract {
    private MemoryCases memory = new MemoryCases(new MemoryFacts());

    @Override
    void open() {
      MemoryFacts both = new MemoryFacts();
      facts = both;
      queries = both;
      memory = new MemoryCases(both);
      cases = memory;
    }

    @Override
    void mark(Mark mark) {
      memory.mark(mark);
    }
  }

  @Nested
  class OnH2 extends InDatabase {
    OnH2() {
      super(Databases.h2());
    }
  }

  @Nested
  class OnPostgreSql extends InDatabase {
    OnPostgreSql() {
      super(Databases.postgres());
    }
  }

  abstract static class InDatabase extends CaseStoreContract {
    private final Databases.Database database;

    InDatabase(Databases.Database database) {
      this.database = database;
    }

    @Override
    void open() {
      JdbcClient jdbc = database.jdbc();
      facts = new JdbcFactStore(database.named(), database.transactions());
      queries = new JdbcFactQueries(jdbc);
      cases = new JdbcCaseStore(jdbc, database.transactions());
    }

    @Test
    void a_note_that_somebody_was_in_the_way_of_is_written_once_more() {
      AtomicInteger tries = new AtomicInteger();
      TransactionOperations inTheWay =
          new TransactionOperations() {
            @Override
            public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
              if (tries.incrementAndGet() == 1) {
                throw new CannotAcquireLockException("somebody has the row");
              }
              return database.transactions().execute(action);
            }
          };
      facts.apply(Facts.update(Facts.received("m")));
      MailKey mail = Facts.key("m");
      Instant settled = Facts.NOON;
      new JdbcCaseStore(database.jdbc(), inTheWay).settled(Map.of(mail, settled), List.of());
      assertThat(tries).hasValue(2);
      assertThat(cases.firstSettled(List.of(Facts.ANNA), settled)).containsValue(settled);
    }

    @Override
    void mark(Mark mark) {
      database
          .jdbc()
          .sql(
              "insert into mark (mailbox_id, message_id, marked_at, kind, promised)"
                  + " values (:mailbox, :message, :at, :kind, :promised)")
          .param("mailbox", mark.mail().mailbox().value())
          .param("message", mark.mail().id().value())
          .param("at", mark.at().atOffset(ZoneOffset.UTC))
          .param("kind", mark.kind().name())
          .param("promised", mark.promised())
          .update();
    }
  }
}
