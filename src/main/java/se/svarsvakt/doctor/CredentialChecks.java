package se.svarsvakt.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Judges what the program signs in with. */
record CredentialChecks(Instant now, ZoneId zone) {
  private static final String EXPIRY = "credential.expiry";
  private static final Duration SOON = Duration.ofDays(30);

  /** What is said where Graph takes it. */
  static DoctorCheck accepted() {
    return DoctorCheck.ok("credential", DoctorText.of(DoctorNote.CREDENTIAL_ACCEPTED));
  }

  /** What is said where it does not, or cannot be reached; the reason says what to look at. */
  static DoctorCheck refused(String reason) {
    return DoctorCheck.missing(
        "credential",
        DoctorText.of(DoctorNote.CREDENTIAL_REFUSED, reason),
        DoctorText.of(DoctorNote.MEND_CREDENTIAL));
  }

  /** The end of each certificate. */
  List<DoctorCheck> ends(List<CertificateEnd> certificates) {
    return certificates.stream().map(each -> end(each).about(each.setting())).toList();
  }

  private DoctorCheck end(CertificateEnd certificate) {
    DoctorText mend = DoctorText.of(DoctorNote.MEND_CERTIFICATE, certificate.setting());
    Optional<Instant> until = certificate.until();
    if (until.isEmpty()) {
      return DoctorCheck.missing(
          EXPIRY,
          DoctorText.of(DoctorNote.CERTIFICATE_UNUSABLE, certificate.fault().orElse("")),
          mend);
    }
    return end(until.get(), DoctorNote.CERTIFICATE_ENDS, DoctorNote.CERTIFICATE_ENDED, mend);
  }

  /** The end of a client secret. */
  DoctorCheck secretEnd(Instant until) {
    return end(
        until,
        DoctorNote.SECRET_ENDS,
        DoctorNote.SECRET_ENDED,
        DoctorText.of(DoctorNote.MEND_SECRET));
  }

  /** What is said where nothing tells when a secret ends. */
  static DoctorCheck secretUnknown(String code) {
    return DoctorCheck.unknown(
        EXPIRY,
        DoctorText.of(DoctorNote.SECRET_END_UNKNOWN, code),
        DoctorText.of(DoctorNote.MEND_SECRET_UNKNOWN));
  }

  /** What is said where Entra tells of no secret at all. */
  static DoctorCheck secretUntold() {
    return DoctorCheck.unknown(
        EXPIRY,
        DoctorText.of(DoctorNote.SECRET_UNTOLD),
        DoctorText.of(DoctorNote.MEND_SECRET_UNKNOWN));
  }

  private DoctorCheck end(Instant until, DoctorNote lasts, DoctorNote over, DoctorText mend) {
    String day = until.atZone(zone).toLocalDate().toString();
    long left = Duration.between(now, until).toDays();
    if (!until.isAfter(now)) {
      return DoctorCheck.missing(EXPIRY, DoctorText.of(over, day), mend);
    }
    DoctorText found = DoctorText.of(lasts, day, left);
    return until.isAfter(now.plus(SOON))
        ? DoctorCheck.ok(EXPIRY, found)
        : DoctorCheck.warning(EXPIRY, found, mend);
  }
}
