package se.svarsvakt.simulator;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import se.svarsvakt.simulator.ChangeLog.Kind;
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

  /** Begins a round; the caller holds the mailbox's lock. */
  static DeltaRound begin(
      MessageStore store, MailFolder folder, DeltaQuery query, PreferHeader prefer) {
    MessageSelection selection =
        new MessageSelection(QueryOptions.parse(query.select(), query.expand()), prefer);
    List<ObjectNode> items =
        query.isFirstRound()
            ? everything(store.in(folder), query, selection)
            : changes(
                store.changes().since(query.position(), folder.id()), query, selection, prefer);
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
      List<ChangeLog.Event> changes,
      DeltaQuery query,
      MessageSelection selection,
      PreferHeader prefer) {
    Map<String, ChangeLog.Event> latest = new LinkedHashMap<>();
    for (ChangeLog.Event change : changes) {
      String id = change.id(prefer.immutableIds());
      ChangeLog.Event before = latest.remove(id);
      latest.put(id, before == null ? change : change.after(before));
    }
    return latest.entrySet().stream()
        .filter(e -> e.getValue().kind() != Kind.APPEARED || query.matches(e.getValue().message()))
        .map(entry -> item(entry.getKey(), entry.getValue(), selection))
        .toList();
  }

  private static ObjectNode item(String id, ChangeLog.Event event, MessageSelection selection) {
    return switch (event.kind()) {
      case APPEARED -> selection.full(event.message());
      case CHANGED -> selection.partial(event.message(), event.names());
      case GONE -> removed(id);
    };
  }

  private static ObjectNode removed(String id) {
    ObjectNode json = Json.object().put("@odata.type", "#microsoft.graph.message").put("id", id);
    json.putObject("@removed").put("reason", "deleted");
    return json;
  }
}
