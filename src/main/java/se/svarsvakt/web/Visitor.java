package se.svarsvakt.web;

import java.util.Optional;
import java.util.Set;
import se.svarsvakt.mail.MailboxId;

/**
 * Who looks at a page. A controller takes it as an argument; what it may be used for was decided
 * before by {@link PageAccess}.
 *
 * @param person the Entra object id; empty for the administrator at this machine and for nobody
 * @param name what people call them; empty where there is no name
 * @param roles what they are at this moment
 */
public record Visitor(Optional<MailboxId> person, String name, Set<Role> roles) {
  /** Somebody who has not signed in. */
  static final Visitor NOBODY = new Visitor(Optional.empty(), "", Set.of());

  /** Keeps a copy. */
  public Visitor {
    roles = Set.copyOf(roles);
  }

  /** What somebody may be; one can be several. */
  public enum Role {
    /** Sees everything, and may change it: the app role {@code Svarsvakt.Admin}. */
    ADMIN,
    /** Sees what an administrator sees and changes nothing: {@code Svarsvakt.Auditor}. */
    AUDITOR,
    /** Has a unit. */
    MANAGER,
    /** Somebody of the organisation. */
    EMPLOYEE
  }

  /** Whether they have one of these roles. */
  boolean isAny(Set<Role> some) {
    return roles.stream().anyMatch(some::contains);
  }

  /** Whether they see what is not their own too. */
  public boolean seesAll() {
    return roles.contains(Role.ADMIN) || roles.contains(Role.AUDITOR);
  }

  /** Whether they change what is not their own. */
  public boolean isAdmin() {
    return roles.contains(Role.ADMIN);
  }

  /** Whether that is their own id. */
  boolean is(String id) {
    return person.filter(own -> own.value().equals(id)).isPresent();
  }

  /**
   * Their own id, on pages that {@link PageAccess#OWN} covers.
   *
   * @throws IllegalStateException where nobody is known, which those pages let in never
   */
  MailboxId self() {
    return person.orElseThrow(() -> new IllegalStateException("nobody is known here"));
  }
}
