package se.svarsvakt.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.doctor.DoctorCheck;
import se.svarsvakt.doctor.DoctorCheck.Status;
import se.svarsvakt.doctor.DoctorNote;
import se.svarsvakt.doctor.DoctorReport;
import se.svarsvakt.doctor.DoctorText;
import se.svarsvakt.doctor.Examinations;
import se.svarsvakt.rights.ApplicationRight;

/** An examination that asks nobody and finds something of every status. */
final class SampleExamination {
  private static final String SHARED = "medborgarservice.kundtjanst@kommun.example";

  private SampleExamination() {}

  static Examinations.Examiner of(Clock clock) {
    return (outside, progress) -> {
      progress.at(3, 3);
      return new DoctorReport(clock.instant(), checks(), true);
    };
  }

  private static List<DoctorCheck> checks() {
    List<DoctorCheck> checks = new ArrayList<>();
    checks.add(check("credential", Status.OK, null, text(DoctorNote.CREDENTIAL_ACCEPTED), null));
    checks.add(
        check(
            "credential.expiry",
            Status.WARNING,
            "svarsvakt.graph.certificate-path",
            text(DoctorNote.CERTIFICATE_ENDS, "2026-12-10", 20),
            text(DoctorNote.MEND_CERTIFICATE, "svarsvakt.graph.certificate-path")));
    ApplicationRight right = ApplicationRight.USER_READ_ALL;
    checks.add(
        check(
            "permission." + right.permission(),
            Status.MISSING,
            null,
            text(DoctorNote.RIGHT_MISSING, "Authorization_RequestDenied", right),
            text(
                DoctorNote.MEND_GRANT_ENTRA,
                "5f3c2e10-0000-4000-8000-000000000001",
                right.resource(),
                right.roleId(),
                right.permission())));
    for (int i = 0; i < 23; i++) {
      checks.add(
          check(
              "scope.mailbox",
              Status.MISSING,
              i + SHARED,
              text(DoctorNote.MAIL_CLOSED, "ErrorAccessDenied"),
              text(
                  DoctorNote.MEND_TEST_AUTHORIZATION,
                  "Test-ServicePrincipalAuthorization -Identity 5f3c2e10-0000-4000-8000-000000000001"
                      + " -Resource "
                      + i
                      + SHARED,
                  "12:00")));
    }
    checks.add(
        check(
            "scope.outside",
            Status.UNKNOWN,
            null,
            text(DoctorNote.OUTSIDE_NOT_NAMED),
            text(DoctorNote.MEND_OUTSIDE_NOT_NAMED)));
    return checks;
  }

  private static DoctorCheck check(
      String id,
      Status status,
      @Nullable String subject,
      DoctorText found,
      @Nullable DoctorText mend) {
    return new DoctorCheck(id, status, subject, found, mend);
  }

  private static DoctorText text(DoctorNote note, Object... details) {
    return new DoctorText(note, List.of(details));
  }
}
