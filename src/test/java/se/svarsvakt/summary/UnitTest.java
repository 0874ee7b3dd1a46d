package se.svarsvakt.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailboxId;

class UnitTest {
  private static MailboxId id(String name) {
    return new MailboxId(name);
  }

  private static Set<MailboxId> ids(String... names) {
    return Stream.of(names).map(MailboxId::new).collect(Collectors.toSet());
  }

  /** Pairs of person and manager, {@code "anna>cia"} for example. */
  private static OrganisationChart chart(Set<MailboxId> people, String... reports) {
    Map<MailboxId, MailboxId> managers = new HashMap<>();
    for (String pair : reports) {
      String[] both = pair.split(">", 2);
      managers.put(id(both[0]), id(both[1]));
    }
    return new OrganisationChart(
        people, ids("info", "post"), managers, Map.of(id("info"), ids("anna")), Map.of());
  }

  private static Unit unit(OrganisationChart chart, boolean wholeLine, String manager) {
    return Objects.requireNonNull(Unit.of(chart, wholeLine).get(id(manager)));
  }

  @Test
  void a_unit_is_the_manager_those_who_report_to_them_and_what_they_look_after() {
    SortedMap<MailboxId, Unit> units =
        Unit.of(chart(ids("anna", "bo", "cia"), "anna>cia", "bo>cia"), false);
    assertThat(units).containsOnlyKeys(id("cia"));
    assertThat(Objects.requireNonNull(units.get(id("cia"))).people())
        .isEqualTo(ids("anna", "bo", "cia"));
    assertThat(Objects.requireNonNull(units.get(id("cia"))).shared()).isEqualTo(ids("info"));
  }

  @Test
  void whoever_reports_further_down_counts_where_the_policy_says_so() {
    OrganisationChart chart = chart(ids("anna", "bo", "cia"), "anna>bo", "bo>cia");
    assertThat(unit(chart, false, "cia").people()).isEqualTo(ids("bo", "cia"));
    assertThat(unit(chart, true, "cia").people()).isEqualTo(ids("anna", "bo", "cia"));
  }

  @Test
  void a_cycle_ends_where_it_closes() {
    OrganisationChart chart = chart(ids("anna", "bo"), "anna>bo", "bo>anna");
    assertThat(unit(chart, true, "anna").people()).isEqualTo(ids("anna", "bo"));
    assertThat(unit(chart, true, "bo").people()).isEqualTo(ids("anna", "bo"));
  }

  @Test
  void a_manager_without_anybody_in_scope_has_no_unit() {
    assertThat(Unit.of(chart(ids("cia"), "anna>cia"), false)).isEmpty();
    assertThat(Unit.of(chart(ids("cia"), "cia>cia"), true)).isEmpty();
  }

  @Test
  void a_manager_out_of_scope_has_a_unit_without_their_own_mailbox() {
    OrganisationChart chart = chart(ids("anna", "bo"), "anna>cia", "bo>cia");
    assertThat(unit(chart, false, "cia").people()).isEqualTo(ids("anna", "bo"));
  }

  @Test
  void a_line_passes_through_whoever_is_not_watched() {
    OrganisationChart chart = chart(ids("anna", "cia"), "anna>bo", "bo>cia");
    assertThat(unit(chart, true, "cia").people()).isEqualTo(ids("anna", "cia"));
  }
}
