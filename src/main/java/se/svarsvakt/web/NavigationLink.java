package se.svarsvakt.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import se.svarsvakt.web.Visitor.Role;

/**
 * The links at the head of every page, in their order. Their words are in {@code web.properties}
 * under the key.
 */
@SuppressWarnings("ImmutableEnumChecker") // the sets are made by Set.of
public enum NavigationLink {
  /** How it stands, for everybody. */
  STATUS("/", "nav.status", Set.of()),
  /** The organisation. */
  ADMINISTRATION("/admin", "nav.admin", Set.of(Role.ADMIN, Role.AUDITOR)),
  /** Units. */
  UNITS("/unit", "nav.units", Set.of(Role.MANAGER, Role.ADMIN, Role.AUDITOR)),
  /** The person's own. */
  OWN("/me", "nav.own", Set.of(Role.EMPLOYEE));

  private final String path;
  private final String word;
  private final Set<Role> roles;

  NavigationLink(String path, String word, Set<Role> roles) {
    this.path = path;
    this.word = word;
    this.roles = roles;
  }

  /** Where it leads. */
  public String path() {
    return path;
  }

  /** The key of its word. */
  public String word() {
    return word;
  }

  /** Whether a page is this one or below it. */
  public boolean leadsTo(String page) {
    return page.equals(path) || (this != STATUS && page.startsWith(path + "/"));
  }

  /** Those that somebody can open. */
  static List<NavigationLink> of(Visitor visitor) {
    return Stream.of(values())
        .filter(link -> link.roles.isEmpty() || visitor.isAny(link.roles))
        .toList();
  }
}
