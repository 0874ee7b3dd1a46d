package se.svarsvakt.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import se.svarsvakt.rights.ApplicationRight;
import se.svarsvakt.settings.Settings;

/**
 * How rights are granted and taken back, as lines to copy for this tenant. What Exchange is told
 * counts after half an hour to two hours, which is said instead of asking again and again.
 */
final class Mends {
  private static final Duration EXCHANGE_KNOWS_WITHIN = Duration.ofHours(2);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final String client;
  private final String scope;
  private final String tryAgain;

  Mends(Settings settings, Instant now) {
    ZoneId zone = settings.policy().calendar().zone();
    this.client = settings.graph().clientId().orElse("<client-id>");
    this.scope =
        settings
            .scope()
            .group()
            .map(group -> "-RecipientGroupScope " + group)
            .orElse("-CustomResourceScope \"<management scope>\"");
    this.tryAgain = TIME.format(now.plus(EXCHANGE_KNOWS_WITHIN).atZone(zone));
  }

  /** How a right is granted. */
  DoctorText grant(ApplicationRight right) {
    return switch (right.place()) {
      case ENTRA ->
          DoctorText.of(
              DoctorNote.MEND_GRANT_ENTRA,
              client,
              right.resource(),
              right.roleId(),
              right.permission());
      case EXCHANGE ->
          DoctorText.of(DoctorNote.MEND_GRANT_EXCHANGE, command(right.permission()), tryAgain);
      case TEAMS_APP -> DoctorText.of(DoctorNote.MEND_TEAMS_MANIFEST, right.permission());
    };
  }

  private String command(String permission) {
    return "New-ManagementRoleAssignment -Name \"Svarsvakt "
        + permission
        + "\" -App "
        + app()
        + " -Role \"Application "
        + permission
        + "\" "
        + scope;
  }

  private String app() {
    return "(Get-ServicePrincipal -Identity " + client + ").ObjectId";
  }

  /** How it is found out what Exchange grants for a mailbox. */
  DoctorText testAuthorization(String mailbox) {
    return DoctorText.of(DoctorNote.MEND_TEST_AUTHORIZATION, test(mailbox), tryAgain);
  }

  private String test(String mailbox) {
    return "Test-ServicePrincipalAuthorization -Identity " + client + " -Resource " + mailbox;
  }

  /** How a right is taken back in Entra. */
  DoctorText revoke(String permission) {
    return DoctorText.of(DoctorNote.MEND_REVOKE, client, permission, tryAgain);
  }

  /** The same of one that stands for others, which are to be granted first. */
  DoctorText replace(String permission, String others) {
    return DoctorText.of(DoctorNote.MEND_REPLACE, client, permission, others);
  }

  /** How a mailbox outside is closed, which somebody opened. */
  DoctorText closeOutside(String mailbox) {
    return DoctorText.of(DoctorNote.MEND_CLOSE_OUTSIDE, test(mailbox), tryAgain);
  }
}
