package se.svarsvakt.casework;

import org.junit.jupiter.api.Nested;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.sync.JdbcFactQueries;
import se.svarsvakt.sync.JdbcFactStore;
import se.svarsvakt.sync.MemoryFacts;
import se.svarsvakt.testing.Databases;

/** The register on everything it can stand on. */
class RegisterTest {
  @Nested
  class InMemory extends RegisterContract {
    @Override
    void open() {
      MemoryFacts both = new MemoryFacts();
      MemoryCases memory = new MemoryCases(both);
      facts = both;
      queries = both;
      cases = memory;
      register = new MemoryRegister(both, memory);
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

  abstract static class InDatabase extends RegisterContract {
    abstract Databases.Database database();

    @Override
    void open() {
      Databases.Database database = database();
      JdbcClient jdbc = database.jdbc();
      facts = new JdbcFactStore(database.named(), database.transactions());
      queries = new JdbcFactQueries(jdbc);
      cases = new JdbcCaseStore(jdbc, database.transactions());
      register = new JdbcRegister(jdbc, database.transactions());
    }
  }
}
