package se.svarsvakt.setup;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids that come out the same on each run, so that nothing is made twice. */
public final class FixedIds {
  /** Teams on computers and telephones. */
  public static final String TEAMS_DESKTOP = "1fec8e78-bce4-4aaf-ab1b-5451cc387264";

  /** Teams in a browser. */
  public static final String TEAMS_WEB = "5e3ce6c0-2b1f-4285-8d4b-75ee78787346";

  private FixedIds() {}

  /** The id of an app role, by its value. */
  public static String role(String value) {
    return named("app-role/" + value);
  }

  /** The id of the scope of the tab. */
  public static String scope() {
    return named("scope/access_as_user");
  }

  /** The id in the manifest of the app for Teams. */
  public static String teamsApp(String tenantId, String name) {
    return named("teams-app/" + tenantId + "/" + name);
  }

  private static String named(String name) {
    return UUID.nameUUIDFromBytes(("svarsvakt/" + name).getBytes(StandardCharsets.UTF_8))
        .toString();
  }
}
