package se.svarsvakt.mail;

import java.util.Arrays;
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
  private static final Pattern SEPARATOR = Pattern.compile("[^\\p{L}\\p{M}]+");

  private NoReplyAddress() {}

  /** Whether nobody reads what is sent to the address. */
  static boolean matches(MailAddress address) {
    if (address.value().length() > LONGEST) {
      return false;
    }
    String[] words =
        Arrays.stream(SEPARATOR.split(address.localPart()))
            .filter(word -> !word.isEmpty())
            .toArray(String[]::new);
    return holdsPhrase(words)
        || Arrays.stream(address.domain().split("\\."))
            .anyMatch(label -> PHRASES.isWhole(label, Section.DOMAIN_LABEL));
  }

  private static boolean holdsPhrase(String[] words) {
    if (Arrays.stream(words).anyMatch(word -> PHRASES.isWhole(word, Section.WORD))) {
      return true;
    }
    for (int start = 0; start < words.length; start++) {
      StringBuilder joined = new StringBuilder();
      for (int end = start; end < Math.min(words.length, start + 4); end++) {
        if (PHRASES.isWhole(joined.append(words[end]), Section.PHRASE)) {
          return true;
        }
      }
    }
    return false;
  }
}
