package se.svarsvakt.nudge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.Outbox.LeaseRequest;

/** What every outbox promises: a nudge is sent once, by one program, and never lost. */
abstract class OutboxContract {
  private static final String FEED = "activity-feed";
  private static final MailboxId ANNA = new MailboxId("anna");
  private static final Instant MORNING = Instant.parse("2026-11-23T07:30:00Z");
  private static final PlannedNudge NUDGE = nudge("anna", MORNING);

  Outbox outbox = new MemoryOutbox();

  /** An empty outbox. */
  abstract Outbox open();

  @BeforeEach
  final void begin() {
    outbox = open();
  }

  private static PlannedNudge nudge(String person, Instant at) {
    return nudge(person, at, "m");
  }

  private static PlannedNudge nudge(String person, Instant at, String... ids) {
    List<NudgeItem> items = Arrays.stream(ids).map(id -> new NudgeItem(ANNA, id)).toList();
    return new PlannedNudge(NudgeKind.REPLY_DUE, new MailboxId(person), at, items);
  }

  private static LeaseRequest by(String worker) {
    return new LeaseRequest(worker, MORNING);
  }

  private Optional<Long> claim(String worker) {
    return outbox.lease(NUDGE, by(worker)).map(Outbox.Lease::chainId);
  }

  private void finish(Delivery delivery) {
    finish(NUDGE, outbox.lease(NUDGE, by("one/1/1")).orElseThrow(), delivery);
  }

  private void finish(PlannedNudge nudge, Outbox.Lease lease, Delivery delivery) {
    outbox.finished(lease, new NudgeReport(nudge, FEED, delivery));
  }

  private Set<NudgeItem> told() {
    return outbox.finishedAbout(List.of(NUDGE.identity())).getOrDefault(NUDGE.identity(), Set.of());
  }

  @Test
  void a_nudge_is_taken_up_once() {
    assertThat(claim("one/1/1")).contains(NUDGE.identity().chainId());
    assertThat(claim("two/1/1")).isEmpty();
    assertThat(told()).isEmpty();
  }

