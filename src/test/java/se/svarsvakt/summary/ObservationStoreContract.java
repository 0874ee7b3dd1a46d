package se.svarsvakt.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.summary.ObservationStore.FindingSpan;
import se.svarsvakt.summary.ObservedAccount.Place;
import se.svarsvakt.worktime.Period;

/** What every store of observations keeps. */
abstract class ObservationStoreContract {
  private static final MailboxId ANNA = new MailboxId("anna");
  private static final MailboxId BO = new MailboxId("bo");
  private static final MailboxId CIA = new MailboxId("cia");
  private static final MailboxId INFO = new MailboxId("info");
  private static final ObservedFinding LATE =
      new ObservedFinding(
          ANNA, new ObservedFinding.Kind(RuleName.REPLY, "overdue"), new MessageId("m1"));
  private static final ObservedFinding UNOPENED =
      new ObservedFinding(
          INFO, new ObservedFinding.Kind(RuleName.SHARED_MAILBOX, "not-opened"), null);

  ObservationStore store;

  abstract ObservationStore open();

  @BeforeEach
  void empty() {
    store = open();
  }

  private static Instant day(int day) {
    return Instant.parse("2026-11-%02dT08:00:00Z".formatted(day));
  }

  private static Period days(int from, int until) {
    return new Period(day(from), day(until));
  }

  private static ObservedAccount person(MailboxId id, @Nullable MailboxId manager) {
    return account(id, Place.PERSON, manager, Set.of());
  }

  private static ObservedAccount account(
      MailboxId id, Place place, @Nullable MailboxId manager, Set<MailboxId> stewards) {
    return new ObservedAccount(
        id,
        new MailAddress(id.value() + "@kommun.example"),
        Set.of(new Hash("h-" + id.value())),
        place,
        manager,
        stewards);
  }

  private void seen(int day, ObservedAccount... accounts) {
    store.note(new Observation(day(day), List.of(accounts), Set.of(), Map.of()));
  }

  private void found(int day, Set<ObservedFinding> findings, Map<MailboxId, String> unread) {
    store.note(new Observation(day(day), List.of(person(ANNA, null)), findings, unread));
  }

  private boolean noted(int day, Observation.Timing timing) {
    return store.note(new Observation(day(day), List.of(), Set.of(), Map.of(), timing));
  }

  @Test
  void who_tries_out_the_future_changes_no_history() {
    assertThat(noted(2, Observation.Timing.PRESENT)).isTrue();
    assertThat(noted(9, Observation.Timing.AHEAD)).isFalse();
    assertThat(store.latest()).contains(day(2));
    assertThat(noted(3, Observation.Timing.PRESENT)).isTrue();
  }

  @Test
  void whether_a_pass_will_be_noted_is_known_before() {
    assertThat(store.isHistory(day(2), Observation.Timing.PRESENT)).isTrue();
    noted(2, Observation.Timing.PRESENT);
    assertThat(store.isHistory(day(9), Observation.Timing.AHEAD)).isFalse();
    assertThat(store.isHistory(day(1), Observation.Timing.PAST)).isFalse();
    assertThat(store.isHistory(day(2), Observation.Timing.PRESENT)).isTrue();
  }

  @Test
  void what_began_by_a_clock_that_was_ahead_is_not_over_before_it_began() {
    store.see(Set.of(ANNA), Set.of(), Set.of(LATE), day(5));
    store.see(Set.of(ANNA), Set.of(), Set.of(), day(3));
    assertThat(store.findings(days(1, 4), List.of())).isEmpty();
    store.see(Set.of(ANNA), Set.of(), Set.of(), day(6));
    assertThat(store.findings(days(1, 9), List.of()))
        .extracting(ObservationStore.FindingSpan::period)
        .containsExactly(new Period(day(5), day(6)));
  }

