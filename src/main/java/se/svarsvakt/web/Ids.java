package se.svarsvakt.web;

import java.util.Optional;
import se.svarsvakt.mail.MailboxId;

/** Ids as they stand in addresses, which anybody may write. */
final class Ids {
  private Ids() {}

  /** The mailbox's or person's id; empty where it cannot be one. */
  static Optional<MailboxId> parse(String text) {
    return text.matches("[\\w.@-]{1,64}") ? Optional.of(new MailboxId(text)) : Optional.empty();
  }

  /** The number of a row; empty where it cannot be one. */
  static Optional<Long> number(String text) {
    return text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }
}
