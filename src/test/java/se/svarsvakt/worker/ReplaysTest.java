package se.svarsvakt.worker;

import org.junit.jupiter.api.Nested;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.testing.Databases.Database;

class ReplaysTest {
  @Nested
  class OnH2 extends ReplaysContract {
    @Override
    Database database() {
      return Databases.h2();
    }
  }

  @Nested
  class OnPostgres extends ReplaysContract {
    @Override
    Database database() {
      return Databases.postgres();
    }
  }
}
