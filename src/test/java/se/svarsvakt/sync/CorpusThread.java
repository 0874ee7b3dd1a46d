package se.svarsvakt.sync;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a message of the corpus answers.
 *
 * @param kind how that is to be seen
 * @param after how long after ours it came; zero where it answers nothing that is known
 */
record CorpusThread(Kind kind, Duration after) {
  private static final Pattern TIMED = Pattern.compile("(ours|conversation) (\\d{1,3}[smh])");

  /** How a message shows what it answers. */
  enum Kind {
    /** Nothing: it names nothing, and nothing of ours lies in its conversation. */
    NOTHING,
    /** Its In-Reply-To names a message of ours. */
    NAMED,
    /** We wrote in its conversation; it names nothing. */
    CONVERSATION,
    /** It names our answer to a question that the same sender asked before. */
    ANSWERED
  }

  /**
   * Reads {@code none}, {@code unknown} (the same facts, where the subject has to tell), {@code
   * answered}, {@code ours 2m}, {@code conversation 26h}.
   */
  static CorpusThread of(String value) {
    Matcher timed = TIMED.matcher(value);
    if (timed.matches()) {
      Duration after = Duration.parse("PT" + timed.group(2).toUpperCase(Locale.ROOT));
      Kind kind = timed.group(1).equals("ours") ? Kind.NAMED : Kind.CONVERSATION;
      return new CorpusThread(kind, after);
    }
    return switch (value) {
      case "none", "unknown" -> new CorpusThread(Kind.NOTHING, Duration.ZERO);
      case "answered" -> new CorpusThread(Kind.ANSWERED, Duration.ofHours(24));
      default -> throw new IllegalArgumentException("no message answers \"" + value + "\"");
    };
  }

  /** Whether something of ours lies in its conversation. */
  boolean sharesConversation() {
    return kind == Kind.CONVERSATION || kind == Kind.ANSWERED;
  }

  /** Whether it names something of ours. */
  boolean namesOurs() {
    return kind == Kind.NAMED || kind == Kind.ANSWERED;
  }
}
