package se.svarsvakt.settings;

import java.util.Optional;
import java.util.Set;
import se.svarsvakt.mail.MailAddress;

/**
 * Which mailboxes are watched.
 *
 * @param group the object id of the group whose members are in scope, empty for every mailbox
 * @param exclude addresses left out
 */
public record ScopeSettings(Optional<String> group, Set<MailAddress> exclude) {
  /** Keeps its own copy. */
  public ScopeSettings {
    exclude = Set.copyOf(exclude);
  }
}
