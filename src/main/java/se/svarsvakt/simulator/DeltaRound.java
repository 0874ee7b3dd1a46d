package se.svarsvakt.simulator;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * One round of message delta: what it holds is settled when it begins, whatever happens between its
 * pages.
 *
 * @param query that led to it
 * @param items all of its items
 * @param next what the deltaLink at its end will ask for
 */
record DeltaRound(DeltaQuery query, List<ObjectNode> items, DeltaQuery next) {
  /** With a filter, Graph leaves out what is beyond this many messages, without a word. */
  private static final int FILTERED_LIMIT = 5_000;

  /** What a folder's events amount to for one message. */
  private record Outcome(StoredMessage message, ChangeLog.Kind kind, Set<String> names) {}

  /** Begins a round; the caller holds the mailbox's lock. */
  static DeltaRound begin(
      MessageStore store, MailFolder folder, DeltaQuery query, PreferHeader prefer) {
    MessageSelection selection = new MessageSelection(QueryOptions.parse(query.select(), query.expand()), prefer);
    List<ObjectNode> items =
        query.isFirstRound()
            ? everything(store.in(folder), query, selection)
            : changes(store.changes().since(query.position(), folder.id()), query, selection, prefer);
    return new DeltaRound(query, items, query.from(store.changes().position()));
  }

  private static List<ObjectNode> everything(
      List<StoredMessage> messages, DeltaQuery query, MessageSelection selection) {
    Stream<StoredMessage> newestFirst =
        messages.stream()
            .filter(query::matches)
            .sorted(Comparator.comparing(StoredMessage::receivedAt).reversed());
    return newestFirst
        .limit(query.isFiltered() ? FILTERED_LIMIT : Long.MAX_VALUE)
        .map(selection::full)
        .toList();
  }

  private static List<ObjectNode> changes(
      List<ChangeLog.Event> changes, DeltaQuery query, MessageSelection selection, PreferHeader prefer) {
    Map<String, Outcome> latest = new LinkedHashMap<>();
    for (ChangeLog.Event change : changes) {
      String id = change.id(prefer.immutableIds());
      Outcome before = latest.remove(id);
      latest.put(id, before == null ? outcome(change) : merge(before, change));
    }
    latest
        .values()
        .removeIf(o -> o.kind() == ChangeLog.Kind.APPEARED && !query.matches(o.message()));
    return latest.entrySet().stream()
        .map(entry -> item(entry.getKey(), entry.getValue(), selection))
        .toList();
  }

  private static Outcome outcome(ChangeLog.Event change) {
    return new Outcome(change.message(), change.kind(), change.names());
  }

  private static Outcome merge(Outcome before, ChangeLog.Event change) {
    if (change.kind() != ChangeLog.Kind.CHANGED) {
      return outcome(change);
    }
    Set<String> names = new HashSet<>(before.names());
    names.addAll(change.names());
    return new Outcome(change.message(), before.kind(), names);
  }

  private static ObjectNode item(String id, Outcome outcome, MessageSelection selection) {
    return switch (outcome.kind()) {
      case APPEARED -> selection.full(outcome.message());
      case CHANGED -> selection.partial(outcome.message(), outcome.names());
      case GONE -> removed(id);
    };
  }

  private static ObjectNode removed(String id) {
    ObjectNode json = Json.object().put("@odata.type", "#microsoft.graph.message").put("id", id);
    json.putObject("@removed").put("reason", "deleted");
    return json;
  }
}
