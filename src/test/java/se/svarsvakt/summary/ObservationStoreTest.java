package se.svarsvakt.summary;

import org.junit.jupiter.api.Nested;
import org.springframework.jdbc.core.JdbcTemplate;
import se.svarsvakt.testing.Databases;

/** The observations on the databases that they are kept in. */
class ObservationStoreTest {
  private static ObservationStore over(Databases.Database database) {
    return new JdbcObservations(new JdbcTemplate(database.source()), database.transactions());
  }

  @Nested
  class OnH2 extends ObservationStoreContract {
    @Override
    ObservationStore open() {
      return over(Databases.h2());
    }
  }

  @Nested
  class OnPostgreSql extends ObservationStoreContract {
    @Override
    ObservationStore open() {
      return over(Databases.postgres());
    }
  }
}
