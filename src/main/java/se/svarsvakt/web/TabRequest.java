package se.svarsvakt.web;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import se.svarsvakt.casework.UserAction.Kind;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.worklist.ActionReader;
import se.svarsvakt.worklist.ActionReading;
import tools.jackson.databind.JsonNode;

/**
 * Reads what the tab asks to have done. It is strict: what the page never sends is refused, since
 * it did not come from there. What a person left empty is no fault, but is told to them.
 */
record TabRequest(JsonNode body, MailboxId person) {
  /** An action on an item: {@code verb}, {@code mailbox}, {@code item}, and what it needs. */
  ActionReading action() throws RefusedRequest {
    refuseOthers(
        "verb",
        "mailbox",
        "item",
        ActionReader.REASON,
        ActionReader.DAY,
        ActionReader.COLLEAGUE,
        ActionReader.FROM,
        ActionReader.TO);
    return readable(reader().read(body.path("verb").stringValue("")));
  }

  /** An action of that kind, named by the positive number of that name alone. */
  ActionReading action(Kind kind, String name) throws RefusedRequest {
    refuseOthers(name);
    return readable(reader().read(kind));
  }

  private ActionReader reader() {
    return new ActionReader(body, "", person);
  }

  private void refuseOthers(String... names) throws RefusedRequest {
    Set<String> others = new TreeSet<>(body.propertyNames());
    others.removeAll(List.of(names));
    if (!body.isObject() || !others.isEmpty() || body.valueStream().anyMatch(JsonNode::isNull)) {
      throw new RefusedRequest(400, "the body is not what this address takes");
    }
  }

  private static ActionReading readable(ActionReading reading) throws RefusedRequest {
    return switch (reading) {
      case ActionReading.Unreadable(String fault) -> throw new RefusedRequest(400, fault);
      case ActionReading.Incomplete incomplete when !incomplete.fault().isEmpty() ->
          throw new RefusedRequest(400, incomplete.fault());
      case ActionReading.Incomplete _, ActionReading.Complete _ -> reading;
    };
  }
}
