package se.svarsvakt.teams.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.teams.bot.Conversations.Conversation;
import se.svarsvakt.teams.bot.Conversations.State;

/** What every store of conversations promises. */
abstract class ConversationsContract {
  private static final MailboxId ANNA = new MailboxId("anna-id");
  private static final MailboxId BO = new MailboxId("bo-id");
  private static final URI EMEA = URI.create("https://smba.trafficmanager.net/emea/");
  private static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");

  Conversations conversations = new MemoryConversations();

  /** An empty store. */
  abstract Conversations open();

  @BeforeEach
  final void begin() {
    conversations = open();
  }

  private static Conversation conversation(State state, String id) {
    return new Conversation(state, Optional.of(id), Optional.of(EMEA));
  }

  @Test
  void of_a_stranger_nothing_is_known() {
    conversations.opened(BO, "b", EMEA, NOON);
    assertThat(conversations.of(ANNA)).isEmpty();
  }

  @Test
  void an_opened_conversation_is_kept() {
    conversations.opened(ANNA, "a:1å", EMEA, NOON);
    assertThat(conversations.of(ANNA)).contains(conversation(State.OPEN, "a:1å"));
  }

  @Test
  void the_latest_opening_counts() {
    conversations.opened(ANNA, "old", URI.create("https://old.example/"), NOON);
    conversations.opened(ANNA, "new", EMEA, NOON.plusSeconds(1));
    assertThat(conversations.of(ANNA)).contains(conversation(State.OPEN, "new"));
  }

  @Test
  void a_closed_conversation_is_closed_and_still_known() {
    conversations.opened(ANNA, "a", EMEA, NOON);
    conversations.closed(ANNA, State.BLOCKED, NOON.plusSeconds(1));
    assertThat(conversations.of(ANNA)).contains(conversation(State.BLOCKED, "a"));
    conversations.closed(ANNA, State.REMOVED, NOON.plusSeconds(2));
    assertThat(conversations.of(ANNA)).contains(conversation(State.REMOVED, "a"));
  }

  @Test
  void somebody_who_never_had_one_can_be_closed() {
    conversations.closed(ANNA, State.BLOCKED, NOON);
    assertThat(conversations.of(ANNA))
        .contains(new Conversation(State.BLOCKED, Optional.empty(), Optional.empty()));
  }

  @Test
  void opening_again_reopens() {
    conversations.closed(ANNA, State.REMOVED, NOON);
    conversations.opened(ANNA, "a", EMEA, NOON.plusSeconds(1));
    assertThat(conversations.of(ANNA)).contains(conversation(State.OPEN, "a"));
  }

  @Test
  void nothing_is_closed_as_open() {
    assertThatThrownBy(() -> conversations.closed(ANNA, State.OPEN, NOON))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(conversations.of(ANNA)).isEmpty();
  }
}
