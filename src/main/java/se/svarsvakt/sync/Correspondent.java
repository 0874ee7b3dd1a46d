package se.svarsvakt.sync;

/**
 * Somebody whom a message names. It is content: never stored or logged.
 *
 * @param name maybe empty
 * @param address as the message has it, maybe empty and maybe no SMTP address
 */
public record Correspondent(String name, String address) {
  /** As people write it: {@code Eva Ek <eva@medborgare.example>}, or what there is of it. */
  public String text() {
    if (name.isBlank() || name.equalsIgnoreCase(address)) {
      return address;
    }
    return address.isBlank() ? name : name + " <" + address + ">";
  }

  @Override
  public String toString() {
    return "Correspondent[not shown]";
  }
}
