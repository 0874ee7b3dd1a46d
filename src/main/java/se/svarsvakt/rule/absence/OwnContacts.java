package se.svarsvakt.rule.absence;

import java.util.Set;
import se.svarsvakt.mail.MailAddress;

/**
 * Where one reaches the absent person: what an automatic reply must not name alone.
 *
 * @param addresses their mail addresses, aliases too
 * @param phones the numbers that are theirs alone, in the form of {@link
 *     se.svarsvakt.mail.PhoneNumbers#normal}
 */
public record OwnContacts(Set<MailAddress> addresses, Set<String> phones) {
  /** Fewer digits behind a country code are no number of a subscriber. */
  private static final int SHORTEST_LOCAL_NUMBER = 5;

  private static final int COUNTRY_CODE = "+46".length();

  /** Keeps copies. */
  public OwnContacts {
    addresses = Set.copyOf(addresses);
    phones = Set.copyOf(phones);
  }

  /** Whether the address is the person's own, with or without a tag behind a plus. */
  boolean isOwn(MailAddress address) {
    return addresses.contains(address) || addresses.contains(address.withoutTag());
  }

  /** Whether the number is the person's own, be it written without its area code. */
  boolean isOwn(String phone) {
    var digits = phone.substring(Math.min(COUNTRY_CODE, phone.length()));
    return phones.contains(phone)
        || (digits.length() >= SHORTEST_LOCAL_NUMBER
            && phones.stream().anyMatch(own -> own.endsWith(digits)));
  }
}
