package se.svarsvakt.mail;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells addresses in no-reply style. The local part is read as words between separators, so that
 * {@code x.no_reply-12} matches and a name that merely contains such letters does not.
 */
final class NoReplyAddress {
  private static final int LONGEST = 254;
  private static final Pattern SEPARATOR = Pattern.compile("[^\\p{L}\\p{M}]+");

  /** Without separators; each is looked for as one word and as neighbouring words. */
  private static final Set<String> PHRASES =
      Set.of(
          "noreply",
          "noreplies",
          "donotreply",
          "dontreply",
          "donoreply",
          "notreply",
          "neverreply",
          "noanswer",
          "noresponse",
          "donotrespond",
          "donotanswer",
          "doesnotreply",
          "cannotreply",
          "notmonitored",
          "svarainte",
          "svaraej",
          "ejsvar",
          "ejsvara",
          "ingetsvar",
          "ingasvar",
          "intesvara",
          "besvarasej",
          "besvarasinte",
          "ejbesvara",
          "ejbesvaras",
          "kanejbesvaras",
          "kanintebesvaras",
          "nosvar",
          "mailerdaemon",
          "maildaemon",
          "mailerdemon",
          "postmaster",
          "keineantwort",
          "keineantworten",
          "nichtantworten",
          "nichtbeantworten",
          "ikkesvar",
          "ikkebesvar",
          "svarikke",
          "besvarikke",
          "ingensvar",
          "ingetsvarmottas",
          "eivastausta",
          "eivastata",
          "älävastaa",
          "alavastaa",
          "eivastauksia",
          "nepasrepondre",
          "noresponder",
          "naoresponda",
          "naoresponder",
          "nonrispondere",
          "nietbeantwoorden",
          "nieodpowiadaj");

  private static final Set<String> WORDS = Set.of("bounce", "bounces", "unmonitored", "obevakad");
  private static final Set<String> DOMAIN_LABELS =
      Set.of("noreply", "no-reply", "donotreply", "do-not-reply");

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
        || List.of(address.domain().split("\\.")).stream().anyMatch(DOMAIN_LABELS::contains);
  }

  private static boolean holdsPhrase(String[] words) {
    if (Arrays.stream(words).anyMatch(WORDS::contains)) {
      return true;
    }
    for (int start = 0; start < words.length; start++) {
      StringBuilder joined = new StringBuilder();
      for (int end = start; end < Math.min(words.length, start + 4); end++) {
        if (PHRASES.contains(joined.append(words[end]).toString())) {
          return true;
        }
      }
    }
    return false;
  }
}
