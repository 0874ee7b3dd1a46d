package se.svarsvakt.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.svarsvakt.http.ServerCertificate;
import se.svarsvakt.rights.ApplicationRight;
import se.svarsvakt.sync.TenantProbe;

/**
 * Judges the Teams app and the bot.
 *
 * @param installs whether the bot installs the app for people who lack it
 * @param mends how rights are granted
 */
record TeamsChecks(boolean installs, Mends mends) {
  private static final String APP = "teams.app";
  private static final String INSTALLED = "teams.installed";
  private static final String ENDPOINT = "bot.endpoint";
  private static final String CREDENTIAL = "bot.credential";
  private static final Duration SOON = Duration.ofDays(14);

  /** Whether the app is in the catalogue, under the id that the settings have. */
  DoctorCheck app(AppFound found) {
    if (!found.lookup().isOpened()) {
      return DoctorCheck.unknown(
          APP,
          DoctorText.of(DoctorNote.CATALOGUE_UNKNOWN, found.lookup().reason()),
          DoctorText.of(DoctorNote.MEND_CATALOGUE_UNKNOWN, found.id()));
    }
    if (found.entry().isEmpty()) {
      return DoctorCheck.missing(
          APP,
          DoctorText.of(DoctorNote.APP_ABSENT, found.id()),
          DoctorText.of(DoctorNote.MEND_APP_ABSENT));
    }
    String id = found.entry().get().id();
    return id.equalsIgnoreCase(found.id())
        ? published(found.entry().get())
        : DoctorCheck.missing(
            APP,
            DoctorText.of(DoctorNote.APP_BY_MANIFEST, found.id()),
            DoctorText.of(DoctorNote.MEND_APP_ID, id));
  }

  private static DoctorCheck published(TenantProbe.CatalogueApp app) {
    return switch (app.publishing()) {
      case PUBLISHED -> DoctorCheck.ok(APP, DoctorText.of(DoctorNote.APP_THERE));
      case SUBMITTED ->
          DoctorCheck.warning(
              APP,
              DoctorText.of(DoctorNote.APP_IN_REVIEW),
              DoctorText.of(DoctorNote.MEND_APP_IN_REVIEW));
      case REJECTED ->
          DoctorCheck.missing(
              APP,
              DoctorText.of(DoctorNote.APP_REJECTED),
              DoctorText.of(DoctorNote.MEND_APP_REJECTED));
    };
  }

  /** For whom it is not installed: one for those who have it, and one for each who lacks it. */
  List<DoctorCheck> installed(AppFound found) {
    if (found.people().isEmpty()) {
      return List.of(
          DoctorCheck.unknown(
              INSTALLED,
              DoctorText.of(DoctorNote.INSTALLATIONS_OF_NOBODY),
              DoctorText.of(DoctorNote.MEND_FIRST, "scope.inside")));
    }
    Optional<Attempt> obstacle = found.obstacle();
    if (obstacle.isPresent()) {
      return List.of(
          DoctorCheck.unknown(
              INSTALLED,
              DoctorText.of(DoctorNote.INSTALLATIONS_UNKNOWN, obstacle.get().reason()),
              DoctorText.of(DoctorNote.MEND_INSTALLATIONS_UNKNOWN)));
    }
    List<DoctorCheck> checks = new ArrayList<>();
    List<AppFound.PersonAnswer> lacking =
        found.people().stream().filter(AppFound.PersonAnswer::lacksIt).toList();
    long silent = found.people().stream().filter(each -> !each.attempt().isOpened()).count();
    boolean follows = installs && !found.isUnpublished();
    if (follows || lacking.isEmpty() || found.having() > 0) {
      checks.add(
          DoctorCheck.ok(
              INSTALLED,
              follows && !lacking.isEmpty()
                  ? DoctorText.of(DoctorNote.APP_WILL_BE_INSTALLED, found.having(), lacking.size())
                  : DoctorText.of(DoctorNote.APP_INSTALLED, found.having())));
    }
    if (!follows) {
      lacking.forEach(person -> checks.add(lacking(person, found.isUnpublished())));
    }
    if (silent > 0) {
      checks.add(
          DoctorCheck.unknown(
              INSTALLED,
              DoctorText.of(DoctorNote.INSTALLATIONS_SILENT, silent),
              DoctorText.of(DoctorNote.MEND_AGAIN)));
    }
    return checks;
  }

  /** An app that is not published can be installed for nobody. */
  private static DoctorCheck lacking(AppFound.PersonAnswer person, boolean unpublished) {
    return DoctorCheck.warning(
            INSTALLED,
            DoctorText.of(DoctorNote.APP_LACKING),
            unpublished
                ? DoctorText.of(DoctorNote.MEND_FIRST, APP)
                : DoctorText.of(DoctorNote.MEND_APP_LACKING))
        .about(person.address().value());
  }

