package se.svarsvakt.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.sync.Facts.ANNA;
import static se.svarsvakt.sync.Facts.NOON;
import static se.svarsvakt.sync.Facts.changing;
import static se.svarsvakt.sync.Facts.id;
import static se.svarsvakt.sync.Facts.received;
import static se.svarsvakt.sync.Facts.sending;
import static se.svarsvakt.sync.Facts.sent;
import static se.svarsvakt.sync.Facts.update;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.svarsvakt.mail.AutomaticReply;
import se.svarsvakt.mail.AutomaticReply.Audience;
import se.svarsvakt.mail.AutomaticReply.Status;
import se.svarsvakt.mail.FolderState;
import se.svarsvakt.mail.LastVerb;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.SentMail;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.sync.Calendars.Schedule;
import se.svarsvakt.sync.MailboxSettings.Purpose;
import se.svarsvakt.sync.MailboxUpdate.Change;
import se.svarsvakt.sync.OwnerFacts.CalendarFacts;
import se.svarsvakt.sync.OwnerFacts.Traces;
import se.svarsvakt.worktime.Period;
import se.svarsvakt.worktime.PersonalHours;

/** What every store of owners promises of calendars and of what happens in mailboxes. */
abstract class OwnerStoreContract {
  private static final MailboxId BO = new MailboxId("bo");
  private static final Instant EVENING = NOON.plus(Duration.ofHours(6));
  private static final Period WEEK = days(0, 7);

  FactStore facts = new MemoryFacts();
  OwnerStore owners = new MemoryOwners(new MemoryFacts());

  /** Sets both to empty stores over one database. */
  abstract void open();

  @BeforeEach
  final void begin() {
    open();
    StoredMailbox unknown = StoredMailbox.unknown(ANNA);
    MailboxSettings settings = new MailboxSettings(Purpose.SHARED, "sv-SE");
    facts.apply(MailboxUpdate.of(unknown, unknown.withSettings(settings, NOON), null));
  }

  private static Period days(int from, int until) {
    return new Period(NOON.plus(Duration.ofDays(from)), NOON.plus(Duration.ofDays(until)));
  }

  private OwnerFacts anna() {
    return Objects.requireNonNull(owners.owners(List.of(ANNA), EVENING).get(ANNA));
  }

  private CalendarFacts calendar() {
    return anna().calendar();
  }

  private Traces traces() {
    return anna().traffic();
  }

  private void shown(Period asked, @Nullable Instant at, Period... away) {
    owners.calendars(asked, Map.of(ANNA, new Schedule.Known(List.of(away))), at);
  }

  private void refused(boolean lasting) {
    owners.calendars(
        WEEK, Map.of(ANNA, new Schedule.Unavailable("ErrorNoAccess", lasting)), EVENING);
  }

  @Test
  void a_mailbox_that_is_not_stored_is_missing() {
    assertThat(owners.owners(List.of(ANNA, BO), EVENING)).containsOnlyKeys(ANNA);
    assertThat(anna().isShared()).isTrue();
  }

  @Test
  void nothing_is_known_of_a_calendar_that_was_never_read() {
    assertThat(calendar()).isEqualTo(new CalendarFacts(null, "", List.of()));
    assertThat(calendar().isKnown()).isFalse();
    assertThat(owners.calendarsReadAt(List.of(ANNA))).isEmpty();
  }

  @Test
  void a_calendar_is_read_back_in_order() {
    shown(WEEK, NOON, days(3, 4), days(1, 2));
    assertThat(calendar()).isEqualTo(new CalendarFacts(NOON, "", List.of(days(1, 2), days(3, 4))));
    assertThat(owners.calendarsReadAt(List.of(ANNA, BO))).isEqualTo(Map.of(ANNA, NOON));
  }

