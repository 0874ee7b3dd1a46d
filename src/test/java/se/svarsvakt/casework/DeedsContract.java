package se.svarsvakt.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.svarsvakt.sync.Facts.ANNA;
import static se.svarsvakt.sync.Facts.NOON;
import static se.svarsvakt.sync.Facts.key;
import static se.svarsvakt.sync.Facts.received;
import static se.svarsvakt.sync.Facts.update;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
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
import se.svarsvakt.casework.Deeds.TrailEntry;
import se.svarsvakt.casework.Deeds.TrailFilter;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.rule.reply.Mark;
import se.svarsvakt.sync.FactQueries;
import se.svarsvakt.sync.FactStore;
import se.svarsvakt.sync.MailboxSettings;
import se.svarsvakt.sync.MailboxUpdate;
import se.svarsvakt.sync.MemoryFacts;
import se.svarsvakt.sync.StoredMailbox;

/** What every record of deeds promises. */
abstract class DeedsContract {
  private static final MailboxId BO = new MailboxId("bo");
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);
  private static final Act ANSWERED = new Act.Answered(key("m"));
  private static final Act PROMISED = new Act.Promised(key("m"), FRIDAY);
  private static final Act NOT_NEEDED = new Act.NotNeeded(key("m"), Act.Reason.FINISHED);
  private static final Act SNOOZED = new Act.Snoozed(ANNA, "m", MONDAY);
  private static final Act COVERED = new Act.CoverAgreed(ANNA, "absence", BO, MONDAY, FRIDAY);
  static final List<Act> ACTS = List.of(ANSWERED, PROMISED, NOT_NEEDED, SNOOZED, COVERED);

  FactStore facts = new MemoryFacts();
  FactQueries queries = new MemoryFacts();
  CaseStore cases = new MemoryCases(new MemoryFacts());
  Register register = new MemoryRegister(new MemoryFacts(), new MemoryCases(new MemoryFacts()));
  Deeds deeds = new MemoryDeeds(register, cases);

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

  private Deed anna(Act act, int minutes) {
    return deeds.record(ANNA, act, minutes(minutes));
  }

  private Deed bo(Act act, int minutes) {
    return deeds.record(BO, act, minutes(minutes));
  }

  private List<Mark> marks() {
    return cases.marks(Set.of(key("m")));
  }

  private static Mark mark(Mark.Kind kind, int minutes) {
    return new Mark(key("m"), kind, minutes(minutes), null);
  }

  private List<TrailEntry> trail() {
    return deeds.trail(new TrailFilter(Optional.empty(), Instant.EPOCH, 1000));
  }

  private List<Deed> latest() {
    return deeds.latest(List.of(ANNA, BO), Instant.EPOCH);
  }

  @ParameterizedTest
  @FieldSource("ACTS")
  void a_deed_is_found_as_it_was_recorded(Act act) {
    Instant precise = NOON.plusNanos(123_456_789);
    Deed deed = deeds.record(ANNA, act, precise);
    assertThat(deed).isEqualTo(new Deed(deed.id(), ANNA, precise.minusNanos(789), act, false));
    assertThat(deeds.find(deed.id())).contains(deed);
    assertThat(latest()).containsExactly(deed);
  }

  @ParameterizedTest
  @FieldSource("ACTS")
  void the_same_again_is_done_once(Act act) {
    Deed deed = anna(act, 0);
    assertThat(anna(act, 1)).isEqualTo(deed);
    assertThat(trail()).hasSize(1);
    assertThat(marks()).hasSizeLessThan(2);
    assertThat(register.agreements(List.of(ANNA))).hasSizeLessThan(2);
  }

  @Test
  void every_act_about_mail_is_a_mark_at_the_same_moment() {
    anna(PROMISED, 0);
    anna(NOT_NEEDED, 1);
    anna(ANSWERED, 2);
    assertThat(marks())
        .containsExactlyInAnyOrder(
            new Mark(key("m"), Mark.Kind.ACKNOWLEDGED, NOON, FRIDAY),
            mark(Mark.Kind.NO_REPLY_NEEDED, 1),
            mark(Mark.Kind.ANSWERED, 2));
  }

  @Test
  void cover_is_an_agreement_without_a_note() {
    anna(COVERED, 0);
    assertThat(register.agreements(MONDAY))
        .singleElement()
        .satisfies(
            made ->
                assertThat(made)
                    .isEqualTo(new CoverAgreement(made.id(), ANNA, BO, MONDAY, FRIDAY, "")));
  }

  @Test
  void what_somebody_else_said_of_the_mail_already_is_not_said_again() {
    Deed said = anna(new Act.NotNeeded(key("m"), Act.Reason.OTHER), 0);
    assertThat(bo(NOT_NEEDED, 1)).isEqualTo(said);
    assertThat(bo(new Act.Promised(key("m"), MONDAY), 2).person()).isEqualTo(BO);
  }

  @Test
  void another_day_is_another_promise() {
    anna(PROMISED, 0);
    Deed later = anna(new Act.Promised(key("m"), FRIDAY.plusDays(1)), 1);
    assertThat(marks()).hasSize(2);
    assertThat(latest()).containsExactly(later);
  }

  @Test
  void each_person_is_reminded_later_for_oneself() {
    Deed one = anna(SNOOZED, 0);
    Deed other = bo(SNOOZED, 1);
    assertThat(bo(SNOOZED, 2)).isEqualTo(other);
    assertThat(deeds.wishes(NOON)).containsExactly(one, other);
    assertThat(deeds.wishes(minutes(2))).isEmpty();
  }

  @Test
  void whoever_promises_afterwards_has_no_wish_to_be_reminded_later_any_more() {
    anna(SNOOZED, 0);
    Deed promised = anna(PROMISED, 1);
    Deed other = bo(SNOOZED, 2);
    assertThat(deeds.wishes(NOON)).containsExactly(promised, other);
    anna(ANSWERED, 3);
    assertThat(deeds.wishes(NOON)).containsExactly(other);
  }

  @Test
  void a_wish_of_one_person_hides_no_deed_of_another() {
    Deed promised = anna(PROMISED, 0);
    Deed snoozed = bo(SNOOZED, 1);
    assertThat(latest()).containsExactly(snoozed, promised);
  }

  @Test
  void an_agreement_that_is_ended_is_over_and_can_be_made_again() {
    anna(COVERED, 0);
    CoverAgreement made = register.agreements(MONDAY).getFirst();
    Deed ended = anna(new Act.CoverEnded(made), 1);
    assertThat(register.agreements(MONDAY)).isEmpty();
    assertThat(anna(new Act.CoverEnded(made), 2)).isEqualTo(ended);
    assertThat(deeds.undo(ended, ANNA, minutes(3))).isTrue();
    assertThat(register.agreements(MONDAY)).hasSize(1);
    assertThat(trail()).extracting(TrailEntry::kind).startsWith("undo", "cover-ended");
  }

  @Test
  void a_wish_to_be_reminded_later_leaves_a_promise_in_force() {
    Deed promised = anna(PROMISED, 0);
    anna(SNOOZED, 1);
    assertThat(anna(PROMISED, 2)).isEqualTo(promised);
  }

  @Test
  void one_agreement_answers_several_findings() {
    Deed agreed = anna(COVERED, 0);
    Act same = new Act.CoverAgreed(ANNA, "cover", BO, MONDAY, FRIDAY);
    anna(new Act.CoverAgreed(ANNA, "cover", BO, MONDAY, MONDAY), 1);
    assertThat(anna(same, 2)).isEqualTo(agreed);
    assertThat(register.agreements(List.of(ANNA))).hasSize(2);
  }

  @Test
  void what_was_taken_back_on_the_command_line_can_be_done_again() {
    Deed first = anna(ANSWERED, 0);
    register.mark(mark(Mark.Kind.OPEN, 1), "");
    Deed second = anna(ANSWERED, 2);
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(marks()).contains(mark(Mark.Kind.ANSWERED, 2));
  }

  @Test
  void a_mark_of_a_time_to_come_does_not_make_it_done_twice() {
    Deed first = anna(ANSWERED, 0);
    register.mark(mark(Mark.Kind.OPEN, 10), "");
    assertThat(anna(ANSWERED, 1)).isEqualTo(first);
    assertThat(anna(ANSWERED, 11)).isNotEqualTo(first);
  }

  @Test
  void a_clock_that_is_behind_does_not_make_it_done_twice() {
    Deed first = anna(ANSWERED, 1);
    assertThat(bo(ANSWERED, 0)).isEqualTo(first);
    assertThat(marks()).hasSize(1);
  }

  @Test
  void an_agreement_that_was_ended_can_be_made_again() {
    anna(COVERED, 0);
    register.endAgreement(register.agreements(MONDAY).getFirst().id(), minutes(1));
    Deed again = anna(COVERED, 2);
    assertThat(again.at()).isEqualTo(minutes(2));
    assertThat(register.agreements(MONDAY)).hasSize(1);
  }

  @ParameterizedTest
  @FieldSource("ACTS")
  void undoing_takes_the_deed_and_its_consequence_back_once(Act act) {
    Deed deed = anna(act, 0);
    assertThat(deeds.undo(deed, BO, minutes(1))).isTrue();
    assertThat(deeds.undo(deed, BO, minutes(2))).isFalse();
    assertThat(marks()).isEmpty();
    assertThat(register.agreements(MONDAY)).isEmpty();
    assertThat(latest()).isEmpty();
    assertThat(deeds.wishes(NOON)).isEmpty();
    assertThat(deeds.find(deed.id())).map(Deed::undone).contains(true);
  }

  @ParameterizedTest
  @FieldSource("ACTS")
  void what_was_undone_can_be_done_again(Act act) {
    Deed first = anna(act, 0);
    deeds.undo(first, ANNA, minutes(1));
    Deed second = anna(act, 0);
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(second.at()).isEqualTo(NOON);
    assertThat(latest()).containsExactly(second);
  }

  @Test
  void undoing_leaves_the_promise_before_in_force() {
    Deed promised = anna(PROMISED, 0);
    deeds.undo(anna(ANSWERED, 1), ANNA, minutes(2));
    assertThat(marks()).containsExactly(new Mark(key("m"), Mark.Kind.ACKNOWLEDGED, NOON, FRIDAY));
    assertThat(latest()).containsExactly(promised);
  }

  @Test
  void undoing_the_second_of_two_deeds_at_one_moment_leaves_the_first() {
    Deed answered = anna(ANSWERED, 0);
    Deed promised = anna(PROMISED, 0);
    assertThat(promised.at()).isEqualTo(NOON.plusNanos(1000));
    assertThat(latest()).containsExactly(promised);
    deeds.undo(promised, ANNA, minutes(1));
    assertThat(marks()).containsExactly(mark(Mark.Kind.ANSWERED, 0));
    assertThat(latest()).containsExactly(answered);
  }

  @Test
  void undoing_spares_what_was_said_since_at_the_same_moment() {
    Deed answered = anna(ANSWERED, 0);
    register.mark(mark(Mark.Kind.OPEN, 0), "");
    deeds.undo(answered, ANNA, minutes(1));
    assertThat(marks()).containsExactly(mark(Mark.Kind.OPEN, 0));
  }

  @Test
  void undoing_makes_settled_mail_be_looked_at_again() {
    Deed answered = anna(ANSWERED, 0);
    cases.settled(Map.of(key("m"), NOON));
    assertThat(queries.received(List.of(ANNA), EnumSet.allOf(Verdict.class), minutes(9))).isEmpty();
    deeds.undo(answered, ANNA, minutes(1));
    assertThat(queries.received(List.of(ANNA), EnumSet.allOf(Verdict.class), minutes(9)))
        .hasSize(1);
  }

  @Test
  void what_is_no_deed_is_not_found_and_cannot_be_undone() {
    Deed deed = anna(ANSWERED, 0);
    deeds.undo(deed, ANNA, minutes(1));
    long undoing = trail().getFirst().id();
    assertThat(deeds.find(undoing)).isEmpty();
    Deed pretended = new Deed(undoing, ANNA, NOON, ANSWERED, false);
    assertThat(deeds.undo(pretended, ANNA, minutes(2))).isFalse();
    assertThat(deeds.find(undoing + 99)).isEmpty();
  }

  @Test
  void the_latest_deed_on_each_item_is_given_since_a_moment() {
    anna(PROMISED, 0);
    Deed answered = anna(ANSWERED, 1);
    Deed covered = anna(COVERED, 2);
    Deed other = bo(new Act.Snoozed(BO, "m", MONDAY), 3);
    assertThat(latest()).containsExactlyInAnyOrder(other, covered, answered);
    assertThat(deeds.latest(List.of(ANNA), minutes(2))).containsExactly(covered);
    assertThat(deeds.latest(List.of(), NOON)).isEmpty();
  }

  @Test
  void the_latest_deeds_of_a_thousand_mailboxes_are_found() {
    Deed deed = anna(ANSWERED, 0);
    List<MailboxId> many = new ArrayList<>();
    IntStream.range(0, 1000).forEach(i -> many.add(new MailboxId("m" + i)));
    many.add(ANNA);
    assertThat(deeds.latest(many, NOON)).containsExactly(deed);
  }

  @Test
  void the_trail_tells_everything_the_latest_first() {
    ACTS.forEach(act -> anna(act, ACTS.indexOf(act)));
    Deed first = latest().getLast();
    deeds.undo(first, BO, minutes(9));
    assertThat(trail())
        .extracting(TrailEntry::kind)
        .containsExactly(
            "undo", "cover-agreed", "snoozed", "no-reply-needed", "promised", "answered");
    assertThat(trail())
        .extracting(TrailEntry::details)
        .containsExactly(
            Map.of("undoes", Long.toString(first.id())),
            Map.of("by", "bo", "from", "2026-11-23", "to", "2026-11-27"),
            Map.of("day", "2026-11-23"),
            Map.of("reason", "finished"),
            Map.of("day", "2026-11-27"),
            Map.of());
  }

  @Test
  void the_trail_names_who_undid_what_and_when() {
    Deed deed = anna(ANSWERED, 0);
    deeds.undo(deed, BO, minutes(9));
    TrailEntry undoing = trail().getFirst();
    Map<String, String> which = Map.of("undoes", Long.toString(deed.id()));
    assertThat(undoing)
        .isEqualTo(new TrailEntry(undoing.id(), BO, minutes(9), "undo", ANNA, "m", which));
  }

  @Test
  void the_trail_can_be_asked_for_in_part() {
    anna(ANSWERED, 0);
    anna(SNOOZED, 1);
    bo(new Act.Snoozed(BO, "m", MONDAY), 2);
    assertThat(deeds.trail(new TrailFilter(Optional.of(ANNA), NOON, 9))).hasSize(2);
    assertThat(deeds.trail(new TrailFilter(Optional.empty(), minutes(1), 9))).hasSize(2);
    assertThat(deeds.trail(new TrailFilter(Optional.empty(), NOON, 1)))
        .extracting(TrailEntry::mailbox)
        .containsExactly(BO);
  }

  @Test
  void several_at_once_do_the_same_once() throws Exception {
    Callable<Deed> act = () -> deeds.exclusively(ANNA, () -> anna(ANSWERED, 0));
    List<Deed> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Deed> each : threads.invokeAll(Collections.nCopies(8, act))) {
        all.add(each.get());
      }
    }
    assertThat(Set.copyOf(all)).hasSize(1);
    assertThat(trail()).hasSize(1);
    assertThat(marks()).hasSize(1);
  }

  @Test
  void a_mailbox_that_is_not_stored_can_be_acted_on() {
    Act.Snoozed act = new Act.Snoozed(BO, "absence", MONDAY);
    assertThat(deeds.exclusively(BO, () -> bo(act, 0)).act()).isEqualTo(act);
  }

  @Test
  void what_fails_says_so() {
    IllegalStateException failure = new IllegalStateException("on purpose");
    assertThatThrownBy(
            () ->
                deeds.exclusively(
                    ANNA,
                    () -> {
                      throw failure;
                    }))
        .isSameAs(failure);
  }
}
