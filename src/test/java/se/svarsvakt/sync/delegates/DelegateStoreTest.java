package se.svarsvakt.sync.delegates;

import java.util.EnumSet;
import org.junit.jupiter.api.Nested;
import se.svarsvakt.testing.Databases;

/** The store of delegates on everything it can stand on. */
class DelegateStoreTest {
  @Nested
  class InMemory extends DelegateStoreContract {
    @Override
    void open() {
      store = new MemoryDelegates();
    }
  }

  @Nested
  class OnH2 extends DelegateStoreContract {
    @Override
    void open() {
      Databases.Database database = Databases.h2();
      store =
          new JdbcDelegateStore(
              database.named(), database.transactions(), EnumSet.allOf(Source.class));
    }
  }

  @Nested
  class OnPostgreSql extends DelegateStoreContract {
    @Override
    void open() {
      Databases.Database database = Databases.postgres();
      store =
          new JdbcDelegateStore(
              database.named(), database.transactions(), EnumSet.allOf(Source.class));
    }
  }
}