  @Test
  void two_who_write_the_same_calendars_never_wait_for_each_other() {
    List<MailboxId> many =
        IntStream.range(0, 100).mapToObj("many-%03d"::formatted).map(MailboxId::new).toList();
    for (MailboxId mailbox : many) {
      StoredMailbox unknown = StoredMailbox.unknown(mailbox);
      MailboxSettings settings = new MailboxSettings(Purpose.USER, "sv-SE");
      facts.apply(MailboxUpdate.of(unknown, unknown.withSettings(settings, NOON), null));
    }
    Executor own = work -> Thread.ofPlatform().start(work);
    CountDownLatch begun = new CountDownLatch(2);
    CompletableFuture.allOf(
            CompletableFuture.runAsync(() -> written(many, begun), own),
            CompletableFuture.runAsync(() -> written(many.reversed(), begun), own))
        .join();
    assertThat(owners.calendarsReadAt(many)).hasSize(100);
  }

  private void written(List<MailboxId> mailboxes, CountDownLatch begun) {
    Map<MailboxId, Schedule> answers = new LinkedHashMap<>();
    mailboxes.forEach(mailbox -> answers.put(mailbox, new Schedule.Known(List.of())));
    begun.countDown();
    try {
      assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (int round = 0; round < 10; round++) {
      owners.calendars(WEEK, answers, EVENING);
    }
  }

  @Test
  void what_is_known_of_the_asked_time_is_replaced() {
    shown(WEEK, NOON, days(1, 2), days(3, 4));
    shown(WEEK, EVENING, days(3, 4), days(5, 6));
    assertThat(calendar().outOfOffice()).containsExactly(days(3, 4), days(5, 6));
    assertThat(calendar().readAt()).isEqualTo(EVENING);
  }

  @Test
  void what_lies_outside_the_asked_time_is_kept() {
    shown(days(-7, 14), NOON, days(-2, 0), days(1, 2), days(7, 9));
    shown(WEEK, EVENING);
    assertThat(calendar().outOfOffice()).containsExactly(days(-2, 0), days(7, 9));
  }

  @Test
  void an_entry_that_reaches_over_the_edge_of_the_asked_time_is_replaced_too() {
    shown(WEEK, NOON, days(-3, 1), days(6, 9));
    shown(WEEK, EVENING, days(-3, 2));
    assertThat(calendar().outOfOffice()).containsExactly(days(-3, 2));
  }

  @Test
  void an_entry_that_two_parts_of_a_reading_show_is_one() {
    shown(days(0, 7), null, days(5, 9));
    shown(days(7, 14), NOON, days(5, 9));
    assertThat(calendar().outOfOffice()).containsExactly(days(5, 9));
  }

  @Test
  void a_calendar_counts_as_read_with_the_last_part_of_the_reading() {
    shown(WEEK, null, days(1, 2));
    assertThat(calendar().isKnown()).isFalse();
    assertThat(owners.calendarsReadAt(List.of(ANNA))).isEmpty();
  }

  @Test
  void a_lasting_refusal_is_told_and_keeps_what_was_known() {
    shown(WEEK, NOON, days(1, 2));
    refused(true);
    assertThat(calendar())
        .isEqualTo(new CalendarFacts(EVENING, "ErrorNoAccess", List.of(days(1, 2))));
    assertThat(calendar().isKnown()).isFalse();
  }

  @Test
  void a_refusal_with_a_long_name_is_kept_as_far_as_it_goes() {
    owners.calendars(WEEK, Map.of(ANNA, new Schedule.Unavailable("E".repeat(300), true)), NOON);
    assertThat(calendar().trouble()).startsWith("EEE");
  }

  @Test
  void a_passing_failure_changes_nothing() {
    shown(WEEK, NOON, days(1, 2));
    refused(false);
    assertThat(calendar()).isEqualTo(new CalendarFacts(NOON, "", List.of(days(1, 2))));
  }

  @Test
  void a_refusal_is_over_once_the_calendar_is_read() {
    refused(true);
    shown(WEEK, EVENING.plusSeconds(1), days(1, 2));
    assertThat(calendar().isKnown()).isTrue();
    assertThat(calendar().trouble()).isEmpty();
  }

  @Test
  void a_calendar_belongs_to_its_mailbox() {
    Schedule away = new Schedule.Known(List.of(days(1, 2)));
    owners.calendars(WEEK, Map.of(ANNA, away, BO, away), NOON);
    owners.calendars(WEEK, Map.of(BO, new Schedule.Known(List.of())), NOON);
    assertThat(calendar().outOfOffice()).containsExactly(days(1, 2));
  }

  private void unread(Facts.Incoming... mails) {
    facts.apply(update(mails));
  }

  private static Instant hours(int later) {
    return NOON.plus(Duration.ofHours(later));
  }

  @Test
  void the_oldest_unread_mail_from_outside_is_told() {
    unread(
        received("internal").being(Verdict.INTERNAL),
        received("second").at(hours(2)),
        received("first").at(hours(1)),
        received("elsewhere").in(BO));
    assertThat(traces().oldestUnread()).isEqualTo(hours(1));
  }

  @Test
  void mail_that_was_read_or_left_the_inbox_is_not_unread() {
    unread(received("read"), received("binned").at(hours(1)), received("left").at(hours(2)));
    facts.apply(
        changing(
            new Change.ReadMark(id("read"), true, hours(3)),
            new Change.Moved(id("binned"), "bin", FolderState.DELETED, hours(3))));
    assertThat(traces().oldestUnread()).isEqualTo(hours(2));
  }

  @Test
  void mail_marked_as_unread_again_is_unread() {
    unread(received("m"));
    facts.apply(changing(new Change.ReadMark(id("m"), true, hours(1))));
    facts.apply(changing(new Change.ReadMark(id("m"), false, hours(2))));
    assertThat(traces()).isEqualTo(new Traces(NOON, hours(2), List.of()));
  }

  @Test
  void mail_that_lies_there_is_no_sign_of_attention() {
    unread(received("m"));
    assertThat(traces()).isEqualTo(new Traces(NOON, null, List.of()));
  }

  @Test
  void a_changed_mark_is_a_sign_of_attention_and_the_same_mark_is_none() {
    unread(received("m"), received("n"));
    facts.apply(changing(new Change.ReadMark(id("m"), true, hours(1))));
    facts.apply(changing(new Change.ReadMark(id("m"), true, hours(3))));
    facts.apply(changing(new Change.ReadMark(id("n"), false, hours(3))));
    assertThat(traces().lastAttention()).isEqualTo(hours(1));
  }

  @Test
  void the_first_mark_that_is_known_of_a_mail_is_no_sign_of_attention() {
    ReceivedFact fact = received("m").fact();
    ReceivedFact unknown = new ReceivedFact(fact.mail(), "inbox", "", null);
    facts.apply(update(List.of(unknown), List.of(), List.of()));
    assertThat(traces().oldestUnread()).isNull();
    facts.apply(changing(new Change.ReadMark(id("m"), false, hours(3))));
    assertThat(traces()).isEqualTo(new Traces(NOON, null, List.of()));
  }

  @Test
  void mail_first_seen_as_read_was_attended_to_after_it_came() {
    unread(received("waiting"));
    ReceivedFact fact = received("m").at(hours(1)).fact();
    facts.apply(update(List.of(readAlready(fact)), List.of(), List.of()));
    assertThat(traces()).isEqualTo(new Traces(NOON, hours(1), List.of()));
  }

  private static ReceivedFact readAlready(ReceivedFact fact) {
    return new ReceivedFact(fact.mail(), "inbox", "", true);
  }

  @Test
  void mail_that_programs_mark_as_read_says_nothing_of_its_owner() {
    ReceivedFact meeting = received("m").being(Verdict.MEETING).fact();
    facts.apply(update(List.of(readAlready(meeting)), List.of(), List.of()));
    assertThat(traces().lastAttention()).isNull();
  }

  @Test
  void a_move_is_a_sign_of_attention_and_lying_still_is_none() {
    unread(received("m"), received("n"));
    facts.apply(
        changing(
            new Change.Moved(id("m"), "bin", FolderState.DELETED, hours(2)),
            new Change.Moved(id("n"), "inbox", FolderState.TRACKED, hours(3))));
    assertThat(traces().lastAttention()).isEqualTo(hours(2));
  }

  @Test
  void an_answer_is_a_sign_of_attention_at_its_own_time() {
    unread(received("m"));
    facts.apply(
        changing(new Change.VerbChange(id("m"), new LastVerb(LastVerb.Kind.REPLY, hours(2)))));
    assertThat(traces().lastAttention()).isEqualTo(hours(2));
  }

  @Test
  void an_earlier_sign_does_not_take_the_place_of_a_later_one() {
    unread(received("m"), received("n"), received("waiting"));
    facts.apply(changing(new Change.ReadMark(id("m"), true, hours(4))));
    facts.apply(changing(new Change.ReadMark(id("n"), true, hours(2))));
    assertThat(traces().lastAttention()).isEqualTo(hours(4));
  }

  @Test
  void sent_mail_is_a_sign_of_attention_and_automatic_mail_is_none() {
    unread(received("waiting"));
    facts.apply(sending(sentAt("mine", hours(1), SentMail.Kind.MESSAGE)));
    facts.apply(sending(sentAt("reply", hours(2), SentMail.Kind.AUTOMATIC_REPLY)));
    assertThat(traces()).isEqualTo(new Traces(NOON, hours(1), List.of()));
  }

  @Test
  void where_nothing_is_unread_signs_of_attention_do_not_matter() {
    facts.apply(sending(sentAt("mine", hours(1), SentMail.Kind.MESSAGE)));
    assertThat(traces()).isEqualTo(new Traces(null, null, List.of()));
  }

  private void replyIsOn() {
    StoredMailbox before = Objects.requireNonNull(facts.mailboxes(List.of(ANNA)).get(ANNA));
    MailboxSettings settings =
        new MailboxSettings(
            Purpose.USER,
            "sv-SE",
            PersonalHours.UNKNOWN,
            new AutomaticReply(Status.ALWAYS, Audience.ALL, Optional.empty(), Set.of()));
    facts.apply(MailboxUpdate.of(before, before.withSettings(settings, hours(1)), null));
  }

  private static SentMail sentAt(String id, Instant at, SentMail.Kind kind) {
    SentMail mail = sent(id);
    return new SentMail(mail.key(), at, mail.thread(), mail.recipients(), kind, false);
  }

  @Test
  void sent_mail_of_the_last_45_days_is_listed_in_order() {
    Instant longAgo = EVENING.minus(Duration.ofDays(45));
    facts.apply(
        sending(
            sentAt("c", hours(1), SentMail.Kind.MESSAGE),
            sentAt("b", longAgo.plusSeconds(1), SentMail.Kind.MESSAGE),
            sentAt("a", longAgo, SentMail.Kind.MESSAGE)));
    assertThat(traces().sent()).isEmpty();
    replyIsOn();
    assertThat(traces().sent()).containsExactly(longAgo.plusSeconds(1), hours(1));
  }

  @Test
  void what_happened_after_the_moment_is_left_out() {
    Instant late = EVENING.plusSeconds(1);
    unread(received("m").at(late), received("n"));
    facts.apply(
        changing(
            new Change.VerbChange(id("n"), new LastVerb(LastVerb.Kind.REPLY, late)),
            new Change.ReadMark(id("n"), true, late)));
    facts.apply(sending(sentAt("s", late, SentMail.Kind.MESSAGE)));
    assertThat(traces().lastAttention()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void only_external_mail_leaves_an_inbox_unread(Verdict verdict) {
    unread(received("m").being(verdict));
    assertThat(traces().oldestUnread()).isEqualTo(verdict.isExternalMail() ? NOON : null);
  }

  @ParameterizedTest
  @EnumSource
  void only_mail_that_people_open_shows_attention_when_it_is_read(Verdict verdict) {
    unread(received("waiting"));
    ReceivedFact read = readAlready(received("m").at(hours(1)).being(verdict).fact());
    facts.apply(update(List.of(read), List.of(), List.of()));
    assertThat(traces().lastAttention()).isEqualTo(verdict.isOpenedByPeople() ? hours(1) : null);
  }
}
