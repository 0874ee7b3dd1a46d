package se.svarsvakt.simulator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The messages and folders of one mailbox, and what delta rounds need to know of them. Whoever uses
 * it holds the mailbox's lock.
 */
final class MessageStore {
  private final String address;
  private final FolderTree folders;
  private final ChangeLog changes = new ChangeLog();
  private final Map<String, StoredMessage> messages = new LinkedHashMap<>();
  private final Map<String, Integer> generations = new LinkedHashMap<>();
  private int generation;
  private int serial;

  MessageStore(String address, boolean swedish) {
    this.address = address;
    this.folders = new FolderTree(address, swedish);
  }

  FolderTree folders() {
    return folders;
  }

  ChangeLog changes() {
    return changes;
  }

  StoredMessage add(OutgoingMessage outgoing, Instant at, String folder) {
    serial++;
    String folderId = folders.require(folder).id();
    StoredMessage message = new StoredMessage(outgoing, address, serial, at, folderId);
    messages.put(message.immutableId(), message);
    return message;
  }

  void move(String id, String folder, Instant at) {
    StoredMessage message = require(id);
    String target = folders.require(folder).id();
    changes.gone(message);
    message.moveTo(target, at);
    changes.appeared(message);
  }

  void remove(String id) {
    changes.gone(require(id));
    messages.remove(id);
  }

  /** Finds a message by its immutable id or the one that it has in its folder. */
  Optional<StoredMessage> find(String id) {
    StoredMessage direct = messages.get(id);
    return direct != null
        ? Optional.of(direct)
        : messages.values().stream().filter(message -> message.movingId().equals(id)).findFirst();
  }

  /** Finds a message that must be there. */
  StoredMessage require(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("no message of that id"));
  }

  List<StoredMessage> all() {
    return List.copyOf(messages.values());
  }

  List<StoredMessage> in(MailFolder folder) {
    return messages.values().stream()
        .filter(message -> message.folderId().equals(folder.id()))
        .toList();
  }

  /** Changes when the folder's delta tokens handed out so far are to be gone. */
  String generation(MailFolder folder) {
    return generation + "." + generations.getOrDefault(folder.id(), 0);
  }

  void expireTokens() {
    generation++;
  }

  void expireTokens(String folder) {
    generations.merge(folders.require(folder).id(), 1, Integer::sum);
  }
}
