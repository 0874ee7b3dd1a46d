package se.svarsvakt.exchange;

import java.util.List;
import java.util.Map;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.delegates.Delegates;
import se.svarsvakt.sync.delegates.PersonNames;
import se.svarsvakt.sync.delegates.Right;
import tools.jackson.databind.JsonNode;

/**
 * Reads from a mailbox's row who may send on its behalf. The row lists them twice, as identities
 * and as display names; the first that names somebody and leaves no doubt counts.
 */
final class OnBehalf {
  private static final List<String> LISTS =
      List.of("GrantSendOnBehalfTo", "GrantSendOnBehalfToWithDisplayNames");

  private OnBehalf() {}

  static Delegates of(Account mailbox, List<JsonNode> rows, PersonNames names) {
    if (rows.size() != 1) {
      return new Delegates.Unknown("Exchange names " + rows.size() + " mailboxes instead of one");
    }
    List<JsonNode> lists =
        LISTS.stream()
            .map(name -> property(rows.getFirst(), name))
            .filter(JsonNode::isArray)
            .toList();
    return lists.isEmpty()
        ? new Delegates.Unknown("Exchange does not say who sends on behalf")
        : clearest(lists.stream().map(list -> gathered(mailbox, list, names)).toList());
  }

  private static Delegates clearest(List<Gathering> lists) {
    List<Gathering> filled = lists.stream().filter(list -> !list.isEmpty()).toList();
    return filled.stream()
        .filter(Gathering::isClear)
        .findFirst()
        .orElseGet(() -> filled.isEmpty() ? lists.getFirst() : filled.getFirst())
        .result();
  }

  private static Gathering gathered(Account mailbox, JsonNode list, PersonNames names) {
    Gathering gathering = new Gathering(mailbox.id(), Right.SEND_ON_BEHALF);
    list.forEach(user -> gathering.add(Trustee.of(user, names)));
    return gathering;
  }

  /** Exchange's own texts spell these names in more than one way. */
  private static JsonNode property(JsonNode row, String name) {
    return row.propertyStream()
        .filter(property -> property.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(row.path(name));
  }
}
