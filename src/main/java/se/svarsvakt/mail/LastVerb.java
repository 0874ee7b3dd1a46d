package se.svarsvakt.mail;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * What was last done with a received message, as the message itself records it (MAPI properties
 * PidTagLastVerbExecuted and PidTagLastVerbExecutionTime).
 *
 * @param kind what was done
 * @param at when
 */
public record LastVerb(Kind kind, Instant at) {
  /** Replied to, replied to all, or passed on. */
  public enum Kind {
    /** Replied to the sender. */
    REPLY(102),
    /** Replied to the sender and all recipients. */
    REPLY_ALL(103),
    /** Passed on to somebody else. */
    FORWARD(104);

    private final int number;

    Kind(int number) {
      this.number = number;
    }

    /** The value of PidTagLastVerbExecuted. */
    public int number() {
      return number;
    }

    /** The kind with that number; empty for any other verb (votes, read receipts). */
    public static Optional<Kind> of(int number) {
      return Arrays.stream(values()).filter(kind -> kind.number == number).findFirst();
    }
  }

  /** Whether the sender was replied to. */
  public boolean isReply() {
    return kind != Kind.FORWARD;
  }
}
