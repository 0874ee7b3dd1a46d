package se.svarsvakt.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.settings.Environments.fromProperties;
import static se.svarsvakt.settings.Environments.fromVariables;
import static se.svarsvakt.settings.Environments.fromYaml;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.policy.ReplyPolicy;
import se.svarsvakt.policy.VoicemailPolicy;
import se.svarsvakt.policy.WhileAway;

class SettingsTest {
  private static final String KEY = "A".repeat(42) + "A=";
  private static final LocalDate DAY = LocalDate.of(2026, 12, 30);

  @Test
  void without_any_setting_the_defaults_hold() {
    var settings = fromProperties(Map.of());
    assertThat(settings.graph().baseUrl()).hasToString("https://graph.microsoft.com/v1.0");
    assertThat(settings.dataDir()).isEqualTo(Path.of("data"));
    assertThat(settings.history()).isEqualTo(Duration.ofDays(14));
    assertThat(settings.nudgesEnabled()).isFalse();
    assertThat(settings.worker())
        .isEqualTo(
            new WorkerSettings(
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                Duration.ofMinutes(30),
                0.9,
                Duration.ofHours(2),
                List.of()));
    assertThat(settings.database().url()).isEmpty();
    assertThat(settings.policy())
        .isEqualTo(Policy.of("sollentuna", ReplyPolicy.within(1, WhileAway.PAUSE)));
  }

  @ParameterizedTest
  @CsvSource({
    "sollentuna, 1, PAUSE, 1",
    "botkyrka, 2, COUNT, 2",
    "ale, 1, COUNT, 1",
    "Botkyrka, 2, COUNT, 2",
    "falkenberg, 1, PAUSE, 0",
    "sotenas, 1, COUNT, 1"
  })
  void a_profile_brings_its_municipalitys_promise(
      String profile, int days, WhileAway whileAway, int callBack) {
    var policy = fromProperties(Map.of("svarsvakt.policy.profile", profile)).policy();
    assertThat(policy.reply()).isEqualTo(promise(days, whileAway, callBack));
  }

  private static ReplyPolicy promise(int days, WhileAway whileAway, int callBack) {
    ReplyPolicy mail = ReplyPolicy.within(days, whileAway);
    return new ReplyPolicy(
        mail.within(),
        mail.warnBefore(),
        whileAway,
        mail.automaticReplyCounts(),
        new VoicemailPolicy(callBack, List.of()),
        mail.publicRecords());
  }

  @Test
  void what_is_set_goes_before_the_profile() {
    var settings =
        fromVariables(
            Map.of(
                "SVARSVAKT_POLICY_PROFILE", "botkyrka",
                "SVARSVAKT_POLICY_REPLY_RESPOND_WITHIN_WORKING_DAYS", "3"));
    assertThat(settings.policy().reply()).isEqualTo(promise(3, WhileAway.COUNT, 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"svarsvakt.graph.base-url", "svarsvakt.graph.baseUrl"})
  void a_property_may_be_written_with_dashes_or_capitals(String key) {
    var settings = fromProperties(Map.of(key, "http://localhost:8080/v1.0"));
    assertThat(settings.graph().baseUrl()).hasToString("http://localhost:8080/v1.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SVARSVAKT_GRAPH_BASE_URL",
        "SVARSVAKT_GRAPH_BASEURL",
        "svarsvakt_graph_baseurl",
        "svarsvakt.graph.base-url"
      })
  void a_variable_may_be_written_in_each_of_springs_forms(String name) {
    var settings = fromVariables(Map.of(name, "http://127.0.0.1:8080/v1.0/"));
    assertThat(settings.graph().baseUrl()).hasToString("http://127.0.0.1:8080/v1.0");
  }

  @Test
  void lists_may_be_separated_by_commas_or_numbered() {
    var expected = List.of(DAY.minusDays(2), DAY.minusDays(1));
    var commas = Map.<String, Object>of("SVARSVAKT_POLICY_CLOSED_DAYS", "2026-12-28,2026-12-29");
    assertThat(closedDays(fromVariables(commas))).containsExactlyElementsOf(expected);
    var numbers =
        Map.<String, Object>of(
            "SVARSVAKT_POLICY_CLOSED_DAYS_0", "2026-12-28",
            "SVARSVAKT_POLICY_CLOSED_DAYS_1", "2026-12-29");
    assertThat(closedDays(fromVariables(numbers))).containsExactlyElementsOf(expected);
  }

  private static List<LocalDate> closedDays(Settings settings) {
    return settings.policy().workingTime().closedDays().stream().sorted().toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "svarsvakt.policy.short-days.2026-12-30",
        "svarsvakt.policy.short-days[2026-12-30]"
      })
  void a_short_day_may_be_a_key_or_in_brackets(String key) {
    var settings = fromProperties(Map.of(key, "12:00"));
    assertThat(settings.policy().workingTime().shortDays()).isEqualTo(Map.of(DAY, LocalTime.NOON));
  }

