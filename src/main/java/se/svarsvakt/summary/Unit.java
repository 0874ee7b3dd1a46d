package se.svarsvakt.summary;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import se.svarsvakt.mail.MailboxId;

/**
 * What a manager answers for: their own mailbox, those of the people who report to them, and the
 * shared mailboxes that one of these people looks after.
 *
 * @param manager who answers for it
 * @param people the mailboxes of persons, the manager's own included as far as it is in scope
 * @param shared the shared mailboxes
 */
public record Unit(MailboxId manager, SortedSet<MailboxId> people, SortedSet<MailboxId> shared) {
  /** All its mailboxes. */
  public Stream<MailboxId> mailboxes() {
    return Stream.concat(people.stream(), shared.stream());
  }

  /**
   * The units of an organisation by their managers. Nobody to whom none in scope reports has one.
   *
   * @param wholeLine whether people of people count too; a cycle ends where it closes
   */
  static SortedMap<MailboxId, Unit> of(OrganisationChart chart, boolean wholeLine) {
    Map<MailboxId, Set<MailboxId>> reports = inverse(chart.managers().entrySet());
    Map<MailboxId, Set<MailboxId>> lookedAfter = new HashMap<>();
    chart
        .stewards()
        .forEach((mailbox, people) -> people.forEach(person -> add(lookedAfter, person, mailbox)));
    SortedMap<MailboxId, Unit> units = new TreeMap<>();
    for (MailboxId manager : reports.keySet()) {
      Set<MailboxId> all = line(manager, reports, wholeLine);
      SortedSet<MailboxId> people = new TreeSet<>(all);
      people.retainAll(chart.people());
      if (people.stream().anyMatch(person -> !person.equals(manager))) {
        SortedSet<MailboxId> shared = new TreeSet<>();
        all.forEach(person -> shared.addAll(lookedAfter.getOrDefault(person, Set.of())));
        shared.retainAll(chart.shared());
        units.put(manager, new Unit(manager, people, shared));
      }
    }
    return units;
  }

  private static Map<MailboxId, Set<MailboxId>> inverse(
      Collection<Map.Entry<MailboxId, MailboxId>> managers) {
    Map<MailboxId, Set<MailboxId>> reports = new HashMap<>();
    managers.forEach(each -> add(reports, each.getValue(), each.getKey()));
    return reports;
  }

  private static void add(Map<MailboxId, Set<MailboxId>> to, MailboxId key, MailboxId value) {
    to.computeIfAbsent(key, _ -> new HashSet<>()).add(value);
  }

  private static Set<MailboxId> line(
      MailboxId manager, Map<MailboxId, Set<MailboxId>> reports, boolean wholeLine) {
    Set<MailboxId> all = new HashSet<>(Set.of(manager));
    Set<MailboxId> next = Set.of(manager);
    do {
      Set<MailboxId> found = new HashSet<>();
      next.forEach(person -> found.addAll(reports.getOrDefault(person, Set.of())));
      found.removeAll(all);
      all.addAll(found);
      next = found;
    } while (wholeLine && !next.isEmpty());
    return all;
  }
}
