package se.svarsvakt.casework;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.Account;

/**
 * Which pictures are a department's and not a person's: those that more than half of its people
 * carry, and at least {@link #LEAST}, of those whose mail was looked at. In a department of which
 * fewer people than that were looked at every picture is a person's own. People without a
 * department in the directory are one department.
 */
final class CommonPictures {
  /** People who must carry a picture, however small their department is. */
  static final int LEAST = 3;

  private final SignatureChecks checks;
  private final String terms;
  private final Map<String, List<MailboxId>> members;
  private final Map<String, Map<MailboxId, Set<Hash>>> carried = new HashMap<>();

  /** The pictures under those terms, in the mail of these people. */
  CommonPictures(SignatureChecks checks, String terms, Collection<Account> organisation) {
    this.checks = checks;
    this.terms = terms;
    this.members =
        organisation.stream()
            .collect(
                Collectors.groupingBy(
                    CommonPictures::department,
                    Collectors.mapping(Account::id, Collectors.toList())));
  }

  private static String department(Account account) {
    return account.person().post().department().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  /**
   * Whether all that a flaw consists of are pictures of that person's department, and how many
   * carry the one that the fewest do.
   *
   * @param since mail sent at or before it is left out
   * @param until mail sent after it is left out
   */
  Optional<LeftOutPicture> leftOut(
      SignatureChecks.FlawNote flaw, Account account, Instant since, Instant until) {
    if (flaw.pictures().isEmpty()) {
      return Optional.empty();
    }
    Map<MailboxId, Set<Hash>> people =
        carried.computeIfAbsent(department(account), name -> carried(name, since, until));
    long fewest =
        flaw.pictures().stream().mapToLong(signs -> carriers(signs, people)).min().orElse(0);
    return fewest >= LEAST && 2 * fewest > people.size()
        ? Optional.of(new LeftOutPicture(account.id(), fewest, people.size()))
        : Optional.empty();
  }

  private static long carriers(Set<Hash> signs, Map<MailboxId, Set<Hash>> people) {
    return signs.stream()
        .mapToLong(sign -> people.values().stream().filter(all -> all.contains(sign)).count())
        .max()
        .orElse(0);
  }

  /** What each person of a department carries whose mail was looked at. */
  private Map<MailboxId, Set<Hash>> carried(String department, Instant since, Instant until) {
    Map<MailboxId, Set<Hash>> people = new HashMap<>();
    List<MailboxId> asked = members.getOrDefault(department, List.of());
    for (SignatureChecks.Checked each : checks.checks(asked, terms, since, until)) {
      if (each.judged()) {
        Set<Hash> signs =
            people.computeIfAbsent(each.sample().mail().mailbox(), _ -> new HashSet<>());
        each.flaws().forEach(flaw -> flaw.pictures().forEach(signs::addAll));
      }
    }
    return people;
  }
}