  @Test
  void findings_noted_mailbox_by_mailbox_are_as_if_noted_at_once() {
    ObservedFinding late =
        new ObservedFinding(
            ANNA, new ObservedFinding.Kind(RuleName.REPLY, "overdue"), new MessageId("m"));
    store.see(Set.of(ANNA), Set.of(), Set.of(late), day(2));
    store.see(Set.of(INFO), Set.of(), Set.of(UNOPENED), day(2));
    store.note(parts(2, ANNA, INFO));
    store.see(Set.of(ANNA), Set.of(), Set.of(), day(4));
    store.see(Set.of(INFO), Set.of(INFO), Set.of(), day(4)); // it could not be read
    store.note(parts(4, ANNA, INFO));
    store.note(parts(6, ANNA)); // it left the scope
    assertThat(store.findings(days(1, 9), List.of()))
        .extracting(span -> span.finding().mailbox(), ObservationStore.FindingSpan::period)
        .containsExactlyInAnyOrder(
            tuple(ANNA, new Period(day(2), day(4))), tuple(INFO, new Period(day(2), day(6))));
  }

  @Test
  void a_finding_that_was_over_at_the_moment_when_it_began_was_none() {
    store.see(Set.of(ANNA), Set.of(), Set.of(LATE), day(3));
    store.see(Set.of(ANNA), Set.of(), Set.of(), day(3));
    assertThat(store.findings(days(1, 9), List.of())).isEmpty();
  }

  @Test
  void a_finding_that_began_and_ended_between_two_weeks_is_told_of_neither() {
    found(3, Set.of(LATE), Map.of());
    found(4, Set.of(), Map.of());
    assertThat(store.findings(days(2, 5), List.of()))
        .extracting(FindingSpan::period)
        .containsExactly(days(3, 4));
    assertThat(store.findings(days(5, 9), List.of())).isEmpty();
    assertThat(store.findings(days(1, 3), List.of())).isEmpty();
  }

  @Test
  void a_pass_that_is_overtaken_ends_nothing_that_began_later() {
    store.see(Set.of(ANNA), Set.of(), Set.of(LATE), day(5));
    store.see(Set.of(ANNA), Set.of(), Set.of(), day(4));
    assertThat(store.findings(days(6, 9), List.of()))
        .extracting(FindingSpan::finding)
        .containsExactly(LATE);
  }

  private static Observation parts(int day, MailboxId... noted) {
    return new Observation(
        day(day),
        List.of(person(ANNA, null)),
        Set.of(),
        Map.of(),
        Observation.Timing.PRESENT,
        Set.of(noted));
  }

  @Test
  void a_past_that_is_replayed_may_run_on_beyond_today() {
    assertThat(noted(2, Observation.Timing.PAST)).isTrue();
    assertThat(noted(5, Observation.Timing.AHEAD)).isTrue();
    assertThat(noted(9, Observation.Timing.AHEAD)).isTrue();
    assertThat(store.latest()).contains(day(9));
  }

  @Test
  void a_mailbox_that_cannot_be_read_stays_what_it_was_and_whose() {
    seen(2, account(INFO, Place.SHARED, null, Set.of(ANNA)), person(ANNA, CIA));
    store.note(
        new Observation(
            day(4),
            List.of(account(INFO, Place.PERSON, CIA, Set.of()), person(ANNA, CIA)),
            Set.of(),
            Map.of(INFO, "ErrorAccessDenied")));
    OrganisationChart chart = store.chart(day(5));
    assertThat(chart.shared()).containsExactly(INFO);
    assertThat(chart.people()).containsExactly(ANNA);
    assertThat(chart.stewards()).containsExactly(Map.entry(INFO, Set.of(ANNA)));
    seen(6, person(ANNA, CIA));
    assertThat(store.chart(day(7)).shared()).as("left the scope").isEmpty();
  }

