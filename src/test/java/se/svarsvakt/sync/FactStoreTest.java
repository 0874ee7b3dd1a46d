package se.svarsvakt.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.testing.Databases;

/** The store of facts on everything it can stand on. */
class FactStoreTest {
  @Nested
  class InMemory extends FactStoreContract {
    @Override
    void open() {
      MemoryFacts facts = new MemoryFacts();
      store = facts;
      queries = facts;
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

  abstract static class InDatabase extends FactStoreContract {
    abstract Databases.Database database();

    @Override
    void open() {
      Databases.Database database = database();
      store = new JdbcFactStore(database.named(), database.transactions());
      queries = new JdbcFactQueries(database.jdbc());
    }

    @Test
    void an_update_that_fails_in_the_middle_leaves_nothing() {
      StoredMailbox unknown = StoredMailbox.unknown(Facts.ANNA);
      List<ReceivedFact> received = List.of(Facts.received("m").fact());
      List<SentFact> tooLong = List.of(new SentFact(Facts.sent("s".repeat(600)), true));
      MailboxUpdate update =
          new MailboxUpdate(
              unknown,
              unknown.withFolders(List.of(WatchedFolder.INBOX), Facts.NOON),
              null,
              received,
              tooLong,
              List.of());
      assertThatThrownBy(() -> store.apply(update)).isInstanceOf(DataAccessException.class);
      assertThat(store.mailboxes(List.<MailboxId>of(Facts.ANNA))).isEmpty();
      assertThat(store.received(Facts.ANNA, List.of(Facts.id("m")))).isEmpty();
    }
  }
}
