package se.svarsvakt.rule.absence;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks in acknowledgements for somebody whom their reader can turn to.
 *
 * @param names the organisation's people's, as they are compared
 */
public record ContactPerson(Set<String> names) {
  private static final OwnContacts NOBODYS = new OwnContacts(Set.of(), Set.of());

  /** Keeps a copy. */
  public ContactPerson {
    names = Set.copyOf(names);
  }

  /**
   * Among an organisation's people, made comparable once for all texts.
   *
   * @param names as they are written; a name of one word names nobody
   */
  public static ContactPerson among(Collection<String> names) {
    return new ContactPerson(
        names.stream()
            .map(String::strip)
            .filter(name -> name.indexOf(' ') > 0)
            .map(PlainText::folded)
            .collect(Collectors.toSet()));
  }

  /**
   * Whether the text names a person, a phone number or an address.
   *
   * @param text what somebody newly wrote, as plain text
   */
  public boolean isNamed(String text) {
    String plain = PlainText.of(text);
    String folded = PlainText.folded(plain);
    return Contacts.nameSomebodyElse(plain, NOBODYS) || names.stream().anyMatch(folded::contains);
  }
}
