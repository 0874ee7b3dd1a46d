package se.svarsvakt.nudge;

import org.junit.jupiter.api.Nested;
import se.svarsvakt.testing.Databases;

/** The outbox on everything it can stand on. */
class OutboxTest {
  @Nested
  class InMemory extends OutboxContract {
    @Override
    Outbox open() {
      return new MemoryOutbox();
    }
  }

  @Nested
  class OnH2 extends OutboxContract {
    @Override
    Outbox open() {
      return in(Databases.h2());
    }
  }

  @Nested
  class OnPostgreSql extends OutboxContract {
    @Override
    Outbox open() {
      return in(Databases.postgres());
    }
  }

  private static Outbox in(Databases.Database database) {
    return new JdbcOutbox(database.jdbc(), database.transactions());
  }
}
