package se.svarsvakt.worker;

import org.junit.jupiter.api.Nested;
import se.svarsvakt.testing.Databases;

/** What the case system is told, on everything that it can wait on. */
class CaseSystemSenderTest {
  @Nested
  class OnH2 extends CaseSystemSenderContract {
    @Override
    Databases.Database open() {
      return Databases.h2();
    }
  }

  @Nested
  class OnPostgreSql extends CaseSystemSenderContract {
    @Override
    Databases.Database open() {
      return Databases.postgres();
    }
  }
}
