package se.svarsvakt.web;

import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.web.Visitor.Role;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who signed in: all that a session holds. No token is kept.
 *
 * @param person the Entra object id
 * @param name what people call them
 * @param roles the app roles that the provider vouched for
 * @param since when they signed in
 * @param vouched when the provider last vouched for them
 * @param hint by which the provider knows them again; empty where it gave none
 */
record SignedIn(
    String person, String name, Set<Role> roles, Instant since, Instant vouched, String hint) {
  private static final String ATTRIBUTE = "signed-in";
  private static final int LONGEST_TEXT = 256;

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Map<String, Role> APP_ROLES =
      Map.of("Svarsvakt.Admin", Role.ADMIN, "Svarsvakt.Auditor", Role.AUDITOR);

  /** By the claims of an ID token; empty where it names no person. */
  static Optional<SignedIn> by(Map<String, Object> claims, Instant now) {
    String person = text(claims, "oid");
    if (person.isBlank()) {
      return Optional.empty();
    }
    String hint = text(claims, "login_hint");
    return Optional.of(
        new SignedIn(
            person,
            text(claims, "name"),
            roles(claims.get("roles")),
            now,
            now,
            hint.isEmpty() ? text(claims, "preferred_username") : hint));
  }

  private static String text(Map<String, Object> claims, String name) {
    return claims.get(name) instanceof String text && text.length() <= LONGEST_TEXT ? text : "";
  }

  private static Set<Role> roles(@Nullable Object claim) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    if (claim instanceof List<?> named) {
      named.forEach(
          each -> Optional.ofNullable(APP_ROLES.get(String.valueOf(each))).ifPresent(roles::add));
    }
    return roles;
  }

  /** Who a session is of; empty where there is none, or it cannot be read. */
  static Optional<SignedIn> of(@Nullable HttpSession session) {
    return session == null ? Optional.empty() : read(session.getAttribute(ATTRIBUTE));
  }

  /** The same, as a store has it. */
  static Optional<SignedIn> of(Session session) {
    return read(session.getAttribute(ATTRIBUTE));
  }

  private static Optional<SignedIn> read(@Nullable Object stored) {
    try {
      return stored instanceof String kept
          ? Optional.of(JSON.readValue(kept, SignedIn.class))
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** Makes a session theirs. */
  void keep(HttpSession session) {
    session.setAttribute(ATTRIBUTE, JSON.writeValueAsString(this));
  }

  /** The same, signed in earlier. */
  SignedIn since(Instant earlier) {
    return new SignedIn(person, name, roles, earlier, vouched, hint);
  }

  MailboxId id() {
    return new MailboxId(person);
  }
}
