package se.svarsvakt.rule.reply;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;

/**
 * That and how the sender got an answer.
 *
 * @param at the earliest time that any evidence shows
 * @param onTime whether that was at or before the deadline
 * @param evidence the strongest evidence found
 * @param answeredBy the mailbox whose Sent Items hold the answer; null for evidence without one
 */
public record Settlement(
    Instant at, boolean onTime, Evidence evidence, @Nullable MailboxId answeredBy) {
  /** Refuses an answerer where the evidence is no sent message, and a sent message without one. */
  public Settlement {
    boolean sent = evidence == Evidence.THREAD || evidence == Evidence.CONVERSATION;
    if (sent != (answeredBy != null)) {
      throw new IllegalArgumentException("only a sent message has an answerer, and it always has");
    }
  }
}
