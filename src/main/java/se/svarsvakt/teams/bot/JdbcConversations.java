package se.svarsvakt.teams.bot;

import static se.svarsvakt.sync.JdbcColumns.text;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.mail.MailboxId;

/** The conversations with the bot in H2 or PostgreSQL. */
public record JdbcConversations(JdbcClient jdbc) implements Conversations {
  @Override
  public Optional<Conversation> of(MailboxId person) {
    return jdbc.sql(
            "select state, conversation_id, service_url from conversation where person_id ="
                + " :person")
        .param("person", person.value())
        .query((row, number) -> read(row))
        .optional();
  }

  private static Conversation read(ResultSet row) throws SQLException {
    return new Conversation(
        State.valueOf(text(row, "state")),
        Optional.ofNullable(row.getString("conversation_id")),
        Optional.ofNullable(row.getString("service_url")).map(URI::create));
  }

  @Override
  public void opened(MailboxId person, String conversation, URI serviceUrl, Instant at) {
    known(person, State.OPEN, at);
    jdbc.sql(
            "update conversation set state = 'OPEN', conversation_id = :conversation,"
                + " service_url = :url, changed_at = :at where person_id = :person")
        .param("person", person.value())
        .param("conversation", conversation)
        .param("url", serviceUrl.toString())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  @Override
  public void closed(MailboxId person, State why, Instant at) {
    if (why == State.OPEN) {
      throw new IllegalArgumentException("an open conversation is not closed");
    }
    known(person, why, at);
    jdbc.sql("update conversation set state = :state, changed_at = :at where person_id = :person")
        .param("person", person.value())
        .param("state", why.name())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** H2 has no insert that updates a row that is there: so the row first, then what it says. */
  private void known(MailboxId person, State state, Instant at) {
    jdbc.sql(
            "insert into conversation (person_id, state, changed_at) values (:person, :state, :at)"
                + " on conflict do nothing")
        .param("person", person.value())
        .param("state", state.name())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }
}
