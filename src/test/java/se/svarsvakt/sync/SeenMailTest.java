package se.svarsvakt.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.sync.Facts.NOON;
import static se.svarsvakt.sync.Facts.changing;
import static se.svarsvakt.sync.Facts.id;
import static se.svarsvakt.sync.Facts.received;
import static se.svarsvakt.sync.Facts.update;
import static se.svarsvakt.sync.JdbcColumns.time;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.svarsvakt.sync.MailboxUpdate.Change;
import se.svarsvakt.testing.Databases;

/** That mail was read is noted where somebody was reminded of it, and once for a reminder. */
class SeenMailTest {
  enum Kind {
    H2,
    POSTGRESQL;

    Databases.Database empty() {
      return this == H2 ? Databases.h2() : Databases.postgres();
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void only_what_somebody_was_reminded_of_is_noted(Kind kind) {
    Databases.Database database = kind.empty();
    FactStore facts = new JdbcFactStore(database.named(), database.transactions());
    facts.apply(update(received("told"), received("untold"), received("settled")));
    facts.apply(
        changing(
            new Change.ReadMark(id("told"), false, NOON.minusSeconds(60)),
            new Change.ReadMark(id("untold"), false, NOON.minusSeconds(60)),
            new Change.ReadMark(id("settled"), false, NOON.minusSeconds(60))));
    reminded(database, "told");
    reminded(database, "settled");
    database
        .jdbc()
        .sql("update received_mail set settled_at = :at where message_id = 'settled'")
        .param("at", time(NOON))
        .update();
    for (int times = 1; times <= 9; times++) {
      boolean read = times % 2 == 1;
      facts.apply(
          changing(
              new Change.ReadMark(id("told"), read, NOON.plusSeconds(times)),
              new Change.ReadMark(id("untold"), read, NOON.plusSeconds(times)),
              new Change.ReadMark(id("settled"), read, NOON.plusSeconds(times))));
    }
    assertThat(database.jdbc().sql("select item from seen_item").query(String.class).list())
        .containsExactly("told");
  }

  private static void reminded(Databases.Database database, String message) {
    database
        .jdbc()
        .sql(
            "insert into nudge (id, kind, recipient_id, channel, planned_for, status, chain_id,"
                + " attempts, sent_at) values (:id, 'reply-due', :id, '', :at, 'SENT', 1, 1, :at)")
        .param("id", message)
        .param("at", time(NOON))
        .update();
    database
        .jdbc()
        .sql("insert into nudge_item values (:id, 'anna', :id)")
        .param("id", message)
        .update();
  }
}
