package se.svarsvakt.simulator;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The folders of one mailbox. */
final class FolderTree {
  private final String owner;
  private final boolean swedish;
  private final Map<String, MailFolder> byId = new LinkedHashMap<>();
  private final Map<WellKnownFolder, String> wellKnown = new EnumMap<>(WellKnownFolder.class);

  FolderTree(String owner, boolean swedish) {
    this.owner = owner;
    this.swedish = swedish;
    Arrays.stream(WellKnownFolder.values())
        .filter(WellKnownFolder::isInEveryMailbox)
        .forEach(this::add);
  }

  /** Outlook makes a folder for itself. */
  void add(WellKnownFolder folder) {
    String id = id(folder.graphName());
    String root = id(WellKnownFolder.MSGFOLDERROOT.graphName());
    wellKnown.put(folder, id);
    byId.put(id, new MailFolder(id, folder.displayName(swedish), root));
  }

  /** Finds a folder by id or well-known name. */
  Optional<MailFolder> find(String key) {
    String id = WellKnownFolder.named(key).map(wellKnown::get).orElse(key);
    return Optional.ofNullable(byId.get(id));
  }

  MailFolder get(WellKnownFolder folder) {
    return require(wellKnown.getOrDefault(folder, ""));
  }

  /** Finds a folder that must be there. */
  MailFolder require(String key) {
    return find(key)
        .orElseThrow(() -> new IllegalArgumentException("no folder of that id or name"));
  }

  MailFolder add(String name, String parent) {
    String parentId = require(parent).id();
    String id = id(parentId + "/" + name + "/" + byId.size());
    MailFolder folder = new MailFolder(id, name, parentId);
    byId.put(id, folder);
    return folder;
  }

  void move(String folder, String newParent) {
    MailFolder moved = require(folder);
    MailFolder target = require(newParent);
    for (MailFolder f = target; !f.isRoot(); f = require(f.parentId())) {
      if (f.id().equals(moved.id())) {
        throw new IllegalArgumentException("a folder cannot lie inside itself");
      }
    }
    byId.put(moved.id(), new MailFolder(moved.id(), moved.displayName(), target.id()));
  }

  List<MailFolder> children(MailFolder parent) {
    return byId.values().stream()
        .filter(folder -> !folder.isRoot() && folder.parentId().equals(parent.id()))
        .toList();
  }

  private String id(String name) {
    return StoredMessage.graphId("AAMkFLD", owner + "|" + name);
  }
}
