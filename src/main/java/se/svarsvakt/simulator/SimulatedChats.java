package se.svarsvakt.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The conversations between people and the bot, and what stands in them. Whoever blocked the bot,
 * or does not have the Teams app, cannot be written to. Safe for use by several threads.
 */
public final class SimulatedChats {
  private final Function<String, DirectoryUser> accounts;
  private final Map<String, DirectoryUser> conversations = new LinkedHashMap<>();
  private final Set<String> blocked = new LinkedHashSet<>();
  private final Map<String, ReceivedCard> cards = new LinkedHashMap<>();
  private long lastActivity = 1_700_000_000_000L;

  SimulatedChats(Function<String, DirectoryUser> accounts) {
    this.accounts = accounts;
  }

  /** The person blocks the bot (403, {@code MessageWritesBlocked}). */
  public synchronized void block(String address) {
    blocked.add(accounts.apply(address).id());
  }

  /** The person lets the bot write again. */
  public synchronized void unblock(String address) {
    blocked.remove(accounts.apply(address).id());
  }

  /** The person's conversation is gone with all that stood in it (404). */
  public synchronized void forget(String address) {
    String conversation = id(accounts.apply(address));
    conversations.remove(conversation);
    cards.values().removeIf(card -> card.conversation().equals(conversation));
  }

  /** What stands in all conversations, as it looks now; oldest first. */
  public synchronized List<ReceivedCard> cards() {
    return new ArrayList<>(cards.values());
  }

  /** What stands in one person's conversation, as it looks now; oldest first. */
  public synchronized List<ReceivedCard> cardsOf(String address) {
    String person = accounts.apply(address).id();
    return cards.values().stream().filter(card -> card.recipientId().equals(person)).toList();
  }

  private static String id(DirectoryUser person) {
    return "19:" + person.id() + "_bot@unq.gbl.spaces";
  }

  synchronized String open(DirectoryUser person) {
    conversations.put(id(person), person);
    return id(person);
  }

  synchronized Optional<DirectoryUser> personIn(String conversation) {
    return Optional.ofNullable(conversations.get(conversation));
  }

  synchronized boolean isBlocked(DirectoryUser person) {
    return blocked.contains(person.id());
  }

  synchronized String nextActivityId() {
    lastActivity++;
    return Long.toString(lastActivity);
  }

  synchronized void put(ReceivedCard card) {
    cards.put(card.conversation() + " " + card.activityId(), card);
  }

  synchronized Optional<ReceivedCard> card(String conversation, String activityId) {
    return Optional.ofNullable(cards.get(conversation + " " + activityId));
  }
}