  @Test
  void a_new_mailbox_that_cannot_be_read_was_never_read() {
    found(2, Set.of(), Map.of());
    store.note(
        new Observation(
            day(4),
            List.of(person(ANNA, null), person(BO, null)),
            Set.of(),
            Map.of(BO, "MailboxNotEnabledForRESTAPI")));
    assertThat(store.unread(days(1, 7))).containsOnlyKeys(BO);
    assertThat(store.chart(day(5)).people()).contains(BO);
  }

  @Test
  void what_was_deleted_is_known_by_the_latest_moment() {
    store.forgotten(day(1));
    assertThat(store.forgottenUntil()).as("before the first pass").isEmpty();
    found(2, Set.of(), Map.of());
    assertThat(store.forgottenUntil()).isEmpty();
    store.forgotten(day(5));
    store.forgotten(day(4));
    assertThat(store.forgottenUntil()).contains(day(5));
    found(6, Set.of(), Map.of());
    assertThat(store.forgottenUntil()).contains(day(5));
  }

  @Test
  void findings_of_some_mailboxes_are_told_alone() {
    found(2, Set.of(LATE, UNOPENED), Map.of());
    assertThat(store.findings(days(1, 9), Set.of(INFO)))
        .extracting(FindingSpan::finding)
        .containsExactly(UNOPENED);
  }

  @Test
  void the_organisation_is_told_as_it_was() {
    seen(2, person(ANNA, CIA), account(INFO, Place.SHARED, null, Set.of(ANNA)));
    seen(9, person(ANNA, BO), account(INFO, Place.SHARED, null, Set.of(BO)));
    OrganisationChart before = store.chart(day(8));
    OrganisationChart after = store.chart(day(10));
    assertThat(before.managers()).containsExactly(Map.entry(ANNA, CIA));
    assertThat(before.stewards()).containsExactly(Map.entry(INFO, Set.of(ANNA)));
    assertThat(after.managers()).containsExactly(Map.entry(ANNA, BO));
    assertThat(after.stewards()).containsExactly(Map.entry(INFO, Set.of(BO)));
    assertThat(after.people()).containsExactly(ANNA);
    assertThat(after.shared()).containsExactly(INFO);
    assertThat(after.name(ANNA)).isEqualTo("anna@kommun.example");
    assertThat(after.addresses(ANNA)).containsExactly(new Hash("h-anna"));
  }

  @Test
  void before_the_first_pass_all_was_as_that_found_it() {
    seen(9, person(ANNA, CIA));
    seen(10, person(ANNA, BO));
    assertThat(store.chart(day(2)).managers()).containsExactly(Map.entry(ANNA, CIA));
  }

  @Test
  void whoever_left_the_scope_is_gone_and_may_come_back() {
    seen(2, person(ANNA, CIA));
    seen(4);
    seen(6, person(ANNA, CIA));
    assertThat(store.chart(day(3)).people()).containsExactly(ANNA);
    assertThat(store.chart(day(5)).people()).isEmpty();
    assertThat(store.chart(day(5)).name(ANNA)).isEqualTo("anna@kommun.example");
    assertThat(store.chart(day(7)).people()).containsExactly(ANNA);
  }

  @Test
  void a_manager_who_is_not_watched_is_known_by_address_alone() {
    seen(2, person(ANNA, CIA), account(CIA, Place.OUTSIDE, null, Set.of()));
    assertThat(store.chart(day(3)).people()).containsExactly(ANNA);
    assertThat(store.chart(day(3)).name(CIA)).isEqualTo("cia@kommun.example");
  }

