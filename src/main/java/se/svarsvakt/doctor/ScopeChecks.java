package se.svarsvakt.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.svarsvakt.doctor.ScopeFound.MailboxAnswer;
import se.svarsvakt.doctor.ScopeFound.OutsideAnswer;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.rights.ApplicationRight;

/**
 * Judges whether the program reads what it should and nothing else.
 *
 * @param mends how rights are granted and taken back
 * @param narrow whether only some mailboxes are meant to be open: a group is set, or a mailbox
 *     outside is named
 */
record ScopeChecks(Mends mends, boolean narrow) {
  private static final String INSIDE = "scope.inside";
  private static final String OUTSIDE = "scope.outside";
  private static final String ENTRA = "scope.entra-grant";

  /**
   * What is said where it is not known who is in scope.
   *
   * @param attempts tell which check says what is missing
   */
  static DoctorCheck insideUnknown(String code, Map<ApplicationRight, Attempt> attempts) {
    return DoctorCheck.unknown(
        INSIDE, DoctorText.of(DoctorNote.SCOPE_UNKNOWN, code), RightChecks.scopeFirst(attempts));
  }

  /** One for those that can be read, and one for each that cannot. */
  List<DoctorCheck> inside(ScopeFound found) {
    List<DoctorCheck> checks = new ArrayList<>();
    boolean mailAlone = found.lacksSettings();
    long read = found.sure().stream().filter(each -> each.reading(mailAlone).isOpened()).count();
    if (found.answers().isEmpty() && found.notAsked() == 0) {
      return List.of(
          DoctorCheck.missing(
              INSIDE,
              DoctorText.of(DoctorNote.SCOPE_EMPTY),
              DoctorText.of(DoctorNote.MEND_SCOPE_EMPTY)));
    }
    boolean refused = isRefusedToAll(found);
    if (refused) {
      Attempt.Denied denied = (Attempt.Denied) found.together(ApplicationRight.MAIL_READ);
      checks.add(
          DoctorCheck.missing(
              INSIDE,
              DoctorText.of(DoctorNote.SCOPE_ALL_REFUSED, found.answers().size(), denied.code()),
              first(ApplicationRight.MAIL_READ)));
    } else if (read > 0) {
      checks.add(DoctorCheck.ok(INSIDE, DoctorText.of(DoctorNote.SCOPE_READ, read)));
    }
    found.sure().stream()
        .filter(each -> !refused || !(each.reading(mailAlone) instanceof Attempt.Denied))
        .flatMap(each -> inside(each, mailAlone).map(check -> check.about(address(each))).stream())
        .forEach(checks::add);
    if (!refused) {
      checks.addAll(unsure(found.unsure()));
    }
    if (checks.isEmpty() && !found.unsure().isEmpty()) {
      checks.add(unsure(DoctorNote.STEWARDS_UNSURE, found.unsure()));
    }
    if (found.notAsked() > 0) {
      checks.add(
          DoctorCheck.unknown(
              INSIDE,
              DoctorText.of(DoctorNote.SCOPE_NOT_ASKED, found.notAsked()),
              DoctorText.of(DoctorNote.MEND_AGAIN)));
    }
    return checks;
  }

  /** Where the right to mail is missing that is said once. */
  private static boolean isRefusedToAll(ScopeFound found) {
    return found.answers().size() > 1
        && found.together(ApplicationRight.MAIL_READ) instanceof Attempt.Denied;
  }

  private static DoctorText first(ApplicationRight right) {
    return DoctorText.of(DoctorNote.MEND_FIRST, RightChecks.id(right));
  }

  /** Once of all whose mail is closed: whether that is a fault is not known. */
  private static List<DoctorCheck> unsure(List<MailboxAnswer> unsure) {
    List<MailboxAnswer> closed = unsure.stream().filter(each -> !each.mail().isOpened()).toList();
    return closed.isEmpty() ? List.of() : List.of(unsure(DoctorNote.SCOPE_UNSURE, closed));
  }

  private static DoctorCheck unsure(DoctorNote note, List<MailboxAnswer> them) {
    return DoctorCheck.unknown(
        INSIDE,
        DoctorText.of(note, them.size(), them.getFirst().settings().reason()),
        first(ApplicationRight.MAILBOX_SETTINGS_READ));
  }

  private Optional<DoctorCheck> inside(MailboxAnswer mailbox, boolean mailAlone) {
    String address = address(mailbox);
    DoctorNote what =
        mailbox.mail().isOpened() ? DoctorNote.SETTINGS_CLOSED : DoctorNote.MAIL_CLOSED;
    return switch (mailbox.reading(mailAlone)) {
      case Attempt.Opened() -> Optional.empty();
      case Attempt.Denied(String code) ->
          Optional.of(
              DoctorCheck.missing(
                  INSIDE, DoctorText.of(what, code), mends.testAuthorization(address)));
      case Attempt.Absent(String code) ->
          Optional.of(
              DoctorCheck.missing(
                  INSIDE,
                  DoctorText.of(DoctorNote.NO_MAILBOX, code),
                  DoctorText.of(DoctorNote.MEND_NO_MAILBOX, address)));
      case Attempt.Unanswered(String code) ->
          Optional.of(
              DoctorCheck.unknown(
                  INSIDE,
                  DoctorText.of(DoctorNote.MAILBOX_SILENT, code),
                  DoctorText.of(DoctorNote.MEND_AGAIN)));
      case Attempt.Untried _ -> Optional.empty(); // those are counted as not asked
    };
  }

