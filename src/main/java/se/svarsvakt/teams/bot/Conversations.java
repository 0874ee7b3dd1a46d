package se.svarsvakt.teams.bot;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import se.svarsvakt.mail.MailboxId;

/** Where each person's conversation with the bot is, and whether the bot may write in it. */
public interface Conversations {
  /** What is known of a person's conversation; empty where nothing is. */
  Optional<Conversation> of(MailboxId person);

  /** The bot may write there: it was installed, or the person wrote to it. */
  void opened(MailboxId person, String conversation, URI serviceUrl, Instant at);

  /** The bot may not write there any more, until it is installed again. */
  void closed(MailboxId person, State why, Instant at);

  /** Whether the bot may write. */
  enum State {
    /** It may. */
    OPEN,
    /** The person blocked it. */
    BLOCKED,
    /** The person removed it. */
    REMOVED
  }

  /**
   * A person's conversation.
   *
   * @param state whether the bot may write in it
   * @param conversation its id; empty where none was ever opened
   * @param serviceUrl where it is answered; empty as the id
   */
  record Conversation(State state, Optional<String> conversation, Optional<URI> serviceUrl) {}
}
