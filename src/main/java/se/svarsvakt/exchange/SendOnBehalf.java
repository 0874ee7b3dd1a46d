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
final class SendOnBehalf {
  private static final List<String> LISTS =
      List.of("GrantSendOnBehalfTo", "GrantSendOnBehalfToWithDisplayNames");

  private SendOnBehalf() {}

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
        : clearest(lists.stream().map(list -> holders(mailbox, list, names)).toList());
  }

  private static Delegates clearest(List<RightHolders> lists) {
    List<RightHolders> filled = lists.stream().filter(list -> !list.isEmpty()).toList();
    return filled.stream()
        .filter(RightHolders::isClear)
        .findFirst()
        .orElseGet(() -> filled.isEmpty() ? lists.getFirst() : filled.getFirst())
        .result();
  }

  private static RightHolders holders(Account mailbox, JsonNode list, PersonNames names) {
    RightHolders holders = new RightHolders(mailbox.id(), Right.SEND_ON_BEHALF);
    list.forEach(user -> holders.add(SecurityPrincipal.of(user, names)));
    return holders;
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
