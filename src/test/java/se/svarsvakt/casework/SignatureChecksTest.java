package se.svarsvakt.casework;

import org.junit.jupiter.api.Nested;
import se.svarsvakt.sync.JdbcFactStore;
import se.svarsvakt.sync.MemoryFacts;
import se.svarsvakt.testing.Databases;

/** The record of looked-at signatures on everything it can stand on. */
class SignatureChecksTest {
  @Nested
  class InMemory extends SignatureChecksContract {
    @Override
    void open() {
      MemoryFacts both = new MemoryFacts();
      facts = both;
      checks = new MemorySignatures(both);
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

  abstract static class InDatabase extends SignatureChecksContract {
    abstract Databases.Database database();

    @Override
    void open() {
      Databases.Database database = database();
      facts = new JdbcFactStore(database.named(), database.transactions());
      checks = new JdbcSignatureChecks(database.jdbc(), database.transactions());
    }
  }
}
