package se.svarsvakt.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.mail.AutomaticReply;
import se.svarsvakt.mail.AutomaticReply.Audience;
import se.svarsvakt.mail.AutomaticReply.Status;
import se.svarsvakt.sync.MailboxSettings;
import se.svarsvakt.sync.MailboxSettings.Purpose;
import se.svarsvakt.sync.ReadSettings;
import se.svarsvakt.worktime.Period;
import se.svarsvakt.worktime.PersonalHours;
import tools.jackson.databind.json.JsonMapper;

/** What mailbox settings say, however Graph writes them. */
class SettingsJsonTest {
  private static ReadSettings read(String json) {
    return SettingsJson.read(JsonMapper.shared().readTree(json.replace('\'', '"')));
  }

  private static MailboxSettings settings(String json) {
    return read(json).settings();
  }

  private static AutomaticReply reply(String json) {
    return Objects.requireNonNull(settings(json).reply());
  }

  private static String scheduled(String from, String until, String zone) {
    return """
    {'automaticRepliesSetting': {'status': 'scheduled', 'externalAudience': 'all',
     'scheduledStartDateTime': {'dateTime': '%s', 'timeZone': '%s'},
     'scheduledEndDateTime': {'dateTime': '%s', 'timeZone': '%s'}}}
    """
        .formatted(from, zone, until, zone);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'shared'                              | SHARED
          'Shared'                              | SHARED
          {'value': 'shared'}                   | SHARED
          {'@odata.type': 'x', 'value': 'ROOM'} | RESOURCE
          'equipment'                           | RESOURCE
          'user'                                | USER
          'unknownFutureValue'                  | USER
          null                                  | USER
          []                                    | USER
          5                                     | USER
          """)
  void a_purpose_is_a_text_or_an_object(String json, Purpose purpose) {
    assertThat(settings("{'userPurpose': " + json + "}").purpose()).isEqualTo(purpose);
  }

  @Test
  void working_hours_are_read_in_their_own_zone() {
    PersonalHours hours =
        settings(
                """
                {'timeZone': 'W. Europe Standard Time', 'workingHours': {
                 'daysOfWeek': ['Monday', 'friday', 'someday'],
                 'startTime': '07:30:00.0000000', 'endTime': '16:00:00.0000000',
                 'timeZone': {'name': 'FLE Standard Time'}}}
                """)
            .hours();
    assertThat(hours.days()).containsExactlyInAnyOrder(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    assertThat(hours.opens()).isEqualTo(LocalTime.of(7, 30));
    assertThat(hours.closes()).isEqualTo(LocalTime.of(16, 0));
    assertThat(Objects.requireNonNull(hours.zone()).getRules().getOffset(FeedScene.NOON))
        .isEqualTo(ZoneOffset.ofHours(2));
  }

  @Test
  void a_zone_that_somebody_customised_gives_way_to_the_mailbox_s() {
    PersonalHours hours =
        settings(
                """
                {'timeZone': 'Europe/Stockholm', 'workingHours': {'timeZone': {
                 '@odata.type': '#microsoft.graph.customTimeZone', 'bias': -60,
                 'name': 'Customized Time Zone'}}}
                """)
            .hours();
    assertThat(hours.zone()).isEqualTo(ZoneId.of("Europe/Stockholm"));
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "2026-11-23T00:00:00.0000000, 2026-11-22T23:00:00Z, W. Europe Standard Time",
    "2026-11-23T00:00:00, 2026-11-22T23:00:00Z, Europe/Stockholm",
    "2026-11-23T00:00:00Z, 2026-11-23T00:00:00Z, UTC",
    "2026-07-06T00:00:00, 2026-07-05T21:00:00Z, FLE Standard Time",
    "2026-11-23T00:00, 2026-11-23T00:00:00Z, Customized Time Zone",
    "2026-11-23T00:00, 2026-11-23T00:00:00Z, ''"
  })
  void a_window_is_read_in_its_zone(String from, Instant begins, String zone) {
    AutomaticReply reply = reply(scheduled(from, "2026-12-31T00:00:00", zone));
    assertThat(reply.window()).map(Period::from).contains(begins);
  }

  @Test
  void a_window_without_a_zone_is_in_the_mailbox_s() {
    AutomaticReply reply =
        reply(
            """
            {'timeZone': 'W. Europe Standard Time', 'automaticRepliesSetting': {
             'status': 'Scheduled', 'externalAudience': 'ContactsOnly',
             'scheduledStartDateTime': {'dateTime': '2026-11-23T00:00:00'},
             'scheduledEndDateTime': {'dateTime': '2026-11-28T00:00:00'}}}
            """);
    Period window =
        new Period(Instant.parse("2026-11-22T23:00:00Z"), Instant.parse("2026-11-27T23:00:00Z"));
    assertThat(reply)
        .isEqualTo(
            new AutomaticReply(Status.SCHEDULED, Audience.CONTACTS, Optional.of(window), Set.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-28T00:00:00, 2026-11-23T00:00:00",
    "2026-11-23T00:00:00, 2026-11-23T00:00:00",
    "soon, 2026-11-23T00:00:00",
    "2026-11-23T00:00:00, ''"
  })
  void a_window_that_makes_no_sense_is_none(String from, String until) {
    AutomaticReply reply = reply(scheduled(from, until, "UTC"));
    assertThat(reply.status()).isEqualTo(Status.SCHEDULED);
    assertThat(reply.window()).isEmpty();
  }

  @Test
  void the_external_text_is_read_and_not_shown() {
    ReadSettings read =
        read(
            "{'automaticRepliesSetting': {'status': {'value': 'alwaysEnabled'},"
                + " 'externalReplyMessage': 'Hemligt'}}");
    assertThat(read.externalReply()).isEqualTo("Hemligt");
    assertThat(read.settings().reply())
        .isEqualTo(new AutomaticReply(Status.ALWAYS, Audience.UNKNOWN, Optional.empty(), Set.of()));
    assertThat(read).asString().doesNotContain("Hemligt");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "'x'",
        "{'timeZone': [], 'language': 'sv', 'workingHours': [], 'automaticRepliesSetting': 'x'}",
        "{'timeZone': 5, 'language': {'locale': {}}, 'workingHours': {'daysOfWeek': 'monday',"
            + " 'startTime': 8, 'endTime': {}, 'timeZone': 'UTC'}}",
        "{'workingHours': {'daysOfWeek': [null, {}, 3], 'startTime': '25:00', 'endTime': '8'}}",
        "{'automaticRepliesSetting': {'status': null, 'externalAudience': []}}",
        "{'automaticRepliesSetting': {'status': 3, 'scheduledStartDateTime': 'now',"
            + " 'scheduledEndDateTime': {'dateTime': {}, 'timeZone': 'tzone://Microsoft/Custom'}}}"
      })
  void odd_values_count_as_missing(String json) {
    MailboxSettings settings = settings(json);
    assertThat(settings.purpose()).isEqualTo(Purpose.USER);
    assertThat(settings.hours().opens()).isNull();
    assertThat(settings.hours().closes()).isNull();
    assertThat(reply(json).window()).isEmpty();
  }
}
