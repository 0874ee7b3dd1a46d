package se.svarsvakt.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.sync.Facts.ANNA;
import static se.svarsvakt.sync.Facts.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.Calendars.Schedule;
import se.svarsvakt.sync.MailboxSettings.Purpose;
import se.svarsvakt.worktime.Period;

/** Which times of which calendars are read, and how often. */
class CalendarSyncTest {
  private static final MailboxId BO = new MailboxId("bo");
  private static final Duration HINDSIGHT = Duration.ofDays(10);
  private static final Duration AHEAD = Duration.ofDays(28);
  private static final Duration FAR_AHEAD = Duration.ofDays(43);

  private final List<Period> asked = new ArrayList<>();
  private final MemoryFacts facts = new MemoryFacts();
  private final OwnerStore owners = new MemoryOwners(facts);
  private Schedule answer = new Schedule.Known(List.of());

  @BeforeEach
  void store() {
    for (MailboxId id : List.of(ANNA, BO)) {
      StoredMailbox unknown = StoredMailbox.unknown(id);
      MailboxSettings settings = new MailboxSettings(Purpose.USER, "sv");
      facts.apply(MailboxUpdate.of(unknown, unknown.withSettings(settings, NOON), null));
    }
  }

  private static Account account(MailboxId id) {
    MailAddress address = new MailAddress(id.value() + "@kommun.example");
    return new Account(id, address, Set.of(address), true, false, null);
  }

  private CalendarSync sync(int historyDays) {
    return new CalendarSync(this::answers, owners, Duration.ofDays(historyDays));
  }

  private Map<MailboxId, Schedule> answers(Collection<Account> accounts, Period period) {
    asked.add(period);
    Map<MailboxId, Schedule> answers = new HashMap<>();
    accounts.forEach(account -> answers.put(account.id(), answer));
    return answers;
  }

  private void read(int historyDays, Instant now, MailboxId... people) {
    asked.clear();
    sync(historyDays).read(List.of(people).stream().map(CalendarSyncTest::account).toList(), now);
  }

  private List<MailboxId> stale(Instant now) {
    return sync(14).stale(List.of(account(ANNA), account(BO)), now).stream()
        .map(Account::id)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 14, 40, 90, 365})
  void every_question_is_shorter_than_graph_allows_and_none_leaves_a_gap(int history) {
    read(history, NOON, ANNA);
    assertThat(asked.getFirst().from()).isEqualTo(NOON.minus(Duration.ofDays(history + 14)));
    assertThat(asked.getLast().until()).isEqualTo(NOON.plus(FAR_AHEAD));
    for (int i = 0; i < asked.size(); i++) {
      Period period = asked.get(i);
      assertThat(Duration.between(period.from(), period.until())).isLessThan(Duration.ofDays(42));
      assertThat(i == 0 ? period.from() : asked.get(i - 1).until()).isEqualTo(period.from());
    }
  }

  @Test
  void a_later_reading_begins_ten_days_before_the_last() {
    read(90, NOON, ANNA);
    Instant now = NOON.plus(Duration.ofHours(1));
    read(90, now, ANNA);
    assertThat(asked).containsExactly(new Period(NOON.minus(HINDSIGHT), now.plus(AHEAD)));
  }

  @Test
  void six_weeks_ahead_are_known_from_each_days_first_reading_on() {
    read(14, NOON, ANNA);
    Instant tomorrow = Instant.parse("2026-11-21T00:00:00Z"); // the day after NOON
    read(14, tomorrow, ANNA);
    assertThat(asked.getLast().until()).isEqualTo(tomorrow.plus(FAR_AHEAD));
    Instant late = tomorrow.plus(Duration.ofHours(24)).minusSeconds(1);
    read(14, late, ANNA);
    assertThat(asked).hasSize(1);
    assertThat(late.plus(CalendarSync.KNOWN_AHEAD)).isBefore(tomorrow.plus(FAR_AHEAD));
  }

  @Test
  void a_reading_after_a_long_break_leaves_no_gap() {
    read(14, NOON, ANNA);
    read(14, NOON.plus(Duration.ofDays(60)), ANNA);
    assertThat(asked.getFirst().from()).isEqualTo(NOON.minus(HINDSIGHT));
  }

  @Test
  void a_new_colleague_is_read_back_to_the_history() {
    read(90, NOON, ANNA);
    read(90, NOON.plusSeconds(1), ANNA, BO);
    assertThat(asked.getFirst().from()).isEqualTo(NOON.plusSeconds(1).minus(Duration.ofDays(104)));
  }

  @Test
  void a_calendar_is_stale_after_an_hour_or_at_an_earlier_moment() {
    assertThat(stale(NOON)).containsExactly(ANNA, BO);
    read(14, NOON, ANNA);
    assertThat(stale(NOON.plus(Duration.ofMinutes(59)))).containsExactly(BO);
    assertThat(stale(NOON.plus(Duration.ofMinutes(60)))).containsExactly(ANNA, BO);
    assertThat(stale(NOON.minusSeconds(1))).containsExactly(ANNA, BO);
  }

  @Test
  void who_may_not_be_read_is_asked_for_again_after_an_hour() {
    answer = new Schedule.Unavailable("ErrorNoAccess", true);
    read(90, NOON, ANNA);
    assertThat(stale(NOON.plus(Duration.ofMinutes(59)))).containsExactly(BO);
  }

  @Test
  void who_could_not_be_read_just_then_is_asked_for_again_at_once() {
    answer = new Schedule.Unavailable("TooManyRequests", false);
    read(14, NOON, ANNA);
    assertThat(stale(NOON.plusSeconds(1))).containsExactly(ANNA, BO);
  }

  @Test
  void what_each_part_says_is_stored() {
    Period away = new Period(NOON.plusSeconds(60), NOON.plusSeconds(7200));
    answer = new Schedule.Known(List.of(away));
    read(90, NOON, ANNA);
    OwnerFacts anna = owners.owners(List.of(ANNA), NOON).get(ANNA);
    assertThat(anna).isNotNull();
    assertThat(anna.calendar()).isEqualTo(new OwnerFacts.CalendarFacts(NOON, "", List.of(away)));
  }
}
