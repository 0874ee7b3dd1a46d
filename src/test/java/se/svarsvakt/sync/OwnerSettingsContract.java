package se.svarsvakt.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.sync.Facts.ANNA;
import static se.svarsvakt.sync.Facts.NOON;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.AutomaticReply;
import se.svarsvakt.mail.AutomaticReply.Audience;
import se.svarsvakt.mail.AutomaticReply.Status;
import se.svarsvakt.mail.MissingReplyText;
import se.svarsvakt.sync.MailboxSettings.Purpose;
import se.svarsvakt.sync.OwnerFacts.SettingsFacts;
import se.svarsvakt.worktime.Period;
import se.svarsvakt.worktime.PersonalHours;

/** What every store of owners promises of settings and of when automatic replies were on. */
abstract class OwnerSettingsContract {
  private static final Instant FAR = NOON.plus(Duration.ofDays(400));

  FactStore facts = new MemoryFacts();
  OwnerStore owners = new MemoryOwners(new MemoryFacts());
  private StoredMailbox stored = StoredMailbox.unknown(ANNA);

  /** Sets both to empty stores over one database. */
  abstract void open();

  @BeforeEach
  final void begin() {
    open();
  }

  private static Instant hours(int later) {
    return NOON.plus(Duration.ofHours(later));
  }

  private static Period time(int from, int until) {
    return new Period(hours(from), hours(until));
  }

  private static AutomaticReply reply(String status, String audience, @Nullable Period window) {
    return new AutomaticReply(
        Status.of(status), Audience.of(audience), Optional.ofNullable(window), Set.of());
  }

  private static AutomaticReply always() {
    return reply("alwaysEnabled", "all", null);
  }

  private static AutomaticReply scheduled(int from, int until) {
    return reply("scheduled", "All", time(from, until));
  }

  private static MailboxSettings with(AutomaticReply reply) {
    return new MailboxSettings(Purpose.USER, "sv-SE", PersonalHours.UNKNOWN, reply);
  }

  /** The settings are looked at so many hours after noon. */
  private void look(int at, AutomaticReply reply) {
    store(stored.withSettings(with(reply), hours(at)));
  }

  private void store(StoredMailbox after) {
    facts.apply(MailboxUpdate.of(stored, after, null));
    stored = after;
  }

  private SettingsFacts settings() {
    return Objects.requireNonNull(owners.owners(List.of(ANNA), FAR).get(ANNA)).settings();
  }

  private List<Period> replyOn() {
    return settings().replyOn();
  }

