package se.svarsvakt.mail;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import se.svarsvakt.mail.phrase.Phrases;

/**
 * Tells addresses in no-reply style. The local part is read as words between separators, so that
 * {@code x.no_reply-12} matches and a name that merely contains such letters does not ({@code
 * phrases/no-reply-address.txt}).
 */
final class NoReplyAddress {
  private enum Section {
    PHRASE,
    WORD,
    DOMAIN_LABEL
  }

  private static final Phrases<Section> PHRASES = Phrases.load("no-reply-address", Section.class);
  private static final int LONGEST = 254;

  /** Words of which a phrase is made, at most. */
  private static final int MOST_WORDS = 4;

  private static final Pattern SEPARATOR = Pattern.compile("[^\\p{L}\\p{M}]+");

  private NoReplyAddress() {}

  /** Whether nobody reads what is sent to the address. */
  static boolean matches(MailAddress address) {
    return entryOf(address).isPresent();
  }

  /** The entry of the phrases by which nobody reads what is sent to the address. */
  static Optional<String> entryOf(MailAddress address) {
    if (address.value().length() > LONGEST) {
      return Optional.empty();
    }
    List<String> words =
        SEPARATOR.splitAsStream(address.localPart()).filter(word -> !word.isEmpty()).toList();
    return words.stream()
        .flatMap(word -> entry(word, Section.WORD).stream())
        .findFirst()
        .or(() -> phraseIn(words))
        .or(() -> labelIn(address.domain()));
  }

  private static Optional<String> phraseIn(List<String> words) {
    for (int start = 0; start < words.size(); start++) {
      StringBuilder joined = new StringBuilder();
      for (String word : words.subList(start, Math.min(words.size(), start + MOST_WORDS))) {
        Optional<String> entry = entry(joined.append(word), Section.PHRASE);
        if (entry.isPresent()) {
          return entry;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> labelIn(String domain) {
    return Arrays.stream(domain.split("\\."))
        .flatMap(label -> entry(label, Section.DOMAIN_LABEL).stream())
        .findFirst();
  }

  private static Optional<String> entry(CharSequence whole, Section section) {
    return PHRASES.isWhole(whole, section) ? PHRASES.entryAt(whole, section) : Optional.empty();
  }
}