  @Test
  void short_days_may_stand_in_one_variable() {
    var settings =
        fromVariables(Map.of("SVARSVAKT_POLICY_SHORT_DAYS", "2026-12-30=12:00, 2027-01-05=15:00"));
    assertThat(settings.policy().workingTime().shortDays())
        .isEqualTo(Map.of(DAY, LocalTime.NOON, LocalDate.of(2027, 1, 5), LocalTime.of(15, 0)));
  }

  @Test
  void yaml_may_leave_out_the_quotes_of_dates_and_times() {
    var time =
        fromYaml(
                """
                svarsvakt.policy:
                  working-hours: {opens: 07:30, closes: 16:30}
                  closed-days: [2026-12-28]
                  short-days: {2026-12-30: 12:00}
                """)
            .policy()
            .workingTime();
    assertThat(time.hours().closes()).isEqualTo(LocalTime.of(16, 30));
    assertThat(time.closedDays()).containsExactly(DAY.minusDays(2));
    assertThat(time.shortDays()).containsEntry(DAY, LocalTime.NOON);
  }

  @Test
  void a_shared_mailbox_may_be_set_by_variables() {
    var settings =
        fromVariables(
            Map.of(
                "SVARSVAKT_SHARED_MAILBOXES_0_ADDRESS", "info@kommun.example",
                "SVARSVAKT_SHARED_MAILBOXES_0_STEWARDS", "a@kommun.example,b@kommun.example",
                "SVARSVAKT_SHARED_MAILBOXES_1_ADDRESS", "bygg@kommun.example"));
    assertThat(settings.sharedMailboxes())
        .containsExactly(
            new SharedMailbox(
                new MailAddress("info@kommun.example"),
                List.of(new MailAddress("a@kommun.example"), new MailAddress("b@kommun.example"))),
            new SharedMailbox(new MailAddress("bygg@kommun.example"), List.of()));
  }

  @Test
  void a_shared_mailbox_may_be_set_in_a_file() {
    var settings =
        fromYaml(
            """
            svarsvakt:
              shared-mailboxes:
                - address: info@kommun.example
                  stewards: [a@kommun.example]
            """);
    assertThat(settings.sharedMailboxes().getFirst().stewards())
        .containsExactly(new MailAddress("a@kommun.example"));
  }

  @ParameterizedTest
  @CsvSource({"P30D, P30D", "30d, P30D", "PT36H, PT36H", "36h, PT36H"})
  void durations_may_be_in_iso_form_or_short(String written, Duration expected) {
    assertThat(fromProperties(Map.of("svarsvakt.history", written)).history()).isEqualTo(expected);
  }

  @Test
  void a_blank_optional_setting_is_not_set() {
    var settings =
        fromVariables(Map.of("SVARSVAKT_SCOPE_GROUP", "", "SVARSVAKT_SCOPE_EXCLUDE", " "));
    assertThat(settings.scope().group()).isEmpty();
    assertThat(settings.scope().exclude()).isEmpty();
  }

  @Test
  void a_default_nudge_time_outside_the_working_hours_moves_to_their_beginning() {
    var settings = fromProperties(Map.of("svarsvakt.policy.working-hours.opens", "09:00"));
    assertThat(settings.policy().nudges().replyDue()).isEqualTo(LocalTime.of(9, 0));
  }

  @Test
  void values_may_hold_placeholders() {
    var properties = Map.<String, Object>of("svarsvakt.data-dir", "${base}/data", "base", "/srv");
    assertThat(fromProperties(properties).dataDir()).isEqualTo(Path.of("/srv/data"));
  }

  @Test
  void the_text_of_the_settings_shows_no_secret() {
    var settings =
        fromProperties(
            Map.of(
                "svarsvakt.graph.base-url", "http://localhost:1/v1.0",
                "svarsvakt.graph.access-token", "hidden-1",
                "svarsvakt.graph.client-secret", "hidden-2",
                "svarsvakt.database.url", "jdbc:postgresql://db/s?password=hidden-3",
                "svarsvakt.database.password", "hidden-4",
                "svarsvakt.privacy.hash-key", KEY));
    assertThat(settings.toString()).doesNotContain("hidden").doesNotContain(KEY);
    assertThat(settings.graph().accessToken()).hasValue(new Secret("hidden-1"));
    assertThat(settings.privacy().hashKeyBytes().orElseThrow()).hasSize(32);
  }

  @Test
  void an_environment_that_spring_boot_has_prepared_is_read_alike() {
    var environment = Environments.empty();
    var source = new MapPropertySource("file", Map.of("svarsvakt.policy.profile", "ale"));
    environment.getPropertySources().addLast(source);
    ConfigurationPropertySources.attach(environment);
    assertThat(Settings.read(environment).policy().profile()).isEqualTo("ale");
  }

  @Test
  void reading_leaves_the_environment_as_it_was() {
    var environment = Environments.empty();
    var source = new MapPropertySource("file", Map.of("svarsvakt.history", "7d"));
    environment.getPropertySources().addLast(source);
    Settings.read(environment);
    assertThat(environment.getPropertySources().stream()).hasSize(1);
  }
}
