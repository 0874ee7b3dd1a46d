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
 * does not need by what is granted. A trial alone proves no right that another one answers too:
 * where it is known what Entra grants, a right that Entra alone can give must be among that.
 *
 * @param features what is switched on
 * @param mends how rights are granted and taken back
 */
record RightChecks(Set<Feature> features, Mends mends) {
  /** How Graph calls what has not the form of an object's id. */
  private static final String NO_ID = "Request_BadRequest";

  /** One for each right that is needed, and was tried or is known to be missing. */
  List<DoctorCheck> needed(Map<ApplicationRight, Attempt> attempts, GrantedRights granted) {
    return ApplicationRight.neededBy(features).stream()
        .filter(right -> attempts.containsKey(right) || granted.lacks(right))
        .map(right -> needed(right, attempts, granted))
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

  private DoctorCheck needed(
      ApplicationRight right, Map<ApplicationRight, Attempt> attempts, GrantedRights granted) {
    String id = id(right);
    Attempt attempt =
        attempts.getOrDefault(right, new Attempt.Untried(Attempt.Hindrance.NO_MAILBOX));
    return switch (attempt) {
      case Attempt.Opened() -> opened(right, granted);
      case Attempt.Denied(String code) ->
          DoctorCheck.missing(
              id, DoctorText.of(DoctorNote.RIGHT_MISSING, code, right), mends.grant(right));
      case Attempt.Absent _, Attempt.Unanswered _, Attempt.Untried _ when granted.lacks(right) ->
          notGranted(right);
      case Attempt.Absent(String code) when right == ApplicationRight.GROUP_MEMBER_READ_ALL ->
          noGroup(id, code);
      case Attempt.Absent(String code) -> untried(id, code);
      case Attempt.Unanswered(String code)
          when right == ApplicationRight.GROUP_MEMBER_READ_ALL && code.equals(NO_ID) ->
          noGroup(id, code);
      case Attempt.Unanswered(String code) -> untried(id, code);
      case Attempt.Untried(Attempt.Hindrance hindrance) -> untried(id, hindrance, attempts);
    };
  }

  /** What needs it was given; whether by this right is told by what Entra grants. */
  private DoctorCheck opened(ApplicationRight right, GrantedRights granted) {
    String id = id(right);
    if (granted.lacks(right)) {
      return notGranted(right);
    }
    return switch (granted) {
      case GrantedRights.KnownGrants(Set<String> names)
          when right.isToldByGrants() && names.stream().noneMatch(right::isMetBy) ->
          DoctorCheck.ok(
              id,
              DoctorText.of(
                  DoctorNote.RIGHT_WORKS_BY_WIDER,
                  names.stream()
                      .filter(right::isGivenBy)
                      .sorted()
                      .collect(Collectors.joining(", "))));
      case GrantedRights.UnknownGrants _ when !right.isShownByReading() ->
          DoctorCheck.unknown(
              id,
              DoctorText.of(DoctorNote.RIGHT_NOT_SHOWN_BY_READING),
              DoctorText.of(DoctorNote.MEND_GRANTS_UNKNOWN));
      case GrantedRights.KnownGrants _, GrantedRights.UnknownGrants _ ->
          DoctorCheck.ok(id, DoctorText.of(DoctorNote.RIGHT_WORKS));
    };
  }

  private DoctorCheck notGranted(ApplicationRight right) {
    return DoctorCheck.missing(
        id(right), DoctorText.of(DoctorNote.RIGHT_NOT_GRANTED, right), mends.grant(right));
  }

  private static DoctorCheck untried(
      String id, Attempt.Hindrance hindrance, Map<ApplicationRight, Attempt> attempts) {
    return switch (hindrance) {
      case SCOPE_UNKNOWN ->
          DoctorCheck.unknown(
              id, DoctorText.of(DoctorNote.RIGHT_WITHOUT_SCOPE), scopeFirst(attempts));
      case NO_MAILBOX ->
          DoctorCheck.unknown(
              id,
              DoctorText.of(DoctorNote.RIGHT_WITHOUT_MAILBOX),
              DoctorText.of(DoctorNote.MEND_FIRST, "scope.inside"));
      case SILENCE ->
          DoctorCheck.unknown(
              id, DoctorText.of(DoctorNote.RIGHT_IN_SILENCE), DoctorText.of(DoctorNote.MEND_AGAIN));
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
      case GrantedRights.UnknownGrants unknown ->
          List.of(
              DoctorCheck.unknown(
                  "permission-excess",
                  unknown.words(),
                  DoctorText.of(DoctorNote.MEND_GRANTS_UNKNOWN)));
    };
  }
}