  @Test
  void of_eight_programs_at_once_one_takes_it() throws Exception {
    CountDownLatch ready = new CountDownLatch(8);
    List<Future<Optional<Long>>> claims = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 8; i++) {
        String worker = "host" + i + "/1/1";
        claims.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  assumeThat(ready.await(10, TimeUnit.SECONDS)).isTrue();
                  return claim(worker);
                }));
      }
    }
    assertThat(claims).filteredOn(one -> one.resultNow().isPresent()).hasSize(1);
  }

  @Test
  void what_was_sent_is_never_taken_again() {
    claim("one/1/1");
    finish(new Delivery.Sent());
    assertThat(told()).containsExactlyElementsOf(NUDGE.items());
    assertThat(claim("one/1/1")).isEmpty();
    assertThat(claim("two/1/1")).isEmpty();
  }

  @Test
  void whoever_slept_until_another_took_it_finishes_nothing() {
    Outbox.Lease slept = outbox.lease(NUDGE, by("one/1/1")).orElseThrow();
    LeaseRequest later = new LeaseRequest("two/1/1", MORNING.plusSeconds(1_000));
    Outbox.Lease taken = outbox.lease(NUDGE, later).orElseThrow();
    finish(NUDGE, slept, new Delivery.Skipped("answered in the meantime"));
    assertThat(told()).isEmpty();
    assertThat(outbox.lease(NUDGE, new LeaseRequest("three/1/1", later.at()))).isEmpty();
    finish(NUDGE, taken, new Delivery.Sent());
    assertThat(told()).containsExactlyElementsOf(NUDGE.items());
  }

  @Test
  void what_was_skipped_is_never_taken_again() {
    claim("one/1/1");
    finish(new Delivery.Skipped("the app is not installed"));
    assertThat(told()).containsExactlyElementsOf(NUDGE.items());
    assertThat(claim("two/1/1")).isEmpty();
  }

  @Test
  void what_was_sent_goes_again_about_mail_that_it_was_not_about() {
    claim("one/1/1");
    finish(new Delivery.Sent());
    PlannedNudge joined = nudge("anna", MORNING, "m", "n");
    Optional<Outbox.Lease> taken = outbox.lease(joined, by("one/1/1"));
    assertThat(taken)
        .hasValueSatisfying(
            lease -> {
              assertThat(lease.chainId()).isEqualTo(NUDGE.identity().chainId());
              assertThat(lease.round()).isEqualTo(2);
            });
    finish(joined, taken.orElseThrow(), new Delivery.Sent());
    assertThat(told()).containsExactlyInAnyOrderElementsOf(joined.items());
    assertThat(outbox.lease(joined, by("one/1/1"))).isEmpty();
  }

  @Test
  void what_failed_is_tried_again_with_the_same_number() {
    for (int attempt = 1; attempt <= 6; attempt++) {
      assertThat(claim("one/1/1")).contains(NUDGE.identity().chainId());
      finish(new Delivery.Failed("Teams did not take it"));
    }
    assertThat(told()).isEmpty();
  }

  @Test
  void what_a_dead_process_of_this_host_left_is_taken_again_with_the_same_number() {
    Optional<Long> first = claim("host/2147483647/0"); // no process has that number
    Optional<Long> second = claim("host/1/1");
    assertThat(second).isPresent().isEqualTo(first);
  }

  @Test
  void what_a_living_process_of_this_host_holds_is_not_taken() {
    claim(Leases.worker("host", ProcessHandle.current()));
    assertThat(claim("host/1/1")).isEmpty();
  }

  @Test
  void what_another_host_left_minutes_ago_is_taken_again() {
    claim("one/1/1");
    LeaseRequest later = new LeaseRequest("two/1/1", MORNING.plus(Duration.ofMinutes(16)));
    assertThat(outbox.lease(NUDGE, later).map(Outbox.Lease::chainId))
        .contains(NUDGE.identity().chainId());
  }

  @ParameterizedTest
  @ValueSource(ints = {-15, -14, 14, 15})
  void what_another_host_took_up_a_quarter_of_an_hour_ago_is_not_taken(int minutes) {
    claim("one/1/1");
    LeaseRequest later = new LeaseRequest("two/1/1", MORNING.plus(Duration.ofMinutes(minutes)));
    assertThat(outbox.lease(NUDGE, later)).isEmpty();
  }

  @Test
  void what_was_never_taken_up_has_no_outcome() {
    assertThat(told()).isEmpty();
    assertThat(outbox.finishedAbout(List.of())).isEmpty();
  }

  @Test
  void nudges_of_other_times_kinds_and_people_are_others() {
    claim("one/1/1");
    finish(new Delivery.Sent());
    PlannedNudge later = nudge("anna", MORNING.plusSeconds(60));
    PlannedNudge other = nudge("bo", MORNING);
    assertThat(outbox.lease(later, by("one/1/1"))).isPresent();
    assertThat(outbox.lease(other, by("one/1/1"))).isPresent();
    assertThat(later.identity().chainId()).isNotEqualTo(other.identity().chainId());
  }

  @Test
  void what_went_to_a_person_in_a_span_is_counted() {
    claim("one/1/1");
    finish(new Delivery.Sent());
    PlannedNudge unfinished = nudge("bo", MORNING);
    outbox.lease(unfinished, by("one/1/1"));
    List<MailboxId> people = List.of(ANNA, new MailboxId("bo"), new MailboxId("kim"));
    assertThat(outbox.sentTo(people, MORNING, MORNING.plusSeconds(1)))
        .containsEntry(ANNA, 1)
        .doesNotContainKey(new MailboxId("bo"))
        .doesNotContainKey(new MailboxId("kim"));
    assertThat(outbox.sentTo(people, MORNING.plusSeconds(1), MORNING.plusSeconds(9))).isEmpty();
    assertThat(outbox.sentTo(List.of(), MORNING, MORNING.plusSeconds(1))).isEmpty();
  }

  @Test
  void what_was_skipped_or_failed_did_not_go_to_anybody() {
    claim("one/1/1");
    finish(new Delivery.Failed("Teams did not take it"));
    assertThat(outbox.sentTo(List.of(ANNA), MORNING, MORNING.plusSeconds(1))).isEmpty();
  }

  @Test
  void the_last_time_that_somebody_was_told_is_known() {
    claim("one/1/1");
    assertThat(outbox.lastSent(NudgeKind.REPLY_DUE, MORNING)).isEmpty();
    finish(new Delivery.Sent());
    assertThat(outbox.lastSent(NudgeKind.REPLY_DUE, MORNING))
        .containsExactly(Map.entry(new MailboxId("anna"), MORNING));
    assertThat(outbox.lastSent(NudgeKind.SIGNATURE, MORNING)).isEmpty();
    assertThat(outbox.lastSent(NudgeKind.REPLY_DUE, MORNING.plusSeconds(1))).isEmpty();
  }

  @Test
  void of_many_nudges_those_are_known_that_were_finished_about_all_their_items() {
    List<PlannedNudge> all = new ArrayList<>();
    for (int n = 0; n < 450; n++) { // more than are asked about by name
      PlannedNudge each = nudge("person" + n, MORNING.plusSeconds(n), "m" + n, "n" + n);
      all.add(each);
      if (n % 3 == 0) {
        send(n % 2 == 0 ? each : each.about(List.of(each.items().getFirst())));
      }
    }
    send(
        new PlannedNudge(NudgeKind.OVERDUE, new MailboxId("person0"), MORNING, all.get(0).items()));
    assertThat(outbox.finished(all)).hasSize(75).allMatch(each -> all.indexOf(each) % 6 == 0);
    assertThat(outbox.finished(all.subList(0, 7)))
        .containsExactlyInAnyOrder(all.get(0), all.get(6));
  }

  @Test
  void who_was_told_of_what_is_known_with_the_latest_time() {
    send(nudge("anna", MORNING, "m", "n"));
    send(nudge("anna", MORNING.plusSeconds(60), "m"));
    send(nudge("bo", MORNING, "n"));
    NudgeItem both = new NudgeItem(ANNA, "m");
    NudgeItem other = new NudgeItem(ANNA, "o");
    assertThat(outbox.told(List.of(both, other)))
        .isEqualTo(Map.of(both, Map.of(ANNA, MORNING.plusSeconds(60))));
  }

  @Test
  void knows_of_what_a_person_was_told_since_by_kind() {
    send(nudge("anna", MORNING, "m", "n"));
    MailboxId anna = new MailboxId("anna");
    Set<NudgeKind> dues = Set.of(NudgeKind.REPLY_DUE, NudgeKind.LAST_CALL);
    List<MailboxId> both = List.of(anna, new MailboxId("bo"));
    assertThat(outbox.toldOf(both, dues, Instant.EPOCH)).containsOnlyKeys(anna);
    assertThat(outbox.toldOf(both, dues, Instant.EPOCH).get(anna))
        .extracting(NudgeItem::name)
        .containsExactlyInAnyOrder("m", "n");
    assertThat(outbox.toldOf(both, Set.of(NudgeKind.LAST_CALL), Instant.EPOCH)).isEmpty();
    assertThat(outbox.toldOf(List.of(), dues, Instant.EPOCH)).isEmpty();
    assertThat(outbox.toldOf(both, dues, MORNING.plus(Duration.ofDays(1)))).isEmpty();
  }

  private static PlannedNudge week(String recipient, String manager, String week, Instant at) {
    return new PlannedNudge(
        NudgeKind.WEEKLY_SUMMARY,
        new MailboxId(recipient),
        at,
        List.of(new NudgeItem(new MailboxId(manager), week)));
  }

  private void send(PlannedNudge nudge) {
    finish(nudge, outbox.lease(nudge, by("one/1/1")).orElseThrow(), new Delivery.Sent());
  }

  @Test
  void a_managers_week_is_one_whatever_its_time() {
    PlannedNudge later = week("chef", "chef", "2026-W47", MORNING.plus(Duration.ofHours(3)));
    send(week("chef", "chef", "2026-W47", MORNING));
    assertThat(outbox.finishedAbout(List.of(later.identity())).get(later.identity()))
        .containsExactlyElementsOf(later.items());
    assertThat(outbox.lease(later, by("two/1/1"))).isEmpty();
  }

  @Test
  void a_managers_week_that_one_program_sends_is_not_taken_at_another_time() {
    outbox.lease(week("chef", "chef", "2026-W47", MORNING), by("one/1/1"));
    PlannedNudge later = week("chef", "chef", "2026-W47", MORNING.plus(Duration.ofHours(3)));
    assertThat(outbox.lease(later, by("two/1/1"))).isEmpty();
  }

  @Test
  void a_managers_week_that_failed_is_sent_at_another_time_once() {
    PlannedNudge first = week("chef", "chef", "2026-W47", MORNING);
    PlannedNudge later = week("chef", "chef", "2026-W47", MORNING.plus(Duration.ofHours(3)));
    Outbox.Lease lease = outbox.lease(first, by("one/1/1")).orElseThrow();
    finish(first, lease, new Delivery.Failed("503"));
    send(later);
    assertThat(outbox.lease(first, by("two/1/1"))).isEmpty();
  }

  @Test
  void a_stand_in_gets_each_managers_week_once_whatever_its_time() {
    PlannedNudge own = week("chef", "chef", "2026-W47", MORNING);
    PlannedNudge other = week("dora", "dora", "2026-W47", MORNING).toStandIn(own.recipient());
    send(own);
    send(other);
    send(week("chef", "chef", "2026-W48", MORNING.plus(Duration.ofDays(7))));
    PlannedNudge later =
        week("dora", "dora", "2026-W47", MORNING.plusSeconds(60)).toStandIn(own.recipient());
    assertThat(outbox.lease(later, by("two/1/1"))).isEmpty();
    assertThat(outbox.finishedAbout(List.of(later.identity(), own.identity()))).hasSize(2);
  }
}
