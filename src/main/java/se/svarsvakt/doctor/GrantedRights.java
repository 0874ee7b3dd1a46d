package se.svarsvakt.doctor;

import java.util.Optional;
import java.util.Set;
import se.svarsvakt.rights.ApplicationRight;

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
   * @param code why the directory does not, as Graph's error code; empty where it was not asked,
   *     since the settings do not say which application it is
   */
  record UnknownGrants(Optional<String> code) implements GrantedRights {
    DoctorText words() {
      return code.map(each -> DoctorText.of(DoctorNote.GRANTS_UNKNOWN, each))
          .orElseGet(() -> DoctorText.of(DoctorNote.GRANTS_UNTOLD));
    }
  }

  /** Whether it is known that Entra does not grant a right which nothing else can give. */
  default boolean lacks(ApplicationRight right) {
    return right.isToldByGrants()
        && this instanceof KnownGrants(Set<String> permissions)
        && permissions.stream().noneMatch(right::isGivenBy);
  }

  /** Those that are known of. */
  default Set<String> known() {
    return this instanceof KnownGrants(Set<String> permissions) ? permissions : Set.of();
  }
}
