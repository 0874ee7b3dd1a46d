package se.svarsvakt.sync;

import org.junit.jupiter.api.Nested;
import se.svarsvakt.testing.Databases;

/** The store of owners on everything it can stand on. */
class OwnerStoreTest {
  private record Stores(FactStore facts, OwnerStore owners) {
    static Stores inMemory() {
      MemoryFacts both = new MemoryFacts();
      return new Stores(both, new MemoryOwners(both));
    }

    static Stores in(Databases.Database database) {
      return new Stores(
          new JdbcFactStore(database.named(), database.transactions()),
          new JdbcOwnerStore(database.jdbc(), database.transactions()));
    }
  }

  abstract static class Traffic extends OwnerStoreContract {
    abstract Stores stores();

    @Override
    void open() {
      Stores stores = stores();
      facts = stores.facts();
      owners = stores.owners();
    }
  }

  abstract static class Settings extends OwnerSettingsContract {
    abstract Stores stores();

    @Override
    void open() {
      Stores stores = stores();
      facts = stores.facts();
      owners = stores.owners();
    }
  }

  @Nested
  class InMemory extends Traffic {
    @Override
    Stores stores() {
      return Stores.inMemory();
    }
  }

  @Nested
  class OnH2 extends Traffic {
    @Override
    Stores stores() {
      return Stores.in(Databases.h2());
    }
  }

  @Nested
  class OnPostgreSql extends Traffic {
    @Override
    Stores stores() {
      return Stores.in(Databases.postgres());
    }
  }

  @Nested
  class SettingsInMemory extends Settings {
    @Override
    Stores stores() {
      return Stores.inMemory();
    }
  }

  @Nested
  class SettingsOnH2 extends Settings {
    @Override
    Stores stores() {
      return Stores.in(Databases.h2());
    }
  }

  @Nested
  class SettingsOnPostgreSql extends Settings {
    @Override
    Stores stores() {
      return Stores.in(Databases.postgres());
    }
  }
}
