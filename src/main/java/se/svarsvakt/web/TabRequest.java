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
final class TabRequest {
  private final JsonNode body;
  private final ActionReader reader;

  TabRequest(JsonNode body, MailboxId person) {
    this.body = body;
    this.reader = new ActionReader(body, "", person);
  }

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
    JsonNode verb = body.path("verb");
    return readable(reader.read(verb.isString() ? verb.asString() : ""));
  }

  /** An action of that kind, named by the positive number of that name alone. */
  ActionReading action(Kind kind, String name) throws RefusedRequest {
    refuseOthers(name);
    return readable(reader.read(kind));
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
