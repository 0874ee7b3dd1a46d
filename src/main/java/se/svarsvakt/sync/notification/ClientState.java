package se.svarsvakt.sync.notification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.KeyedHash;

/**
 * By what a notification shows that it is of a subscription of ours: the mailbox and its keyed
 * hash, which nobody makes without the data directory's key. It is made anew whenever it is needed,
 * so that no store and no log holds it; and a notification is judged by it without the database.
 *
 * @param hash has the key
 */
public record ClientState(KeyedHash hash) {
  private static final char BETWEEN = '.';

  /** That of a mailbox, at most 128 characters as Graph wants it. */
  public String of(MailboxId mailbox) {
    return mailbox.value() + BETWEEN + hash.clientState(mailbox).value();
  }

  /** The mailbox that it is of; empty where it is none of ours. Takes as long for any of them. */
  public Optional<MailboxId> mailbox(String state) {
    int cut = state.lastIndexOf(BETWEEN);
    if (cut <= 0 || state.substring(0, cut).isBlank()) {
      return Optional.empty();
    }
    MailboxId named = new MailboxId(state.substring(0, cut));
    return MessageDigest.isEqual(bytes(of(named)), bytes(state))
        ? Optional.of(named)
        : Optional.empty();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
