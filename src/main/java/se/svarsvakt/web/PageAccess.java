package se.svarsvakt.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import se.svarsvakt.web.Visitor.Role;

/**
 * Which route needs which role: the one table. A route that stands in none of these is not served;
 * the pages do not start with it ({@link RouteTable}).
 */
@SuppressWarnings("ImmutableEnumChecker") // the sets and lists are made by Set.of and List.of
enum PageAccess {
  /** Everybody, signed in or not; what takes a token is judged by it. */
  OPEN(
      Set.of(),
      Set.of(),
      List.of(
          "/",
          "/error",
          SignInFlow.BEGIN,
          SignInController.CONFIRM,
          SignInController.SIGN_OUT,
          "/about",
          "/accessibility",
          "/privacy",
          "/tab",
          MessagesController.PATH,
          NotificationsController.PATH,
          "/tab/api/me",
          "/tab/api/acts",
          "/tab/api/undo",
          "/tab/api/covers/end")),
  /** The whole organisation: everything below it changes nothing for an auditor. */
  ADMINISTRATION(Set.of(Role.ADMIN, Role.AUDITOR), Set.of(Role.ADMIN), List.of("/admin")),
  /**
   * Units: a manager's own. Each route below it names the unit by its manager's id, {@code
   * /unit/{unit}}; another one's is for those who see all.
   */
  UNIT(
      Set.of(Role.MANAGER, Role.ADMIN, Role.AUDITOR),
      Set.of(Role.MANAGER, Role.ADMIN),
      List.of("/unit")),
  /** The person's own. */
  OWN(Set.of(Role.EMPLOYEE), Set.of(Role.EMPLOYEE), List.of("/me"));

  /** The name of the variable that names the unit. */
  static final String UNIT_ID = "unit";

  private static final String ONE_UNIT = "/unit/{" + UNIT_ID + "}";

  private final Set<Role> lookers;
  private final Set<Role> changers;
  private final List<String> routes;

  PageAccess(Set<Role> lookers, Set<Role> changers, List<String> routes) {
    this.lookers = lookers;
    this.changers = changers;
    this.routes = routes;
  }

  /** What holds for a route's pattern; empty where nothing was decided. */
  static Optional<PageAccess> of(String pattern) {
    return Stream.of(values()).filter(access -> access.covers(pattern)).findFirst();
  }

  private boolean covers(String pattern) {
    return switch (this) {
      case OPEN -> routes.contains(pattern);
      case ADMINISTRATION, OWN -> isBelow(pattern, routes.getFirst());
      case UNIT -> routes.contains(pattern) || isBelow(pattern, ONE_UNIT);
    };
  }

  private static boolean isBelow(String pattern, String root) {
    return pattern.equals(root) || pattern.startsWith(root + "/");
  }

  /** Whether somebody may look, or change something, on some page of these. */
  boolean admits(Visitor visitor, boolean changes) {
    return this == OPEN || visitor.isAny(changes ? changers : lookers);
  }

  /** Who may look at pages of these, or change something there. */
  Set<Role> roles(boolean changes) {
    return changes ? changers : lookers;
  }

  /** Whether they may where it is about that unit; they may be on some page of these. */
  static boolean admitsTo(String unit, Visitor visitor, boolean changes) {
    boolean own = visitor.roles().contains(Role.MANAGER) && visitor.is(unit);
    return own || (changes ? visitor.isAdmin() : visitor.seesAll());
  }
}
