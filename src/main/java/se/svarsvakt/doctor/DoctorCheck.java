package se.svarsvakt.doctor;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.EnumCode;

/**
 * One thing that was looked at (contract, <i>doctor</i>).
 *
 * @param id what, stable from version to version; {@code permission.Mail.Read} for example
 * @param status how it stands
 * @param subject the mailbox, right, file or setting that it is about; null where it is about all
 * @param found what was found
 * @param mend how to mend it, in one line; null where it is {@link Status#OK}, and nowhere else
 */
public record DoctorCheck(
    String id,
    Status status,
    @Nullable String subject,
    DoctorText found,
    @Nullable DoctorText mend) {
  /** Refuses a complaint without advice, and advice without a complaint. */
  public DoctorCheck {
    if ((status == Status.OK) != (mend == null)) {
      throw new IllegalArgumentException(id + ": what is not OK says how to mend it");
    }
  }

  /** How something stands, from the best to the worst. */
  public enum Status implements EnumCode {
    /** As it should be. */
    OK,
    /** It could not be asked. It is never a pass. */
    UNKNOWN,
    /** It works, and something is to be done. */
    WARNING,
    /** Something that is needed is not there. */
    MISSING
  }

  /** The same about one mailbox, right, file or setting. */
  public DoctorCheck about(String of) {
    return new DoctorCheck(id, status, of, found, mend);
  }

  /** How to mend it; empty where nothing is to be mended. */
  public Optional<DoctorText> advice() {
    return Optional.ofNullable(mend);
  }

  static DoctorCheck ok(String id, DoctorText found) {
    return new DoctorCheck(id, Status.OK, null, found, null);
  }

  static DoctorCheck warning(String id, DoctorText found, DoctorText mend) {
    return new DoctorCheck(id, Status.WARNING, null, found, mend);
  }

  static DoctorCheck missing(String id, DoctorText found, DoctorText mend) {
    return new DoctorCheck(id, Status.MISSING, null, found, mend);
  }

  static DoctorCheck unknown(String id, DoctorText found, DoctorText mend) {
    return new DoctorCheck(id, Status.UNKNOWN, null, found, mend);
  }
}
