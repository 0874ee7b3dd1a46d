package se.svarsvakt.settings;

import java.util.Optional;
import java.util.Set;
import se.svarsvakt.mail.MailAddress;

/**
 * Which mailboxes are watched.
 *
 * @param group the object id of the group whose members are in scope, empty for every mailbox
 * @param exclude addresses left out
 * @param mostShrink by how much the directory may shrink between two passes and be believed at
 *     once, in percent from 0 to 100
 * @param probeOutside a mailbox that the program must not be able to read, which {@code doctor}
 *     tries; empty for none
 */
public record ScopeSettings(
    Optional<String> group,
    Set<MailAddress> exclude,
    int mostShrink,
    Optional<MailAddress> probeOutside) {
  /** A department may leave at once; a fifth of everybody hardly does. */
  static final int MOST_SHRINK = 20;

  /** Keeps its own copy. */
  public ScopeSettings {
    exclude = Set.copyOf(exclude);
  }
}
