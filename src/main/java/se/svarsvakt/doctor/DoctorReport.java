package se.svarsvakt.doctor;

import java.time.Instant;
import java.util.List;
import se.svarsvakt.doctor.DoctorCheck.Status;

/**
 * What an examination found.
 *
 * @param at when it was begun
 * @param checks in the order of the contract
 * @param reached whether Graph was reached and took the credential; where not, nothing of it was
 *     looked at
 */
public record DoctorReport(Instant at, List<DoctorCheck> checks, boolean reached) {
  /** Keeps a copy. */
  public DoctorReport {
    checks = List.copyOf(checks);
  }

  /** How many checks stand so. */
  public int count(Status status) {
    return (int) checks.stream().filter(check -> check.status() == status).count();
  }
}
