package se.svarsvakt.simulator;

import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * A name and an address, as mail shows a sender or recipient.
 *
 * @param name never blank
 * @param address never blank; compared without regard to case
 */
public record Recipient(String name, String address) {
  /** Refuses blanks. */
  public Recipient {
    if (name.isBlank() || address.isBlank()) {
      throw new IllegalArgumentException("a correspondent needs a name and an address");
    }
  }

  /** Reads {@code Eva Ek <eva@x.example>} or a bare address, whose local part becomes the name. */
  public static Recipient parse(String text) {
    int open = text.indexOf('<');
    if (open > 0 && text.endsWith(">")) {
      return new Recipient(
          text.substring(0, open).strip(), text.substring(open + 1, text.length() - 1).strip());
    }
    return new Recipient(text.strip(), text.strip());
  }

  /** The part after the at sign, in lower case. */
  public String domain() {
    return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }

  ObjectNode json() {
    ObjectNode inner = Json.object().put("name", name).put("address", address);
    return Json.object().set("emailAddress", inner);
  }

  @Override
  public String toString() {
    return name + " <" + address + ">";
  }
}