  /** The right to notify people, which comes with the app and which only sending would use. */
  DoctorCheck notifying(AppFound found, GrantedRights granted) {
    ApplicationRight right = ApplicationRight.TEAMS_ACTIVITY_SEND_USER;
    String id = "permission." + right.permission();
    if (granted.known().stream().anyMatch(right::isMetBy)) {
      return DoctorCheck.ok(id, DoctorText.of(DoctorNote.RIGHT_GRANTED_ENTRA));
    }
    Optional<Boolean> brought = found.brings(right);
    if (brought.isPresent()) {
      return brought.get()
          ? DoctorCheck.ok(id, DoctorText.of(DoctorNote.RIGHT_WITH_APP))
          : DoctorCheck.missing(
              id, DoctorText.of(DoctorNote.RIGHT_NOT_WITH_APP), mends.grant(right));
    }
    return found.having() > 0
        ? DoctorCheck.ok(id, DoctorText.of(DoctorNote.RIGHT_COMES_WITH_APP, found.having()))
        : DoctorCheck.unknown(
            id,
            DoctorText.of(DoctorNote.RIGHT_ONLY_BY_SENDING),
            DoctorText.of(DoctorNote.MEND_ABOVE_APP));
  }

  /** The right to install the app: using it to look at installations shows it. */
  static Attempt installing(AppFound found) {
    return found.obstacle().orElse(new Attempt.Opened());
  }

  /** Whether Teams may reach the bot, as far as that shows from here. */
  static DoctorCheck endpoint(String address, ServerCertificate seen, Instant now) {
    DoctorCheck check =
        switch (seen) {
          case ServerCertificate.Trusted(Instant until) when until.isBefore(now.plus(SOON)) ->
              DoctorCheck.warning(
                  ENDPOINT,
                  DoctorText.of(DoctorNote.ENDPOINT_ENDS, until.toString()),
                  DoctorText.of(DoctorNote.MEND_ENDPOINT_CERTIFICATE));
          case ServerCertificate.Trusted(Instant until) ->
              DoctorCheck.ok(
                  ENDPOINT, DoctorText.of(DoctorNote.ENDPOINT_TRUSTED, until.toString()));
          case ServerCertificate.NotTrusted(ServerCertificate.Distrust why) ->
              DoctorCheck.missing(
                  ENDPOINT,
                  DoctorText.of(words(why)),
                  DoctorText.of(DoctorNote.MEND_ENDPOINT_CERTIFICATE));
          case ServerCertificate.NotReached(ServerCertificate.NetworkFault why) ->
              DoctorCheck.unknown(
                  ENDPOINT,
                  DoctorText.of(words(why)),
                  DoctorText.of(DoctorNote.MEND_ENDPOINT_NOT_REACHED, address));
        };
    return check.about(address);
  }

  private static DoctorNote words(ServerCertificate.Distrust why) {
    return switch (why) {
      case ENDED -> DoctorNote.ENDPOINT_ENDED;
      case OTHER_NAME -> DoctorNote.ENDPOINT_OTHER_NAME;
      case ISSUER -> DoctorNote.ENDPOINT_ISSUER;
      case NO_TLS -> DoctorNote.ENDPOINT_NO_TLS;
    };
  }

  private static DoctorNote words(ServerCertificate.NetworkFault why) {
    return switch (why) {
      case UNKNOWN_HOST -> DoctorNote.ENDPOINT_UNKNOWN_HOST;
      case REFUSED -> DoctorNote.ENDPOINT_REFUSED;
      case LATE -> DoctorNote.ENDPOINT_LATE;
      case OTHER -> DoctorNote.ENDPOINT_NOT_REACHED;
    };
  }

  /** What is said where the endpoint's address is not known. */
  static DoctorCheck endpointUnknown() {
    return DoctorCheck.unknown(
        ENDPOINT,
        DoctorText.of(DoctorNote.ENDPOINT_UNKNOWN),
        DoctorText.of(DoctorNote.MEND_ENDPOINT_UNKNOWN));
  }

  /** What is said of a bot that takes activities from this machine alone. */
  static DoctorCheck endpointHere() {
    return DoctorCheck.ok(ENDPOINT, DoctorText.of(DoctorNote.ENDPOINT_HERE));
  }

  /** What is said where Entra was not reached, so that the bot's credential is not known. */
  static DoctorCheck credentialUnasked(String reason) {
    return DoctorCheck.unknown(
        CREDENTIAL,
        DoctorText.of(DoctorNote.BOT_TOKEN_UNASKED, reason),
        DoctorText.of(DoctorNote.MEND_CREDENTIAL));
  }

  /** Whether the bot can get its token: why not, empty where it can. */
  static DoctorCheck credential(Optional<String> fault) {
    return fault
        .map(
            why ->
                DoctorCheck.missing(
                    CREDENTIAL,
                    DoctorText.of(DoctorNote.BOT_NO_TOKEN, why),
                    DoctorText.of(DoctorNote.MEND_BOT_CREDENTIAL)))
        .orElseGet(() -> DoctorCheck.ok(CREDENTIAL, DoctorText.of(DoctorNote.BOT_TOKEN)));
  }
}
