package se.svarsvakt.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.svarsvakt.sync.Facts.ANNA;
import static se.svarsvakt.sync.Facts.NOON;
import static se.svarsvakt.sync.Facts.key;
import static se.svarsvakt.sync.Facts.received;
import static se.svarsvakt.sync.Facts.update;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import se.svarsvakt.casework.AuditTrail.TrailEntry;
import se.svarsvakt.casework.AuditTrail.TrailFilter;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.rule.absence.Consent;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.rule.reply.Mark;
import se.svarsvakt.sync.FactQueries;
import se.svarsvakt.sync.FactStore;
import se.svarsvakt.sync.MailboxSettings;
import se.svarsvakt.sync.MailboxUpdate;
import se.svarsvakt.sync.MemoryFacts;
import se.svarsvakt.sync.StoredMailbox;

/** What every record of deeds promises. */
abstract class AuditTrailContract {
  private static final MailboxId BO = new MailboxId("bo");
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);
  private static final UserAction.ItemAction ANSWERED = new UserAction.AnsweredMark(key("m"));
  private static final UserAction.ItemAction PROMISED =
      new UserAction.ReplyPromise(key("m"), FRIDAY);
  private static final UserAction.ItemAction NOT_NEEDED =
      new UserAction.NoReplyMark(key("m"), UserAction.Reason.FINISHED);
  private static final UserAction.ItemAction NO_REQUEST = new UserAction.NoRequestMark(key("m"));
  private static final UserAction.ItemAction PASSED_ON = new UserAction.PassOnMark(key("m"));
  private static final UserAction.ItemAction SNOOZED = new UserAction.Snooze(ANNA, "m", MONDAY);
  private static final UserAction.ItemAction COVERED =
      new UserAction.CoverRequest(ANNA, "absence", BO, MONDAY, FRIDAY);
  static final List<UserAction.ItemAction> ACTS =
      List.of(ANSWERED, PROMISED, NOT_NEEDED, NO_REQUEST, PASSED_ON, SNOOZED, COVERED);

  FactStore facts = new MemoryFacts();
  FactQueries queries = new MemoryFacts();
  CaseStore cases = new MemoryCases(new MemoryFacts());
  Register register = new MemoryRegister(new MemoryFacts(), new MemoryCases(new MemoryFacts()));
  AuditTrail auditTrail = new MemoryAuditTrail(register, cases);

  /** Sets all five to empty stores over one database. */
  abstract void open();

  @BeforeEach
  final void begin() {
    open();
    facts.apply(update(received("m")));
    StoredMailbox unknown = StoredMailbox.unknown(ANNA);
    MailboxSettings settings = new MailboxSettings(MailboxSettings.Purpose.USER, "sv");
    StoredMailbox known = new StoredMailbox(ANNA, settings, NOON, List.of(), null, null, null, "");
    facts.apply(new MailboxUpdate(unknown, known, null, List.of(), List.of(), List.of()));
  }

  private static Instant minutes(int later) {
    return NOON.plusSeconds(60L * later);
  }

  private AuditEntry anna(UserAction.ItemAction act, int minutes) {
    return auditTrail.record(ANNA, act, minutes(minutes));
  }

  private AuditEntry bo(UserAction.ItemAction act, int minutes) {
    return auditTrail.record(BO, act, minutes(minutes));
  }

  private List<Mark> marks() {
    return cases.marks(Set.of(key("m")));
  }

  private static Mark mark(Mark.Kind kind, int minutes) {
    return new Mark(key("m"), kind, minutes(minutes), null);
  }

  private List<TrailEntry> trail() {
    return auditTrail.trail(new TrailFilter(Optional.empty(), Instant.EPOCH, 1000));
  }

  private List<AuditEntry> latest() {
    return auditTrail.latest(List.of(ANNA, BO), Instant.EPOCH);
  }

  @ParameterizedTest
  @FieldSource("ACTS")
  void a_deed_is_found_as_it_was_recorded(UserAction.ItemAction act) {
    Instant precise = NOON.plusNanos(123_456_789);
    AuditEntry auditEntry = auditTrail.record(ANNA, act, precise);
    assertThat(auditEntry)
        .isEqualTo(new AuditEntry(auditEntry.id(), ANNA, precise.minusNanos(789), act, false));
    assertThat(auditTrail.find(auditEntry.id())).contains(auditEntry);
    assertThat(latest()).containsExactly(auditEntry);
  }

  @ParameterizedTest
  @FieldSource("ACTS")
  void the_same_again_is_done_once(UserAction.ItemAction act) {
    AuditEntry auditEntry = anna(act, 0);
    assertThat(anna(act, 1)).isEqualTo(auditEntry);
    assertThat(trail()).hasSize(1);
    assertThat(marks()).hasSizeLessThan(2);
    assertThat(register.agreements(List.of(ANNA))).hasSizeLessThan(2);
  }

  @Test
  void every_act_about_mail_is_a_mark_at_the_same_moment() {
    anna(PROMISED, 0);
    anna(NOT_NEEDED, 1);
    anna(ANSWERED, 2);
    anna(NO_REQUEST, 3);
    anna(PASSED_ON, 4);
    assertThat(marks())
        .containsExactlyInAnyOrder(
            mark(Mark.Kind.NO_RECORDS_REQUEST, 3),
            mark(Mark.Kind.PASSED_ON, 4),
            new Mark(key("m"), Mark.Kind.ACKNOWLEDGED, NOON, FRIDAY),
            mark(Mark.Kind.NO_REPLY_NEEDED, 1),
            mark(Mark.Kind.ANSWERED, 2));
  }

  @Test
  void cover_that_is_asked_for_is_an_agreement_that_does_not_hold_yet() {
    anna(COVERED, 0);
    assertThat(register.agreements(MONDAY))
        .singleElement()
        .satisfies(
            made ->
                assertThat(made)
                    .isEqualTo(
                        new CoverAgreement(made.id(), ANNA, BO, MONDAY, FRIDAY, "")
                            .with(new Consent(Consent.State.REQUESTED, minutes(0)))))
        .matches(made -> !made.holdsOn(MONDAY));
  }

  @Test
  void an_agreement_holds_from_the_colleague_s_yes_until_their_no() {
    anna(COVERED, 0);
    long id = register.agreements(MONDAY).getFirst().id();
    bo(new UserAction.CoverAnswer(ANNA, id, true), 1);
    assertThat(register.agreement(id)).get().matches(one -> one.holdsOn(FRIDAY));
    bo(new UserAction.CoverEnd(ANNA, id), 2);
    assertThat(register.agreement(id)).get().matches(CoverAgreement::isDeclined);
    anna(new UserAction.CoverEnd(ANNA, id), 3);
    assertThat(register.agreement(id)).isEmpty();
    assertThat(trail())
        .extracting(TrailEntry::kind)
        .containsExactly("cover-ended", "cover-ended", "cover-accepted", "cover-requested");
    assertThat(trail()).extracting(TrailEntry::person).containsExactly(ANNA, BO, BO, ANNA);
  }

  @Test
  void the_end_of_what_was_asked_for_is_taken_back_without_making_it_hold() {
    anna(COVERED, 0);
    long id = register.agreements(MONDAY).getFirst().id();
    AuditEntry ended = anna(new UserAction.CoverEnd(ANNA, id), 1);
    auditTrail.undo(ended, ANNA, minutes(2));
    assertThat(register.agreement(id)).get().matches(one -> one.isOpen() && !one.holds());
  }

  @Test
  void who_was_declined_may_ask_again() {
    AuditEntry first = anna(COVERED, 0);
    long id = register.agreements(MONDAY).getFirst().id();
    bo(new UserAction.CoverAnswer(ANNA, id, false), 1);
    assertThat(anna(COVERED, 2)).isNotEqualTo(first);
    assertThat(auditTrail.count(ANNA, UserAction.Kind.COVER, true, minutes(0))).isEqualTo(2);
    assertThat(auditTrail.count(ANNA, UserAction.Kind.COVER, true, minutes(1))).isEqualTo(1);
  }

  @Test
  void what_is_done_about_others_mailboxes_is_counted_apart() {
    bo(COVERED, 0);
    assertThat(auditTrail.count(BO, UserAction.Kind.COVER, false, minutes(0))).isEqualTo(1);
    assertThat(auditTrail.count(BO, UserAction.Kind.COVER, true, minutes(0))).isZero();
  }

  @Test
  void what_somebody_else_said_of_the_mail_already_is_not_said_again() {
    AuditEntry said = anna(new UserAction.NoReplyMark(key("m"), UserAction.Reason.OTHER), 0);
    assertThat(bo(NOT_NEEDED, 1)).isEqualTo(said);
    assertThat(bo(new UserAction.ReplyPromise(key("m"), MONDAY), 2).person()).isEqualTo(BO);
  }

  @Test
  void another_day_is_another_promise() {
    anna(PROMISED, 0);
    AuditEntry later = anna(new UserAction.ReplyPromise(key("m"), FRIDAY.plusDays(1)), 1);
    assertThat(marks()).hasSize(2);
    assertThat(latest()).containsExactly(later);
  }

  @Test
  void each_person_is_reminded_later_for_oneself() {
    AuditEntry one = anna(SNOOZED, 0);
    AuditEntry other = bo(SNOOZED, 1);
    assertThat(bo(SNOOZED, 2)).isEqualTo(other);
    assertThat(auditTrail.wishes(NOON)).containsExactly(one, other);
    assertThat(auditTrail.wishes(minutes(2))).isEmpty();
  }

  @Test
  void whoever_promises_afterwards_has_no_wish_to_be_reminded_later_any_more() {
    anna(SNOOZED, 0);
    AuditEntry promised = anna(PROMISED, 1);
    AuditEntry other = bo(SNOOZED, 2);
    assertThat(auditTrail.wishes(NOON)).containsExactly(promised, other);
    anna(ANSWERED, 3);
    assertThat(auditTrail.wishes(NOON)).containsExactly(other);
  }

  @Test
  void a_wish_of_one_person_hides_no_deed_of_another() {
    AuditEntry promised = anna(PROMISED, 0);
    AuditEntry snoozed = bo(SNOOZED, 1);
    assertThat(latest()).containsExactly(snoozed, promised);
  }

  @Test
  void an_agreement_that_is_ended_is_over_and_can_be_made_again() {
    anna(COVERED, 0);
    CoverAgreement made = register.agreements(MONDAY).getFirst();
    AuditEntry ended = anna(new UserAction.CoverEnd(ANNA, made.id()), 1);
    assertThat(register.agreements(MONDAY)).isEmpty();
    assertThat(anna(new UserAction.CoverEnd(ANNA, made.id()), 2)).isEqualTo(ended);
    assertThat(auditTrail.undo(ended, ANNA, minutes(3))).isTrue();
    assertThat(register.agreements(MONDAY)).hasSize(1);
    assertThat(trail()).extracting(TrailEntry::kind).startsWith("undo", "cover-ended");
  }

  @Test
  void a_wish_to_be_reminded_later_leaves_a_promise_in_force() {
    AuditEntry promised = anna(PROMISED, 0);
    anna(SNOOZED, 1);
    assertThat(anna(PROMISED, 2)).isEqualTo(promised);
  }

  @Test
  void one_agreement_answers_several_findings() {
    AuditEntry agreed = anna(COVERED, 0);
    UserAction.ItemAction same = new UserAction.CoverRequest(ANNA, "cover", BO, MONDAY, FRIDAY);
    anna(new UserAction.CoverRequest(ANNA, "cover", BO, MONDAY, MONDAY), 1);
    assertThat(anna(same, 2)).isEqualTo(agreed);
    assertThat(register.agreements(List.of(ANNA))).hasSize(2);
  }

  @Test
  void what_was_taken_back_on_the_command_line_can_be_done_again() {
    AuditEntry first = anna(ANSWERED, 0);
    register.mark(mark(Mark.Kind.OPEN, 1), "");
    AuditEntry second = anna(ANSWERED, 2);
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(marks()).contains(mark(Mark.Kind.ANSWERED, 2));
  }

  @Test
  void a_mark_of_a_time_to_come_does_not_make_it_done_twice() {
    AuditEntry first = anna(ANSWERED, 0);
    register.mark(mark(Mark.Kind.OPEN, 10), "");
    assertThat(anna(ANSWERED, 1)).isEqualTo(first);
    assertThat(anna(ANSWERED, 11)).isNotEqualTo(first);
  }

  @Test
  void a_clock_that_is_behind_does_not_make_it_done_twice() {
    AuditEntry first = anna(ANSWERED, 1);
    assertThat(bo(ANSWERED, 0)).isEqualTo(first);
    assertThat(marks()).hasSize(1);
  }

  @Test
  void an_agreement_that_was_ended_can_be_made_again() {
    anna(COVERED, 0);
    register.endAgreement(register.agreements(MONDAY).getFirst().id(), minutes(1));
    AuditEntry again = anna(COVERED, 2);
    assertThat(again.at()).isEqualTo(minutes(2));
    assertThat(register.agreements(MONDAY)).hasSize(1);
  }

  @ParameterizedTest
  @FieldSource("ACTS")
  void undoing_takes_the_deed_and_its_consequence_back_once(UserAction.ItemAction act) {
    AuditEntry auditEntry = anna(act, 0);
    assertThat(auditTrail.undo(auditEntry, BO, minutes(1))).isTrue();
    assertThat(auditTrail.undo(auditEntry, BO, minutes(2))).isFalse();
    assertThat(marks()).isEmpty();
    assertThat(register.agreements(MONDAY)).isEmpty();
    assertThat(latest()).isEmpty();
    assertThat(auditTrail.wishes(NOON)).isEmpty();
    assertThat(auditTrail.find(auditEntry.id())).map(AuditEntry::undone).contains(true);
  }

  @ParameterizedTest
  @FieldSource("ACTS")
  void what_was_undone_can_be_done_again(UserAction.ItemAction act) {
    AuditEntry first = anna(act, 0);
    auditTrail.undo(first, ANNA, minutes(1));
    AuditEntry second = anna(act, 0);
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(second.at()).isEqualTo(NOON);
    assertThat(latest()).containsExactly(second);
  }

  @Test
  void undoing_leaves_the_promise_before_in_force() {
    AuditEntry promised = anna(PROMISED, 0);
    auditTrail.undo(anna(ANSWERED, 1), ANNA, minutes(2));
    assertThat(marks()).containsExactly(new Mark(key("m"), Mark.Kind.ACKNOWLEDGED, NOON, FRIDAY));
    assertThat(latest()).containsExactly(promised);
  }

  @Test
  void undoing_the_second_of_two_deeds_at_one_moment_leaves_the_first() {
    AuditEntry answered = anna(ANSWERED, 0);
    AuditEntry promised = anna(PROMISED, 0);
    assertThat(promised.at()).isEqualTo(NOON.plusNanos(1000));
    assertThat(latest()).containsExactly(promised);
    auditTrail.undo(promised, ANNA, minutes(1));
    assertThat(marks()).containsExactly(mark(Mark.Kind.ANSWERED, 0));
    assertThat(latest()).containsExactly(answered);
  }

  @Test
  void undoing_spares_what_was_said_since_at_the_same_moment() {
    AuditEntry answered = anna(ANSWERED, 0);
    register.mark(mark(Mark.Kind.OPEN, 0), "");
    auditTrail.undo(answered, ANNA, minutes(1));
    assertThat(marks()).containsExactly(mark(Mark.Kind.OPEN, 0));
  }

  @Test
  void undoing_makes_settled_mail_be_looked_at_again() {
    AuditEntry answered = anna(ANSWERED, 0);
    cases.settled(Map.of(key("m"), NOON), List.of());
    assertThat(queries.received(List.of(ANNA), EnumSet.allOf(Verdict.class), minutes(9))).isEmpty();
    auditTrail.undo(answered, ANNA, minutes(1));
    assertThat(queries.received(List.of(ANNA), EnumSet.allOf(Verdict.class), minutes(9)))
        .hasSize(1);
  }

  @Test
  void what_is_no_deed_is_not_found_and_cannot_be_undone() {
    AuditEntry auditEntry = anna(ANSWERED, 0);
    auditTrail.undo(auditEntry, ANNA, minutes(1));
    long undoing = trail().getFirst().id();
    assertThat(auditTrail.find(undoing)).isEmpty();
    AuditEntry pretended = new AuditEntry(undoing, ANNA, NOON, ANSWERED, false);
    assertThat(auditTrail.undo(pretended, ANNA, minutes(2))).isFalse();
    assertThat(auditTrail.find(undoing + 99)).isEmpty();
  }

  @Test
  void the_latest_deed_on_each_item_is_given_since_a_moment() {
    anna(PROMISED, 0);
    AuditEntry answered = anna(ANSWERED, 1);
    AuditEntry covered = anna(COVERED, 2);
    AuditEntry other = bo(new UserAction.Snooze(BO, "m", MONDAY), 3);
    assertThat(latest()).containsExactlyInAnyOrder(other, covered, answered);
    assertThat(auditTrail.latest(List.of(ANNA), minutes(2))).containsExactly(covered);
    assertThat(auditTrail.latest(List.of(), NOON)).isEmpty();
  }

  @Test
  void the_latest_deeds_of_a_thousand_mailboxes_are_found() {
    AuditEntry auditEntry = anna(ANSWERED, 0);
    List<MailboxId> many = new ArrayList<>();
    IntStream.range(0, 1000).forEach(i -> many.add(new MailboxId("m" + i)));
    many.add(ANNA);
    assertThat(auditTrail.latest(many, NOON)).containsExactly(auditEntry);
  }

  @Test
  void the_trail_tells_everything_the_latest_first() {
    ACTS.forEach(act -> anna(act, ACTS.indexOf(act)));
    AuditEntry first = latest().getLast();
    auditTrail.undo(first, BO, minutes(9));
    assertThat(trail())
        .extracting(TrailEntry::kind)
        .containsExactly(
            "undo",
            "cover-requested",
            "snoozed",
            "passed-on",
            "no-records-request",
            "no-reply-needed",
            "promised",
            "answered");
    assertThat(trail())
        .extracting(TrailEntry::details)
        .containsExactly(
            Map.of("undoes", Long.toString(first.id())),
            Map.of("by", "bo", "from", "2026-11-23", "to", "2026-11-27"),
            Map.of("day", "2026-11-23"),
            Map.of(),
            Map.of(),
            Map.of("reason", "finished"),
            Map.of("day", "2026-11-27"),
            Map.of());
  }

  @Test
  void the_trail_names_who_undid_what_and_when() {
    AuditEntry auditEntry = anna(ANSWERED, 0);
    auditTrail.undo(auditEntry, BO, minutes(9));
    TrailEntry undoing = trail().getFirst();
    Map<String, String> which = Map.of("undoes", Long.toString(auditEntry.id()));
    assertThat(undoing)
        .isEqualTo(new TrailEntry(undoing.id(), BO, minutes(9), "undo", ANNA, "m", which));
  }

  @Test
  void the_trail_can_be_asked_for_in_part() {
    anna(ANSWERED, 0);
    anna(SNOOZED, 1);
    bo(new UserAction.Snooze(BO, "m", MONDAY), 2);
    assertThat(auditTrail.trail(new TrailFilter(Optional.of(ANNA), NOON, 9))).hasSize(2);
    assertThat(auditTrail.trail(new TrailFilter(Optional.empty(), minutes(1), 9))).hasSize(2);
    assertThat(auditTrail.trail(new TrailFilter(Optional.empty(), NOON, 1)))
        .extracting(TrailEntry::mailbox)
        .containsExactly(BO);
  }

  @Test
  void several_at_once_do_the_same_once() throws Exception {
    Callable<AuditEntry> act = () -> auditTrail.exclusively(ANNA, () -> anna(ANSWERED, 0));
    List<AuditEntry> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<AuditEntry> each : threads.invokeAll(Collections.nCopies(8, act))) {
        all.add(each.get());
      }
    }
    assertThat(Set.copyOf(all)).hasSize(1);
    assertThat(trail()).hasSize(1);
    assertThat(marks()).hasSize(1);
  }

  @Test
  void a_look_is_recorded_once_an_hour_for_each_person_and_object() {
    PageEvent look = new PageEvent(PageEvent.Kind.LOOKED, ANNA, "m");
    auditTrail.note(BO, look, NOON);
    auditTrail.note(BO, look, NOON.plus(Duration.ofMinutes(59)));
    auditTrail.note(ANNA, look, NOON);
    auditTrail.note(BO, new PageEvent(PageEvent.Kind.LOOKED, ANNA, "mailbox"), NOON);
    assertThat(trail()).hasSize(3).allSatisfy(one -> assertThat(one.kind()).isEqualTo("looked"));
    auditTrail.note(BO, look, NOON.plus(Duration.ofHours(1)));
    assertThat(trail()).hasSize(4);
  }

  @Test
  void each_change_on_a_page_is_recorded() {
    PageEvent change = new PageEvent(PageEvent.Kind.STEWARDS_SET, ANNA, "");
    auditTrail.note(BO, change, NOON);
    auditTrail.note(BO, change, NOON);
    assertThat(trail()).hasSize(2).extracting(TrailEntry::person).containsOnly(BO);
  }

  @Test
  void what_is_about_a_steward_names_them() {
    auditTrail.note(BO, PageEvent.steward(ANNA, BO, true), NOON);
    assertThat(trail().getFirst().details()).isEqualTo(Map.of("steward", BO.value()));
  }

  @Test
  void the_trail_can_be_asked_for_some_items_alone_and_without_what_their_owner_did() {
    for (MailboxId person : List.of(ANNA, BO)) {
      for (String item : List.of("m", "n", "o")) {
        auditTrail.note(person, new PageEvent(PageEvent.Kind.EXPORTED, ANNA, item), NOON);
      }
    }
    auditTrail.note(BO, new PageEvent(PageEvent.Kind.EXPORTED, BO, "m"), NOON);
    assertThat(asked(Set.of("m", "o"), false))
        .containsExactlyInAnyOrder(
            ANNA.value() + " m", ANNA.value() + " o", BO.value() + " m", BO.value() + " o");
    assertThat(asked(Set.of("m", "none"), true)).containsExactly(BO.value() + " m");
    assertThat(asked(Set.of(), true)).hasSize(3).allMatch(line -> line.startsWith(BO.value()));
    assertThat(auditTrail.trail(new TrailFilter(Optional.empty(), Set.of("m"), true, NOON, 9)))
        .hasSize(3);
  }

  private List<String> asked(Set<String> items, boolean others) {
    return auditTrail.trail(new TrailFilter(Optional.of(ANNA), items, others, NOON, 9)).stream()
        .map(entry -> entry.person().value() + " " + entry.item())
        .toList();
  }

  @Test
  void what_is_about_days_names_them() {
    LocalDate sunday = MONDAY.minusDays(1);
    auditTrail.note(
        BO, new PageEvent(PageEvent.Kind.MAIL_LOG_READ, ANNA, "log", sunday, MONDAY), NOON);
    assertThat(trail().getFirst().details())
        .isEqualTo(Map.of("from", sunday.toString(), "to", MONDAY.toString()));
  }

  @Test
  void the_whole_trail_is_handed_on_the_latest_first_however_long_it_is() {
    for (int i = 0; i < 1001; i++) {
      auditTrail.note(BO, new PageEvent(PageEvent.Kind.EXPORTED, ANNA, "items"), NOON);
    }
    List<Long> ids = new ArrayList<>();
    auditTrail.each(entry -> ids.add(entry.id()));
    assertThat(ids)
        .hasSize(1001)
        .doesNotHaveDuplicates()
        .isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void what_was_seen_and_changed_on_pages_hides_nothing_that_people_did() {
    auditTrail.record(ANNA, SNOOZED, NOON);
    auditTrail.note(ANNA, new PageEvent(PageEvent.Kind.LOOKED, ANNA, "m"), NOON.plusSeconds(1));
    assertThat(auditTrail.latest(List.of(ANNA), NOON)).hasSize(1);
    assertThat(auditTrail.wishes(NOON)).hasSize(1);
    long look = trail().getFirst().id();
    assertThat(trail().getFirst().kind()).isEqualTo("looked");
    assertThat(auditTrail.find(look)).isEmpty();
  }

  @Test
  void a_mailbox_that_is_not_stored_can_be_acted_on() {
    UserAction.Snooze act = new UserAction.Snooze(BO, "absence", MONDAY);
    assertThat(auditTrail.exclusively(BO, () -> bo(act, 0)).action()).isEqualTo(act);
  }

  @Test
  void what_fails_says_so() {
    IllegalStateException failure = new IllegalStateException("on purpose");
    assertThatThrownBy(
            () ->
                auditTrail.exclusively(
                    ANNA,
                    () -> {
                      throw failure;
                    }))
        .isSameAs(failure);
  }
}
