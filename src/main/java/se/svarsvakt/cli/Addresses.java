package se.svarsvakt.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.DirectorySnapshot;

/** Primary addresses by mailbox; a mailbox that left the directory is shown by its id. */
final class Addresses {
  private Addresses() {}

  static String of(@Nullable DirectorySnapshot directory, MailboxId mailbox) {
    return Optional.ofNullable(directory)
        .flatMap(snapshot -> snapshot.account(mailbox))
        .flatMap(account -> Optional.ofNullable(account.mail()))
        .map(MailAddress::value)
        .orElse(mailbox.value());
  }
}
