package se.svarsvakt.summary;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.SummaryPolicy.Reports;

/**
 * The organisation at the end of a week, and its units.
 *
 * @param chart the organisation
 * @param made its units, by how they are made and by manager
 */
record PastUnits(OrganisationChart chart, Map<Reports, SortedMap<MailboxId, Unit>> made) {
  static PastUnits of(OrganisationChart chart) {
    Map<Reports, SortedMap<MailboxId, Unit>> made = new EnumMap<>(Reports.class);
    for (Reports each : Reports.values()) {
      made.put(each, Unit.of(chart, each == Reports.ALL));
    }
    return new PastUnits(chart, made);
  }

  /** Whether no pass has found anybody yet. */
  boolean isEmpty() {
    return chart.people().isEmpty() && chart.shared().isEmpty();
  }

  /**
   * The units by manager.
   *
   * @param managers whose; empty for all
   */
  SortedMap<MailboxId, Unit> units(Reports reports, Collection<MailboxId> managers) {
    SortedMap<MailboxId, Unit> units = new TreeMap<>(made.getOrDefault(reports, new TreeMap<>()));
    if (!managers.isEmpty()) {
      units.keySet().retainAll(managers);
    }
    return units;
  }

  /** The units, however they are made. */
  List<Unit> all() {
    return made.values().stream().flatMap(units -> units.values().stream()).toList();
  }

  /** The mailboxes of some units, each once. */
  static Set<MailboxId> mailboxes(Collection<Unit> units) {
    return units.stream().flatMap(Unit::mailboxes).collect(Collectors.toSet());
  }
}
