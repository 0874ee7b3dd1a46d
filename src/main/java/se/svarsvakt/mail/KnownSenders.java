package se.svarsvakt.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import se.svarsvakt.mail.phrase.Phrases;

/**
 * The starter list of senders that never expect an answer ({@code phrases/known-sender.txt}), by
 * category, each with its reason there.
 */
final class KnownSenders {
  private enum Category {
    QUARANTINE,
    SIGNING,
    FAX,
    INVOICE,
    BOOKING,
    COLLABORATION,
    SURVEY,
    DELIVERY
  }

  /**
   * A sender's place on the list.
   *
   * @param category what it sends, {@code signing}
   * @param entry the line that names it
   */
  record KnownService(String category, String entry) {}

  private static final Phrases<Category> LIST = Phrases.load("known-sender", Category.class);

  /** RFC 5321 4.5.3.1: no address is longer. */
  private static final int LONGEST = 254;

  private KnownSenders() {}

  /** Where the list names the address, as a whole. */
  static Optional<KnownService> find(MailAddress address) {
    String value = address.value();
    return value.length() > LONGEST
        ? Optional.empty()
        : Stream.of(Category.values())
            .filter(category -> LIST.isWhole(value, category))
            .findFirst()
            .map(category -> listing(value, category));
  }

  private static KnownService listing(String address, Category category) {
    return new KnownService(
        category.name().toLowerCase(Locale.ROOT), LIST.entryAt(address, category).orElse(""));
  }
}
