package se.svarsvakt.rule.reply;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailKey;

/**
 * What a person said of a message, in Teams, on the web page or on the command line. Of several
 * marks on one message the latest counts, and {@link Kind#OPEN} takes back all before it.
 *
 * @param mail the message
 * @param kind what was said
 * @param at when
 * @param promised the day of the promised final answer; null unless {@link Kind#ACKNOWLEDGED}
 */
public record Mark(MailKey mail, Kind kind, Instant at, @Nullable LocalDate promised) {
  /** What can be said of a message. */
  public enum Kind {
    /** Nothing any more: earlier marks are taken back. */
    OPEN,
    /** It was answered in a way the program cannot see. */
    ANSWERED,
    /** It needs no answer. */
    NO_REPLY_NEEDED,
    /** It was acknowledged, with a promised date. */
    ACKNOWLEDGED,
    /** It asks for no public records, whatever its words; it says nothing else of the message. */
    NO_RECORDS_REQUEST,
    /** It was passed on to a colleague or function; its sender has to be told. */
    PASSED_ON
  }

  /** Refuses an acknowledgement without a date, and a date on anything else. */
  public Mark {
    if ((kind == Kind.ACKNOWLEDGED) != (promised != null)) {
      throw new IllegalArgumentException(
          "an acknowledgement needs a promised date, and nothing else has one");
    }
  }
}
