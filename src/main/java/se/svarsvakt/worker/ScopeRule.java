package se.svarsvakt.worker;

import java.util.Optional;
import java.util.Set;
import se.svarsvakt.mail.MailAddress;

/**
 * Which mailboxes are watched.
 *
 * @param group a group's object id; its members are in scope. Empty for every mailbox
 * @param exclude addresses left out
 */
public record ScopeRule(Optional<String> group, Set<MailAddress> exclude) {
  /** Keeps a copy. */
  public ScopeRule {
    exclude = Set.copyOf(exclude);
  }
}
