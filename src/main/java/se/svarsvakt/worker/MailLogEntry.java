package se.svarsvakt.worker;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.EnumCode;

/**
 * A line of the log of a mailbox's mail. It is content: never stored or logged.
 *
 * @param direction whether it came or was sent
 * @param at when it came to the mailbox, or was sent from it; null where Graph tells no time
 * @param sentAt when it was sent, by its sender's clock; null where Graph tells no time
 * @param sender its author, with name and address; empty where it names none
 * @param recipients those in To and Cc
 * @param hidden those in Bcc; empty where it came, for then its sender alone knows them
 * @param subject maybe empty
 */
public record MailLogEntry(
    Direction direction,
    @Nullable Instant at,
    @Nullable Instant sentAt,
    String sender,
    List<String> recipients,
    List<String> hidden,
    String subject) {
  /** Which way it went. */
  public enum Direction implements EnumCode {
    /** It came to the mailbox. */
    RECEIVED,
    /** It was sent from the mailbox. */
    SENT
  }

  /** Keeps copies. */
  public MailLogEntry {
    recipients = List.copyOf(recipients);
    hidden = List.copyOf(hidden);
  }

  @Override
  public String toString() {
    return "MailLogEntry[not shown]";
  }
}
