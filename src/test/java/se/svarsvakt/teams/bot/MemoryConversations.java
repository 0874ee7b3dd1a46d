package se.svarsvakt.teams.bot;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import se.svarsvakt.mail.MailboxId;

/** Conversations in memory, for tests. */
public final class MemoryConversations implements Conversations {
  private final Map<MailboxId, Conversation> all = new ConcurrentHashMap<>();

  @Override
  public Optional<Conversation> of(MailboxId person) {
    return Optional.ofNullable(all.get(person));
  }

  @Override
  public void opened(MailboxId person, String conversation, URI serviceUrl, Instant at) {
    all.put(
        person, new Conversation(State.OPEN, Optional.of(conversation), Optional.of(serviceUrl)));
  }

  @Override
  public void closed(MailboxId person, State why, Instant at) {
    if (why == State.OPEN) {
      throw new IllegalArgumentException("an open conversation is not closed");
    }
    all.merge(
        person,
        new Conversation(why, Optional.empty(), Optional.empty()),
        (old, closed) -> new Conversation(why, old.conversation(), old.serviceUrl()));
  }
}
