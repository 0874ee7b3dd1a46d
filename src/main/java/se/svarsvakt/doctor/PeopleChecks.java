package se.svarsvakt.doctor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import se.svarsvakt.doctor.ScopeFound.MailboxAnswer;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.DirectoryGaps;
import se.svarsvakt.policy.SignatureTemplate;
import se.svarsvakt.rights.ApplicationRight;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.DirectorySnapshot;

/**
 * Judges what is known of people.
 *
 * @param directory who exists
 */
record PeopleChecks(DirectorySnapshot directory) {
  private static final String STEWARDS = "shared.stewards";
  private static final String SIGNATURE = "signature.directory";
  private static final int NAMED = 5;

  /** Shared mailboxes of which nobody is reminded. */
  List<DoctorCheck> stewards(
      Collection<MailboxId> shared, Map<MailboxId, Set<MailboxId>> stewards) {
    List<DoctorCheck> checks = new ArrayList<>();
    List<String> without =
        shared.stream()
            .filter(id -> !stewards.containsKey(id))
            .map(this::address)
            .sorted()
            .toList();
    if (without.size() < shared.size() || shared.isEmpty()) {
      checks.add(
          DoctorCheck.ok(
              STEWARDS, DoctorText.of(DoctorNote.STEWARDS_THERE, shared.size() - without.size())));
    }
    without.forEach(
        address ->
            checks.add(
                DoctorCheck.warning(
                        STEWARDS,
                        DoctorText.of(DoctorNote.STEWARDS_LACKING),
                        DoctorText.of(DoctorNote.MEND_STEWARDS, address))
                    .about(address)));
    return checks;
  }

  /** What is said of those that may be shared mailboxes, and may be those of people who left. */
  static List<DoctorCheck> unsure(List<MailboxAnswer> unsure) {
    return unsure.isEmpty()
        ? List.of()
        : List.of(
            DoctorCheck.unknown(
                STEWARDS,
                DoctorText.of(
                    DoctorNote.STEWARDS_UNSURE,
                    unsure.size(),
                    unsure.getFirst().settings().reason()),
                DoctorText.of(
                    DoctorNote.MEND_FIRST,
                    RightChecks.id(ApplicationRight.MAILBOX_SETTINGS_READ))));
  }

  /**
   * People whose signature cannot be told from the directory.
   *
   * @param people those who write from a mailbox of their own
   */
  DoctorCheck signatures(Collection<Account> people, SignatureTemplate template) {
    Map<String, List<String>> lacking = new TreeMap<>();
    Map<String, Integer> fields = new TreeMap<>();
    for (Account person : people) {
      List<String> lacks = DirectoryGaps.lackedBy(template, person.person());
      if (!lacks.isEmpty()) {
        lacking.put(address(person.id()), lacks);
        lacks.forEach(field -> fields.merge(field, 1, Integer::sum));
      }
    }
    if (lacking.isEmpty()) {
      return DoctorCheck.ok(SIGNATURE, DoctorText.of(DoctorNote.SIGNATURES_WELL, people.size()));
    }
    String counted =
        fields.entrySet().stream()
            .map(each -> each.getKey() + " " + each.getValue())
            .collect(Collectors.joining(", "));
    String named =
        lacking.keySet().stream().limit(NAMED).collect(Collectors.joining(", "))
            + (lacking.size() > NAMED ? ", …" : "");
    return DoctorCheck.warning(
        SIGNATURE,
        DoctorText.of(DoctorNote.SIGNATURES_LACKING, lacking.size(), people.size(), counted, named),
        DoctorText.of(DoctorNote.MEND_SIGNATURES));
  }

  private String address(MailboxId id) {
    return directory
        .account(id)
        .map(Account::mail)
        .filter(Objects::nonNull)
        .map(MailAddress::value)
        .orElse(id.value());
  }
}
