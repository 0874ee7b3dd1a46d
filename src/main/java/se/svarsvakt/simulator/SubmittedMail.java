package se.svarsvakt.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A mail that an application sent through {@code sendMail}.
 *
 * @param from address of the mailbox that sent it
 * @param to addresses
 * @param subject of the mail
 * @param text its body
 * @param headers further header fields by name
 * @param savedToSentItems whether a copy was to be kept
 * @param sentAt by the tenant's clock
 */
public record SubmittedMail(
    String from,
    List<String> to,
    String subject,
    String text,
    Map<String, String> headers,
    boolean savedToSentItems,
    Instant sentAt) {
  /** Keeps copies. */
  public SubmittedMail {
    to = List.copyOf(to);
    headers = Map.copyOf(headers);
  }
}
