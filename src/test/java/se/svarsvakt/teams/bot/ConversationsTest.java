package se.svarsvakt.teams.bot;

import org.junit.jupiter.api.Nested;
import se.svarsvakt.testing.Databases;

/** The conversations on everything they can stand on. */
class ConversationsTest {
  @Nested
  class InMemory extends ConversationsContract {
    @Override
    Conversations open() {
      return new MemoryConversations();
    }
  }

  @Nested
  class OnH2 extends ConversationsContract {
    @Override
    Conversations open() {
      return new JdbcConversations(Databases.h2().jdbc());
    }
  }

  @Nested
  class OnPostgreSql extends ConversationsContract {
    @Override
    Conversations open() {
      return new JdbcConversations(Databases.postgres().jdbc());
    }
  }
}
