package se.svarsvakt.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import se.svarsvakt.mail.Hash;
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

    private void arrives(int number, String domain, String... beginnings) {
      Hash sender = new Hash("sender" + number + "@" + domain);
      List<Beginning> all =
          Stream.concat(Stream.of("everybody"), Stream.of(beginnings))
              .map(words -> new Beginning(new Hash(words), sender, new Hash(domain)))
              .toList();
      ReceivedFact fact = Facts.received("m" + number + domain).fact();
      StoredMailbox unknown = StoredMailbox.unknown(Facts.ANNA);
      ReceivedFact begun =
          new ReceivedFact(fact.mail(), fact.folder(), fact.senderDomain(), false, all);
      store.apply(new MailboxUpdate(unknown, unknown, null, List.of(begun), List.of(), List.of()));
    }

    @Test
    void what_many_unrelated_senders_begin_with_is_a_banner() {
      IntStream.range(0, 7).forEach(i -> arrives(i, "domain" + i, "banner", "banner and more"));
      assertThat(store.banners()).isEmpty();
      arrives(8, "domain8", "banner");
      assertThat(store.banners()).containsExactly(new Hash("banner"));
      assertThat(queries.banners()).isEqualTo(store.banners());
    }

    @Test
    void what_the_senders_of_a_few_firms_begin_with_is_theirs() {
      IntStream.range(0, 30).forEach(i -> arrives(i, "firm" + i % 3, "we are closed"));
      assertThat(store.banners()).isEmpty();
    }

    @Test
    void what_few_of_all_senders_begin_with_is_theirs() {
      IntStream.range(0, 60).forEach(i -> arrives(i, "domain" + i));
      IntStream.range(60, 70).forEach(i -> arrives(i, "domain" + i, "we are closed"));
      assertThat(store.banners()).isEmpty();
    }
  }
}
