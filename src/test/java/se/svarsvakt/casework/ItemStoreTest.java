package se.svarsvakt.casework;

import org.junit.jupiter.api.Nested;
import org.springframework.jdbc.core.JdbcTemplate;
import se.svarsvakt.testing.Databases;

/** Tracked items on both databases. */
class ItemStoreTest {
  @Nested
  class OnH2 extends ItemStoreContract {
    @Override
    ItemStore open() {
      return over(Databases.h2());
    }
  }

  @Nested
  class OnPostgreSql extends ItemStoreContract {
    @Override
    ItemStore open() {
      return over(Databases.postgres());
    }
  }

  private static ItemStore over(Databases.Database database) {
    return new JdbcItems(new JdbcTemplate(database.source()), database.transactions());
  }
}
