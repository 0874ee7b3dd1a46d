package se.svarsvakt.rule.absence;

import java.util.Collection;
import java.util.Set;

/** Looks in an acknowledgement for somebody whom its reader can turn to. */
public final class ContactPerson {
  private static final OwnContacts NOBODYS = new OwnContacts(Set.of(), Set.of());

  private ContactPerson() {}

  /**
   * Whether the text names a person, a phone number or an address.
   *
   * @param text what somebody newly wrote, as plain text
   * @param names the organisation's people; a name of one word names nobody
   */
  public static boolean isNamed(String text, Collection<String> names) {
    String plain = PlainText.of(text);
    String folded = PlainText.folded(plain);
    return Contacts.nameSomebodyElse(plain, NOBODYS)
        || names.stream()
            .map(String::strip)
            .filter(name -> name.indexOf(' ') > 0)
            .anyMatch(name -> folded.contains(PlainText.folded(name)));
  }
}
