package se.svarsvakt.sync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.svarsvakt.mail.Headers;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.Verdict;

/** The header lines of one message of the corpus, as {@link CorpusFile} describes them. */
final class CorpusBlock {
  /** The mailbox that every message of the corpus lies in. */
  static final String MAILBOX = "anna.berg@kommun.example";

  private static final String SENDER = "eva.lind@medborgare.example";

  /** How much of a text Graph's {@code bodyPreview} holds, in characters. */
  private static final int PREVIEW = 255;

  private static final Set<String> ONCE =
      Set.of("id", "verdict", "subject", "class", "from", "answers");
  private static final Set<String> REPEATED = Set.of("to", "cc", "reply-to", "header");

  private final Map<String, List<String>> values = new LinkedHashMap<>();

  /** Takes one line {@code key: value}. */
  void add(String line) {
    String[] parts = line.split(":", 2);
    String key = parts[0];
    if (parts.length < 2 || !(ONCE.contains(key) || REPEATED.contains(key))) {
      throw new IllegalArgumentException("no key of a message: \"" + key + "\"");
    }
    if (ONCE.contains(key) && values.containsKey(key)) {
      throw new IllegalArgumentException(key + " stands twice");
    }
    values.computeIfAbsent(key, _ -> new ArrayList<>()).add(parts[1].strip());
  }

  /** The message with that text, which begins at that place. */
  CorpusMessage message(String place, String text) {
    return new CorpusMessage(
        place,
        needed("id"),
        Verdict.of(needed("verdict")),
        people(),
        new FullMessage.MessageText(first("subject").orElse(""), preview(text)),
        new Headers(all("header").stream().map(CorpusBlock::field).toList()),
        first("class").orElse("IPM.Note"),
        CorpusThread.of(first("answers").orElse("none")));
  }

  private FullMessage.People people() {
    return new FullMessage.People(
        new MailAddress(first("from").orElse(SENDER)),
        addresses("reply-to"),
        values.containsKey("to") ? addresses("to") : List.of(new MailAddress(MAILBOX)),
        addresses("cc"),
        List.of());
  }

  /** The text as Graph shows it: line breaks as mail has them, and no more than the beginning. */
  private static String preview(String text) {
    String whole = text.replace("\n", "\r\n");
    return whole.substring(0, Math.min(PREVIEW, whole.length()));
  }

  private static Headers.Field field(String line) {
    int colon = line.indexOf(':');
    if (colon <= 0) {
      throw new IllegalArgumentException("a header is \"Name: value\", not \"" + line + "\"");
    }
    return new Headers.Field(line.substring(0, colon), line.substring(colon + 1).strip());
  }

  private List<MailAddress> addresses(String key) {
    return all(key).stream().map(MailAddress::new).toList();
  }

  private String needed(String key) {
    return first(key)
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> new IllegalArgumentException(key + " is missing"));
  }

  private Optional<String> first(String key) {
    return all(key).stream().findFirst();
  }

  private List<String> all(String key) {
    return values.getOrDefault(key, List.of());
  }
}
