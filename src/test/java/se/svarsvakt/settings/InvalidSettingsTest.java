package se.svarsvakt.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.settings.Environments.fromVariables;
import static se.svarsvakt.settings.Environments.refusalOf;
import static se.svarsvakt.settings.Environments.refusalOfVariables;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidSettingsTest {
  private static final String HOURS = "a time of day within the working hours, 08:00 to 17:00";

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          policy.reply.respond-within-working-days|-1|a whole number from 0 to 60
          policy.reply.respond-within-working-days|1.5|a whole number from 0 to 60
          policy.reply.respond-within-working-days|''|a whole number from 0 to 60
          policy.reply.while-away|stop|pause or count
          policy.reply.warn-before|-PT1H|a duration such as PT30M, 30m or 14d, from PT1M to PT1440H
          policy.reply.automatic-reply-counts|maybe|true or false
          policy.profile|solna|one of ale, botkyrka, falkenberg, international, sollentuna, sotenas
          policy.zone|+01:00|a time zone such as Europe/Stockholm
          policy.working-hours.opens|8 am|a time of day such as 08:30
          policy.working-hours.closes|07:00|a time of day after opens, 08:00
          policy.closed-days|28/12|a date such as 2026-12-28
          policy.short-days[2026-12-30]|18:00|a time of day within the working hours, 08:00 to 17:00
          policy.internal-domains|a@b|a domain such as example.org
          policy.excluded-senders|*|an address, a domain, or one of them with * for any characters
          policy.known-senders|some|on or off
          policy.nudges.last-call|PT2H|off or if-unseen or always; how long before the deadline is last-call-before
          policy.nudges.last-call-before|PT10H|a duration such as PT30M, 30m or 14d, from PT1M to PT9H
          policy.nudges.max-per-person-and-day|0|a whole number from 1 to 20
          policy.privacy.keep-days|1|a whole number from 14 to 3660
          scope.exclude|anna|a mail address
          scope.group|a b|an id of letters, digits, '-', '_' and '.'
          history|14|a duration such as PT30M, 30m or 14d, from PT1H to PT87840H
          history|soon|a duration such as PT30M, 30m or 14d, from PT1H to PT87840H
          nudges.enabled|1|true or false
          worker.scan-interval|PT0S|a duration such as PT30M, 30m or 14d, from PT1S to PT24H
          """)
  void a_value_that_cannot_stand_is_refused(String key, String value, String allowed) {
    assertThat(refusalOf(Map.of("svarsvakt." + key, value)))
        .containsExactly("svarsvakt." + key + " = \"" + value + "\": " + allowed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reply-due", "overdue", "forward-untold"})
  void a_nudge_outside_the_working_hours_is_refused(String nudge) {
    var key = "svarsvakt.policy.nudges." + nudge;
    assertThat(refusalOf(Map.of(key, "07:30"))).containsExactly(key + " = \"07:30\": " + HOURS);
    assertThat(refusalOf(Map.of(key, "17:00"))).containsExactly(key + " = \"17:00\": " + HOURS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "graph.example/v1.0",
        "ftp://graph.example/v1.0",
        "https://graph.example",
        "https://graph.example/beta",
        "https://graph.example/x/v1.0",
        "https://graph.example/v1.0//",
        "https://graph.example/v1.0?x",
        "https://localhost@graph.example/v1.0",
        "https://graph.example:99999/v1.0",
        "https:///v1.0",
        " "
      })
  void a_malformed_base_url_is_refused(String url) {
    assertThat(refusalOf(Map.of("svarsvakt.graph.base-url", url)))
        .singleElement()
        .asString()
        .endsWith(": a URL that ends in /v1.0, such as https://graph.microsoft.com/v1.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"graph.example", "127.0.0.1.example", "localhost.example", "10.0.0.1", "[::2]"})
  void plain_http_is_refused_unless_the_host_is_loopback(String host) {
    assertThat(refusalOf(Map.of("svarsvakt.graph.base-url", "http://" + host + "/v1.0")))
        .singleElement()
        .asString()
        .endsWith("https, for http is allowed to a loopback host only");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "127.8.9.10", "[::1]"})
  void plain_http_and_a_fixed_token_are_for_this_machine(String host) {
    var settings =
        fromVariables(
            Map.of(
                "SVARSVAKT_GRAPH_BASE_URL",
                "http://" + host + ":8080/v1.0",
                "SVARSVAKT_GRAPH_ACCESS_TOKEN",
                "token"));
    assertThat(settings.graph().accessToken()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://graph.microsoft.com/v1.0", "https://127.0.0.1.example/v1.0"})
  void a_fixed_token_is_refused_for_another_host(String url) {
    assertThat(
            refusalOf(
                Map.of("svarsvakt.graph.base-url", url, "svarsvakt.graph.access-token", "hidden")))
        .containsExactly(
            "svarsvakt.graph.access-token: only where the host of svarsvakt.graph.base-url is"
                + " loopback");
  }

  @ParameterizedTest
  @CsvSource({
    "database.url, jdbc:mysql://hidden/db",
    "privacy.hash-key, hidden",
    "privacy.hash-key, aGlkZGVu"
  })
  void a_refused_secret_is_not_shown(String key, String value) {
    assertThat(refusalOf(Map.of("svarsvakt." + key, value)))
        .singleElement()
        .asString()
        .startsWith("svarsvakt." + key + ": ")
        .doesNotContain(value);
  }

  @Test
  void a_password_in_a_url_is_not_shown() {
    var url = "https://user:hidden@graph.example/v1.0";
    assertThat(refusalOf(Map.of("svarsvakt.graph.base-url", url)))
        .singleElement()
        .asString()
        .contains("https://…@graph.example/v1.0")
        .doesNotContain("hidden");
  }

  @Test
  void all_faults_are_reported_together() {
    assertThat(
            refusalOf(
                Map.of(
                    "svarsvakt.history", "soon",
                    "svarsvakt.policy.profile", "solna",
                    "svarsvakt.policy.privacy.keep-days", "-1",
                    "svarsvakt.histroy", "14d")))
        .hasSize(4)
        .last()
        .isEqualTo("svarsvakt.histroy: there is no such setting; did you mean svarsvakt.history?");
  }

  @Test
  void each_wrong_element_of_a_list_is_reported() {
    assertThat(refusalOf(Map.of("svarsvakt.scope.exclude", "anna,a@kommun.example,bo")))
        .containsExactly(
            "svarsvakt.scope.exclude = \"anna\": a mail address",
            "svarsvakt.scope.exclude = \"bo\": a mail address");
  }

  @Test
  void a_list_with_a_gap_is_refused() {
    assertThat(
            refusalOf(
                Map.of(
                    "svarsvakt.scope.exclude[0]", "a@kommun.example",
                    "svarsvakt.scope.exclude[2]", "b@kommun.example")))
        .containsExactly("svarsvakt.scope.exclude: a list, numbered from 0 without gaps");
  }

  @Test
  void a_shared_mailbox_needs_an_address_and_stewards_with_addresses() {
    assertThat(
            refusalOfVariables(
                Map.of(
                    "SVARSVAKT_SHARED_MAILBOXES_0_STEWARDS", "anna",
                    "SVARSVAKT_SHARED_MAILBOXES_1_ADDRESS", "info@kommun.example",
                    "SVARSVAKT_SHARED_MAILBOXES_2_ADDRESS", "Info@kommun.example")))
        .containsExactly(
            "svarsvakt.shared-mailboxes[0].stewards = \"anna\": a mail address",
            "svarsvakt.shared-mailboxes[0].address = \"\": a mail address",
            "svarsvakt.shared-mailboxes[2].address: each mailbox once");
  }

  @Test
  void a_short_day_that_is_no_date_is_refused() {
    assertThat(refusalOf(Map.of("svarsvakt.policy.short-days.soon", "12:00")))
        .containsExactly("svarsvakt.policy.short-days[soon] = \"soon\": a date such as 2026-12-28");
  }

  @Test
  void short_days_in_one_line_need_a_time_each() {
    assertThat(refusalOf(Map.of("svarsvakt.policy.short-days", "2026-12-30")))
        .containsExactly(
            "svarsvakt.policy.short-days[2026-12-30] = \"\": a time of day such as 08:30");
    assertThat(refusalOf(Map.of("svarsvakt.policy.short-days", "2026-12-30=12:00=13:00")))
        .hasSize(1);
  }
}
