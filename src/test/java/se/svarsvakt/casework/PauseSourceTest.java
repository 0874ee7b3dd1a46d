package se.svarsvakt.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.casework.Town.POLICY;
import static se.svarsvakt.casework.Town.at;
import static se.svarsvakt.casework.Town.time;
import static se.svarsvakt.sync.Facts.ANNA;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.svarsvakt.mail.AutomaticReply;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.policy.ReplyPolicy;
import se.svarsvakt.policy.WhileAway;
import se.svarsvakt.rule.absence.Pause;
import se.svarsvakt.rule.absence.Pauses;
import se.svarsvakt.sync.Calendars.Schedule;
import se.svarsvakt.sync.MailboxSettings;
import se.svarsvakt.sync.MailboxSettings.Purpose;
import se.svarsvakt.sync.OwnerFacts;
import se.svarsvakt.sync.OwnerFacts.SettingsFacts;
import se.svarsvakt.sync.OwnerStore;
import se.svarsvakt.worktime.Period;
import se.svarsvakt.worktime.PersonalHours;

/** When deadlines wait for somebody who is away from Monday the 23rd to Friday the 27th. */
class PauseSourceTest {
  private static final Period WEEK = time("23T00:00", "28T00:00");
  private static final Policy COUNTING = Policy.of("test", ReplyPolicy.within(2, WhileAway.COUNT));

  private static Map<MailboxId, List<Pause>> pauses(
      Policy policy, Purpose purpose, List<Period> away, List<Period> replyOn) {
    MailboxSettings settings =
        new MailboxSettings(purpose, "sv", PersonalHours.UNKNOWN, AutomaticReply.OFF);
    OwnerFacts anna =
        new OwnerFacts(
            ANNA,
            new SettingsFacts(settings, "", replyOn),
            Town.calendar(away.toArray(Period[]::new)),
            Town.QUIET);
    return new PauseSource(new Known(anna), policy).of(Set.of(ANNA), at("30T12:00"));
  }

  /** A store that knows one owner. */
  private record Known(OwnerFacts owner) implements OwnerStore {
    @Override
    public Map<MailboxId, OwnerFacts> owners(Collection<MailboxId> ids, Instant now) {
      return Map.of(owner.mailbox(), owner);
    }

    @Override
    public Map<MailboxId, Instant> calendarsReadAt(Collection<MailboxId> ids) {
      return Map.of();
    }

    @Override
    public void calendars(Period period, Map<MailboxId, Schedule> answers, @Nullable Instant at) {
      throw new UnsupportedOperationException("nothing is read here");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "24T12:00, 30T08:00",
    "27T23:00, 30T08:00",
    "20T16:59, 20T16:59",
    "30T09:00, 30T09:00"
  })
  void mail_received_while_away_counts_from_the_first_day_back(String received, String counts) {
    var found = pauses(POLICY, Purpose.USER, List.of(WEEK), List.of(time("20T17:00", "30T08:00")));
    assertThat(Pauses.countsAs(found.getOrDefault(ANNA, List.of()), at(received)))
        .isEqualTo(at(counts));
  }

  @Test
  void the_due_day_moves_where_the_policy_pauses_and_not_where_it_counts() {
    Instant received = at("24T12:00");
    var pausing = pauses(POLICY, Purpose.USER, List.of(WEEK), List.of(WEEK));
    Instant counts = Pauses.countsAs(pausing.getOrDefault(ANNA, List.of()), received);
    assertThat(POLICY.calendar().due(counts, 1).at())
        .isEqualTo(Instant.parse("2026-12-01T16:00:00Z"));
    assertThat(pauses(COUNTING, Purpose.USER, List.of(WEEK), List.of(WEEK))).isEmpty();
    assertThat(COUNTING.calendar().due(received, 2).at())
        .isEqualTo(Instant.parse("2026-11-26T16:00:00Z"));
  }

  @Test
  void without_a_reply_that_senders_get_nothing_waits() {
    assertThat(pauses(POLICY, Purpose.USER, List.of(WEEK), List.of())).isEmpty();
    assertThat(pauses(POLICY, Purpose.USER, List.of(), List.of(WEEK))).isEmpty();
  }

  @Test
  void mail_from_before_the_reply_was_on_does_not_wait() {
    var found = pauses(POLICY, Purpose.USER, List.of(WEEK), List.of(time("25T10:00", "28T00:00")));
    var pauses = found.getOrDefault(ANNA, List.of());
    assertThat(Pauses.countsAs(pauses, at("24T12:00"))).isEqualTo(at("24T12:00"));
    assertThat(Pauses.countsAs(pauses, at("25T12:00"))).isEqualTo(at("30T08:00"));
  }

  @Test
  void half_a_day_away_is_no_absence() {
    List<Period> morning = List.of(time("24T08:00", "24T12:00"));
    assertThat(pauses(POLICY, Purpose.USER, morning, List.of(WEEK)).getOrDefault(ANNA, List.of()))
        .isEmpty();
  }

  @Test
  void a_shared_mailbox_waits_for_nobody() {
    assertThat(pauses(POLICY, Purpose.SHARED, List.of(WEEK), List.of(WEEK))).isEmpty();
  }
}