  @Test
  void settings_are_read_back_as_they_were_read() {
    PersonalHours hours =
        new PersonalHours(
            ZoneId.of("Europe/Helsinki"),
            Set.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY),
            LocalTime.of(7, 30),
            LocalTime.of(16, 0));
    AutomaticReply reply =
        new AutomaticReply(
            Status.SCHEDULED,
            Audience.CONTACTS,
            Optional.of(time(1, 9)),
            Set.of(MissingReplyText.CONTACT, MissingReplyText.PHRASE));
    MailboxSettings settings = new MailboxSettings(Purpose.USER, "fi-FI", hours, reply);
    store(stored.withSettings(settings, NOON));
    assertThat(settings().known()).isEqualTo(settings);
    assertThat(facts.mailboxes(List.of(ANNA)).get(ANNA)).isEqualTo(stored);
  }

  @Test
  void settings_that_say_nothing_are_read_back_too() {
    look(0, AutomaticReply.OFF);
    assertThat(settings()).isEqualTo(new SettingsFacts(with(AutomaticReply.OFF), "", List.of()));
  }

  @Test
  void settings_that_cannot_be_read_keep_what_was_known() {
    look(0, scheduled(1, 9));
    store(stored.withoutSettings("ErrorAccessDenied", hours(2)));
    assertThat(settings())
        .isEqualTo(
            new SettingsFacts(with(scheduled(1, 9)), "ErrorAccessDenied", List.of(time(1, 9))));
  }

  @Test
  void nothing_is_known_where_settings_could_never_be_read() {
    store(stored.withoutSettings("ErrorAccessDenied", NOON));
    assertThat(settings()).isEqualTo(new SettingsFacts(null, "ErrorAccessDenied", List.of()));
  }

  @Test
  void a_value_that_nobody_expected_proves_nothing() {
    look(0, reply("enabledUntilFurtherNotice", "all", null));
    look(1, reply("alwaysEnabled", "everybodyWhoIsNotInternal", null));
    assertThat(replyOn()).isEmpty();
    assertThat(settings().reply().map(AutomaticReply::audience)).contains(Audience.UNKNOWN);
  }

  @Test
  void a_trouble_with_a_long_name_is_kept_as_far_as_it_goes() {
    store(stored.withoutSettings("Error".repeat(100), NOON));
    assertThat(settings().trouble()).startsWith("ErrorError");
  }

  @Test
  void a_scheduled_reply_is_on_in_its_window() {
    look(0, scheduled(10, 50));
    look(1, scheduled(10, 50));
    assertThat(replyOn()).containsExactly(time(10, 50));
  }

  @Test
  void a_reply_that_not_all_senders_get_counts_as_off() {
    look(0, reply("scheduled", "contactsOnly", time(10, 50)));
    look(1, reply("alwaysEnabled", "none", null));
    assertThat(replyOn()).isEmpty();
  }

  @Test
  void a_scheduled_reply_without_a_window_is_never_on() {
    look(0, reply("scheduled", "all", null));
    assertThat(replyOn()).isEmpty();
  }

  @Test
  void a_reply_found_on_at_the_first_look_was_on_for_six_weeks() {
    look(0, always());
    Instant since = NOON.minus(Duration.ofDays(45));
    assertThat(replyOn()).containsExactly(new Period(since, hours(2)));
  }

  @Test
  void a_reply_that_stays_on_grows_by_looks_in_one_piece() {
    look(0, AutomaticReply.OFF);
    look(1, always());
    look(2, always());
    look(3, always());
    assertThat(replyOn()).containsExactly(time(0, 5));
  }

  @Test
  void a_reply_that_is_switched_off_was_on_until_the_look_that_shows_it() {
    look(0, AutomaticReply.OFF);
    look(1, always());
    look(2, AutomaticReply.OFF);
    assertThat(replyOn()).containsExactly(time(0, 2));
  }

  @Test
  void two_times_with_a_break_stay_two() {
    look(0, AutomaticReply.OFF);
    look(1, always());
    look(2, AutomaticReply.OFF);
    look(5, AutomaticReply.OFF);
    look(6, always());
    assertThat(replyOn()).containsExactly(time(0, 2), time(5, 8));
  }

  @Test
  void a_window_that_was_foretold_and_taken_back_is_gone() {
    look(0, scheduled(10, 50));
    look(1, AutomaticReply.OFF);
    assertThat(replyOn()).isEmpty();
  }

  @Test
  void a_window_that_was_cut_short_ends_at_the_look_that_shows_it() {
    look(0, scheduled(1, 50));
    look(20, AutomaticReply.OFF);
    assertThat(replyOn()).containsExactly(time(1, 20));
  }

  @Test
  void a_window_that_is_over_stays_known() {
    look(0, scheduled(1, 5));
    look(20, AutomaticReply.OFF);
    assertThat(replyOn()).containsExactly(time(1, 5));
  }

  @Test
  void a_window_that_is_made_longer_is_one() {
    look(0, scheduled(1, 50));
    look(20, scheduled(1, 90));
    assertThat(replyOn()).containsExactly(time(1, 90));
  }

  @Test
  void a_window_that_is_moved_keeps_what_has_passed_of_the_old_one() {
    look(0, scheduled(1, 50));
    look(20, scheduled(30, 90));
    assertThat(replyOn()).containsExactly(time(1, 20), time(30, 90));
  }

  @Test
  void a_second_writing_of_the_same_look_changes_nothing() {
    look(0, AutomaticReply.OFF);
    StoredMailbox before = stored;
    look(1, always());
    facts.apply(MailboxUpdate.of(before, stored, null));
    assertThat(replyOn()).containsExactly(time(0, 3));
  }
}
