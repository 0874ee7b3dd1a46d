package se.svarsvakt.casework;

import org.junit.jupiter.api.Nested;
import se.svarsvakt.testing.Databases;

/** Stewards on everything they can stand on. */
class StewardStoreTest {
  @Nested
  class InMemory extends StewardStoreContract {
    @Override
    void open() {
      stewards = new MemoryStewards();
    }
  }

  @Nested
  class OnH2 extends StewardStoreContract {
    @Override
    void open() {
      stewards = over(Databases.h2());
    }
  }

  @Nested
  class OnPostgreSql extends StewardStoreContract {
    @Override
    void open() {
      stewards = over(Databases.postgres());
    }
  }

  private static StewardStore over(Databases.Database database) {
    return new JdbcStewardStore(database.named(), database.transactions());
  }
}
