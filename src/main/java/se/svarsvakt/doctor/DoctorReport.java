package se.svarsvakt.doctor;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private static final int MOST_OF_A_SORT = 20;

  /** Keeps a copy. */
  public DoctorReport {
    checks = List.copyOf(checks);
  }

  /** How many checks stand so. */
  public int count(Status status) {
    return (int) checks.stream().filter(check -> check.status() == status).count();
  }

  /** Those that stand so, of each sort (id) the first few: thousands of mailboxes may be alike. */
  public List<DoctorCheck> some(Status status) {
    Map<String, Integer> taken = new HashMap<>();
    return checks.stream()
        .filter(check -> check.status() == status)
        .filter(check -> taken.merge(check.id(), 1, Integer::sum) <= MOST_OF_A_SORT)
        .toList();
  }
}
