package se.svarsvakt.doctor;

import java.util.List;
import java.util.Map;
import java.util.Set;
import se.svarsvakt.rights.ApplicationRight;
import se.svarsvakt.rights.Feature;

/**
 * Judges the application's rights: those that it needs by what came of using them, those that it
 * does not need by what is granted.
 *
 * @param features what is switched on
 * @param mends how rights are granted and taken back
 */
record RightChecks(Set<Feature> features, Mends mends) {
  /** One for each right that is needed and was tried. */
  List<DoctorCheck> needed(Map<ApplicationRight, Attempt> attempts) {
    return ApplicationRight.neededBy(features).stream()
        .filter(attempts::containsKey)
        .map(right -> needed(right, attempts.getOrDefault(right, new Attempt.Opened())))
        .toList();
  }

  private DoctorCheck needed(ApplicationRight right, Attempt attempt) {
    String id = "permission." + right.permission();
    return switch (attempt) {
      case Attempt.Opened() -> DoctorCheck.ok(id, DoctorText.of(DoctorNote.RIGHT_WORKS));
      case Attempt.Denied(String code) ->
          DoctorCheck.missing(
              id, DoctorText.of(DoctorNote.RIGHT_MISSING, code, right), mends.grant(right));
      case Attempt.Absent(String code) when right == ApplicationRight.GROUP_MEMBER_READ_ALL ->
          DoctorCheck.missing(
              id,
              DoctorText.of(DoctorNote.GROUP_ABSENT, code),
              DoctorText.of(DoctorNote.MEND_GROUP));
      case Attempt.Absent(String code) -> untried(id, code);
      case Attempt.Unanswered(String code) -> untried(id, code);
    };
  }

  private static DoctorCheck untried(String id, String code) {
    return DoctorCheck.unknown(
        id, DoctorText.of(DoctorNote.RIGHT_UNTRIED, code), DoctorText.of(DoctorNote.MEND_AGAIN));
  }

  /** A right that nothing but sending would prove. */
  DoctorCheck sending(String mailbox, GrantedRights granted) {
    String id = "permission." + ApplicationRight.MAIL_SEND.permission();
    return granted.known().stream().anyMatch(ApplicationRight.MAIL_SEND::isMetBy)
        ? DoctorCheck.ok(id, DoctorText.of(DoctorNote.RIGHT_GRANTED_ENTRA))
        : DoctorCheck.unknown(
            id, DoctorText.of(DoctorNote.RIGHT_ONLY_BY_SENDING), mends.testAuthorization(mailbox));
  }

  /** One for each right that is granted and of no use. */
  List<DoctorCheck> excess(GrantedRights granted) {
    return switch (granted) {
      case GrantedRights.KnownGrants(Set<String> permissions) ->
          permissions.stream()
              .sorted()
              .filter(name -> ApplicationRight.isExcess(name, features))
              .map(
                  name ->
                      DoctorCheck.warning(
                          "permission-excess." + name,
                          DoctorText.of(DoctorNote.RIGHT_IN_EXCESS),
                          mends.revoke(name)))
              .toList();
      case GrantedRights.UnknownGrants(String code) ->
          List.of(
              DoctorCheck.unknown(
                  "permission-excess",
                  DoctorText.of(DoctorNote.GRANTS_UNKNOWN, code),
                  DoctorText.of(DoctorNote.MEND_GRANTS_UNKNOWN)));
    };
  }
}
