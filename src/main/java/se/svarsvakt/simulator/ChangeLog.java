package se.svarsvakt.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Everything that happened to the messages of one mailbox, in order: what delta rounds are cut
 * from.
 */
final class ChangeLog {
  private final List<Event> changes = new ArrayList<>();
  private Consumer<Event> listener = _ -> {};

  /** Tells of all that happens from now on. */
  void listen(Consumer<Event> to) {
    listener = to;
  }

  /** What happened to a message as seen from a folder. */
  enum Kind {
    APPEARED,
    CHANGED,
    GONE
  }

  /**
   * One event.
   *
   * @param folderId the folder that it concerns
   * @param message what changed, in its present state
   * @param movingId the message's id at that time, for clients without immutable ids
   * @param kind what happened
   * @param names the properties that a delta shows; meaningful for {@link Kind#CHANGED}
   */
  record Event(
      String folderId, StoredMessage message, String movingId, Kind kind, Set<String> names) {
    String id(boolean immutable) {
      return immutable ? message.immutableId() : movingId;
    }

    /** What this one and the one before it amount to. */
    Event after(Event before) {
      return kind == Kind.CHANGED
          ? new Event(folderId, message, movingId, before.kind, Json.and(before.names, names))
          : this;
    }
  }

  void appeared(StoredMessage message) {
    add(message, Kind.APPEARED, Set.of());
  }

  void gone(StoredMessage message) {
    add(message, Kind.GONE, Set.of());
  }

  void changed(StoredMessage message, Set<String> names) {
    add(message, Kind.CHANGED, names);
  }

  /** How many events there have been. */
  int position() {
    return changes.size();
  }

  /** The events in a folder after the first {@code position} ones of the mailbox. */
  List<Event> since(int position, String folderId) {
    return changes.subList(Math.min(position, changes.size()), changes.size()).stream()
        .filter(change -> change.folderId().equals(folderId))
        .toList();
  }

  private void add(StoredMessage message, Kind kind, Set<String> names) {
    Event event = new Event(message.folderId(), message, message.movingId(), kind, names);
    changes.add(event);
    listener.accept(event);
  }
}
