package se.svarsvakt.doctor;

import java.util.Set;

/** What Entra grants the application in Graph. Exchange's own grants do not show there. */
public sealed interface GrantedRights {
  /**
   * It is known.
   *
   * @param permissions by their names
   */
  record KnownGrants(Set<String> permissions) implements GrantedRights {
    /** Keeps a copy. */
    public KnownGrants {
      permissions = Set.copyOf(permissions);
    }
  }

  /**
   * Neither the token nor the directory tells it.
   *
   * @param code why the directory does not: Graph's error code, or a word
   */
  record UnknownGrants(String code) implements GrantedRights {}

  /** Those that are known of. */
  default Set<String> known() {
    return this instanceof KnownGrants(Set<String> permissions) ? permissions : Set.of();
  }
}
