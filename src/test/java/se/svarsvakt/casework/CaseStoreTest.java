package se.svarsvakt.casework;

import java.time.ZoneOffset;
import org.junit.jupiter.api.Nested;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.rule.reply.Mark;
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
