package se.svarsvakt.setup;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.svarsvakt.rights.ApplicationRight;
import se.svarsvakt.rights.ApplicationRight.GrantPlace;

/**
 * The roles of RBAC for Applications in Exchange Online, which open some mailboxes and no others.
 * The ids are those of Graph's beta (roleManagement/exchange/roleDefinitions).
 */
public enum ExchangeRole {
  /** Mail. */
  MAIL_READ(ApplicationRight.MAIL_READ, "1f704712-7d46-481f-b2cd-dbcc978c4f2a"),
  /** Settings and automatic replies. */
  MAILBOX_SETTINGS_READ(
      ApplicationRight.MAILBOX_SETTINGS_READ, "c40299e0-2107-455f-85dd-6e8862c3a0cc"),
  /** Calendars. */
  CALENDARS_READ(ApplicationRight.CALENDARS_READ, "a3123d4e-4256-4ad0-bef0-205a00807fae"),
  /** Sending mail. */
  MAIL_SEND(ApplicationRight.MAIL_SEND, "8679f4ff-c91d-40d0-809c-c86d114821a5");

  private final ApplicationRight right;
  private final String id;

  ExchangeRole(ApplicationRight right, String id) {
    this.right = right;
    this.id = id;
  }

  /** The right that it gives. */
  public ApplicationRight right() {
    return right;
  }

  /** Its id in Graph's beta. */
  public String id() {
    return id;
  }

  /** What Exchange calls it. */
  public String roleName() {
    return "Application " + right.permission();
  }

  /** Those that the choices need. */
  public static List<ExchangeRole> of(SetupChoices choices) {
    List<ApplicationRight> rights = choices.rights(GrantPlace.EXCHANGE);
    return Stream.of(values()).filter(role -> rights.contains(role.right)).toList();
  }

  /** The role with that id; empty for one that the program does not use. */
  public static Optional<ExchangeRole> byId(String id) {
    return Stream.of(values()).filter(role -> role.id.equalsIgnoreCase(id)).findFirst();
  }
}
