package se.svarsvakt.doctor;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  /** Stands in place of a code where it is not known who is in scope. */
  static final String SCOPE_UNKNOWN = "ScopeUnknown";

  /** How Graph calls what has not the form of an object's id. */
  private static final String NO_ID = "Request_BadRequest";

  /** One for each right that is needed and was tried. */
  List<DoctorCheck> needed(Map<ApplicationRight, Attempt> attempts) {
    return ApplicationRight.neededBy(features).stream()
        .filter(attempts::containsKey)
        .map(right -> needed(right, attempts))
        .toList();
  }

  /** The id of the check of a right. */
  static String id(ApplicationRight right) {
    return "permission." + right.permission();
  }

  /** That something can be said only when another check is mended which tells who is in scope. */
  static DoctorText scopeFirst(Map<ApplicationRight, Attempt> attempts) {
    return Stream.of(
            ApplicationRight.USER_READ_ALL,
            ApplicationRight.DOMAIN_READ_ALL,
            ApplicationRight.GROUP_MEMBER_READ_ALL)
        .filter(right -> !attempts.getOrDefault(right, new Attempt.Opened()).isOpened())
        .findFirst()
        .map(right -> DoctorText.of(DoctorNote.MEND_FIRST, id(right)))
        .orElseGet(() -> DoctorText.of(DoctorNote.MEND_AGAIN));
  }

  private DoctorCheck needed(ApplicationRight right, Map<ApplicationRight, Attempt> attempts) {
    String id = id(right);
    Attempt attempt = attempts.getOrDefault(right, new Attempt.Opened());
    return switch (attempt) {
      case Attempt.Opened() -> DoctorCheck.ok(id, DoctorText.of(DoctorNote.RIGHT_WORKS));
      case Attempt.Denied(String code) ->
          DoctorCheck.missing(
              id, DoctorText.of(DoctorNote.RIGHT_MISSING, code, right), mends.grant(right));
      case Attempt.Absent(String code) when right == ApplicationRight.GROUP_MEMBER_READ_ALL ->
          noGroup(id, code);
      case Attempt.Absent(String code) -> untried(id, code);
      case Attempt.Unanswered(String code)
          when right == ApplicationRight.GROUP_MEMBER_READ_ALL && code.equals(NO_ID) ->
          noGroup(id, code);
      case Attempt.Unanswered(String code) when code.equals(SCOPE_UNKNOWN) ->
          DoctorCheck.unknown(
              id, DoctorText.of(DoctorNote.RIGHT_WITHOUT_SCOPE), scopeFirst(attempts));
      case Attempt.Unanswered(String code) -> untried(id, code);
    };
  }

  private static DoctorCheck noGroup(String id, String code) {
    return DoctorCheck.missing(
        id, DoctorText.of(DoctorNote.GROUP_ABSENT, code), DoctorText.of(DoctorNote.MEND_GROUP));
  }

  private static DoctorCheck untried(String id, String code) {
    return DoctorCheck.unknown(
        id, DoctorText.of(DoctorNote.RIGHT_UNTRIED, code), DoctorText.of(DoctorNote.MEND_AGAIN));
  }

  /** A right that nothing but sending would prove. */
  DoctorCheck sending(String mailbox, GrantedRights granted) {
    String id = id(ApplicationRight.MAIL_SEND);
    return granted.known().stream().anyMatch(ApplicationRight.MAIL_SEND::isMetBy)
        ? DoctorCheck.ok(id, DoctorText.of(DoctorNote.RIGHT_GRANTED_ENTRA))
        : DoctorCheck.unknown(
            id, DoctorText.of(DoctorNote.RIGHT_ONLY_BY_SENDING), mends.testAuthorization(mailbox));
  }

  /**
   * One for each right that is granted and of no use by its name. Where a right works that is not
   * granted, a wider one stands for it: the narrow one is to be granted before that is taken back.
   */
  List<DoctorCheck> excess(GrantedRights granted, Map<ApplicationRight, Attempt> attempts) {
    String lent =
        ApplicationRight.neededBy(features).stream()
            .filter(right -> right.place() == ApplicationRight.GrantPlace.ENTRA)
            .filter(right -> right.resource().equals(ApplicationRight.GRAPH))
            .filter(right -> attempts.get(right) instanceof Attempt.Opened)
            .filter(right -> granted.known().stream().noneMatch(right::isMetBy))
            .map(ApplicationRight::permission)
            .collect(Collectors.joining(", "));
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
                          lent.isEmpty() || ApplicationRight.opensMailboxes(name)
                              ? mends.revoke(name)
                              : mends.replace(name, lent)))
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