  private static String address(MailboxAnswer mailbox) {
    MailAddress mail = mailbox.account().mail();
    return mail == null ? mailbox.account().id().value() : mail.value();
  }

  /**
   * Whether the mailbox outside is closed.
   *
   * @param attempts tell which check says why the directory could not be read
   */
  DoctorCheck outside(OutsideFound found, Map<ApplicationRight, Attempt> attempts) {
    return switch (found) {
      case OutsideFound.NotNamed() ->
          DoctorCheck.unknown(
              OUTSIDE,
              DoctorText.of(DoctorNote.OUTSIDE_NOT_NAMED),
              DoctorText.of(DoctorNote.MEND_OUTSIDE_NOT_NAMED));
      case OutsideFound.NoAccount(MailAddress address) ->
          DoctorCheck.unknown(
                  OUTSIDE,
                  DoctorText.of(DoctorNote.OUTSIDE_NO_ACCOUNT),
                  DoctorText.of(DoctorNote.MEND_OUTSIDE_OTHER))
              .about(address.value());
      case OutsideFound.NotLookedUp(MailAddress address) ->
          DoctorCheck.unknown(
                  OUTSIDE,
                  DoctorText.of(DoctorNote.OUTSIDE_NOT_LOOKED_UP),
                  RightChecks.scopeFirst(attempts))
              .about(address.value());
      case OutsideFound.InScope(MailAddress address) ->
          DoctorCheck.unknown(
                  OUTSIDE,
                  DoctorText.of(DoctorNote.OUTSIDE_WATCHED),
                  DoctorText.of(DoctorNote.MEND_OUTSIDE_OTHER))
              .about(address.value());
      case OutsideFound.OutsideAsked(MailAddress address, OutsideAnswer answer) ->
          outside(address.value(), answer).about(address.value());
    };
  }

  private DoctorCheck outside(String address, OutsideAnswer answer) {
    if (!answer.opened().isEmpty()) {
      return DoctorCheck.missing(
          OUTSIDE,
          DoctorText.of(DoctorNote.OUTSIDE_OPEN, String.join(", ", answer.opened())),
          mends.closeOutside(address));
    }
    return answer.isRefused()
        ? DoctorCheck.ok(OUTSIDE, DoctorText.of(DoctorNote.OUTSIDE_CLOSED))
        : DoctorCheck.unknown(
            OUTSIDE,
            DoctorText.of(DoctorNote.OUTSIDE_SILENT, answer.code()),
            DoctorText.of(DoctorNote.MEND_OUTSIDE_OTHER));
  }

  /** Whether a consent in Entra makes the narrower scope meaningless. */
  List<DoctorCheck> entra(GrantedRights granted, OutsideFound outside) {
    if (!narrow) {
      return List.of(DoctorCheck.ok(ENTRA, DoctorText.of(DoctorNote.ENTRA_NO_SCOPE)));
    }
    return switch (granted) {
      case GrantedRights.KnownGrants(Set<String> permissions) -> voided(permissions);
      case GrantedRights.UnknownGrants unknown -> List.of(byOutside(outside, unknown));
    };
  }

  private List<DoctorCheck> voided(Set<String> permissions) {
    List<DoctorCheck> voided =
        permissions.stream()
            .sorted()
            .filter(ApplicationRight::opensMailboxes)
            .map(
                name ->
                    DoctorCheck.missing(
                            ENTRA, DoctorText.of(DoctorNote.ENTRA_VOIDS, name), mends.revoke(name))
                        .about(name))
            .toList();
    return voided.isEmpty()
        ? List.of(DoctorCheck.ok(ENTRA, DoctorText.of(DoctorNote.ENTRA_NONE)))
        : voided;
  }

  /** A tenant-wide right would have opened the mailbox outside. */
  private static DoctorCheck byOutside(OutsideFound outside, GrantedRights.UnknownGrants unknown) {
    return outside instanceof OutsideFound.OutsideAsked(var _, OutsideAnswer answer)
            && answer.isRefused()
        ? DoctorCheck.ok(ENTRA, DoctorText.of(DoctorNote.ENTRA_NONE_AS_OUTSIDE))
        : DoctorCheck.unknown(
            ENTRA, unknown.words(), DoctorText.of(DoctorNote.MEND_GRANTS_UNKNOWN));
  }
}
