package se.svarsvakt.sync;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.Person;

/**
 * An account of the directory, whether or not it has a mailbox.
 *
 * @param id the Entra object id
 * @param mail its primary address; null where it has none
 * @param addresses the primary address and every SMTP alias
 * @param enabled whether one can sign in; a shared mailbox's account is disabled as a rule
 * @param guest whether it is a guest of another organisation
 * @param manager the manager's object id; null where the directory names none
 * @param person what the directory says of who it belongs to
 */
public record Account(
    MailboxId id,
    @Nullable MailAddress mail,
    Set<MailAddress> addresses,
    boolean enabled,
    boolean guest,
    @Nullable MailboxId manager,
    Person person) {
  /** Keeps a copy of the addresses. */
  public Account {
    addresses = Set.copyOf(addresses);
  }

  /** An account of which the directory says nothing else. */
  public Account(
      MailboxId id,
      @Nullable MailAddress mail,
      Set<MailAddress> addresses,
      boolean enabled,
      boolean guest,
      @Nullable MailboxId manager) {
    this(id, mail, addresses, enabled, guest, manager, Person.UNKNOWN);
  }
}