  @Test
  void a_finding_lasts_from_the_pass_that_saw_it_to_the_one_that_did_not() {
    found(2, Set.of(LATE), Map.of());
    found(3, Set.of(LATE, UNOPENED), Map.of());
    found(5, Set.of(UNOPENED), Map.of());
    assertThat(store.findings(days(1, 9), List.of()))
        .extracting(FindingSpan::finding)
        .containsExactlyInAnyOrder(LATE, UNOPENED);
    FindingSpan late =
        store.findings(days(1, 9), List.of()).stream()
            .filter(span -> span.finding().equals(LATE))
            .findFirst()
            .orElseThrow();
    assertThat(late.period()).isEqualTo(days(2, 5));
    assertThat(store.findings(days(6, 9), List.of()))
        .extracting(FindingSpan::finding)
        .containsExactly(UNOPENED);
    assertThat(store.findings(days(1, 2), List.of())).isEmpty();
  }

  @Test
  void a_finding_that_comes_back_is_another() {
    found(2, Set.of(LATE), Map.of());
    found(3, Set.of(), Map.of());
    found(4, Set.of(LATE), Map.of());
    assertThat(store.findings(days(1, 9), List.of())).hasSize(2);
  }

  @Test
  void nothing_is_over_in_a_mailbox_that_could_not_be_read() {
    found(2, Set.of(UNOPENED), Map.of());
    found(3, Set.of(), Map.of(INFO, "ErrorAccessDenied"));
    assertThat(store.findings(days(4, 9), List.of())).hasSize(1);
    found(5, Set.of(), Map.of());
    assertThat(store.findings(days(6, 9), List.of())).isEmpty();
  }

  @Test
  void what_was_said_of_mail_is_known_of_a_mailbox_that_could_not_be_read_too() {
    found(2, Set.of(LATE), Map.of());
    found(3, Set.of(), Map.of(ANNA, "ErrorAccessDenied"));
    assertThat(store.findings(days(4, 9), List.of())).isEmpty();
  }

  @Test
  void a_mailbox_is_not_measured_where_no_pass_of_the_time_could_read_it() {
    found(2, Set.of(), Map.of());
    found(4, Set.of(), Map.of(ANNA, "ErrorAccessDenied"));
    found(8, Set.of(), Map.of());
    assertThat(store.unread(days(3, 7))).containsExactly(Map.entry(ANNA, "ErrorAccessDenied"));
    assertThat(store.unread(days(1, 7))).as("read on day 2").isEmpty();
    assertThat(store.unread(days(3, 9))).as("read on day 8").isEmpty();
    assertThat(store.unread(days(1, 2))).as("not tried").isEmpty();
  }

  @Test
  void nothing_was_watched_in_a_time_without_a_pass() {
    for (int day : List.of(1, 2, 8, 9)) {
      found(day, Set.of(), Map.of());
    }
    assertThat(store.isUnwatched(days(3, 7))).isTrue();
    assertThat(store.isUnwatched(days(3, 8))).as("a pass right at its end").isTrue();
    assertThat(store.isUnwatched(days(2, 7))).as("a pass right at its beginning").isFalse();
    assertThat(store.isUnwatched(days(3, 9))).isFalse();
    assertThat(store.isUnwatched(days(10, 12))).as("since the last pass").isTrue();
    assertThat(store.isUnwatched(days(9, 12))).isFalse();
    Instant longBefore = Instant.parse("2026-10-01T08:00:00Z");
    assertThat(store.isUnwatched(new Period(longBefore, day(1)))).as("before the first").isTrue();
    assertThat(store.unread(days(3, 7))).isEmpty();
  }

  @Test
  void a_mailbox_that_was_never_read_is_not_measured() {
    found(2, Set.of(), Map.of(ANNA, "MailboxNotEnabledForRESTAPI"));
    assertThat(store.unread(days(1, 7))).containsOnlyKeys(ANNA);
  }

  @Test
  void a_pass_over_an_earlier_moment_changes_nothing() {
    found(5, Set.of(LATE), Map.of());
    found(3, Set.of(), Map.of(BO, "ErrorAccessDenied"));
    assertThat(store.findings(days(6, 9), List.of())).hasSize(1);
    assertThat(store.unread(days(4, 9))).isEmpty();
    assertThat(store.latest()).contains(day(5));
  }
}
