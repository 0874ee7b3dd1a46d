package se.svarsvakt.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static se.svarsvakt.settings.Environments.refusalOf;
import static se.svarsvakt.settings.Environments.refusalOfVariables;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.SimpleCommandLinePropertySource;

class UnknownKeysTest {
  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource({
    "svarsvakt.graph.base-ulr,                    svarsvakt.graph.base-url",
    "svarsvakt.policy.respond-within-working-days, svarsvakt.policy.reply.respond-within-working-days",
    "svarsvakt.policy.reply.whileaway[0],         svarsvakt.policy.reply.while-away",
    "SVARSVAKT_HISTORY,                           svarsvakt.history",
  })
  void a_misspelt_property_is_refused_with_what_may_be_meant(String written, String meant) {
    assertThat(refusalOf(Map.of(written, "hidden")))
        .containsExactly(written + ": there is no such setting; did you mean " + meant + "?");
  }

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource({
    "SVARSVAKT_GRAPH_BASE_ULR, svarsvakt.graph.base-url",
    "SVARSVAKT_POLICY_REPLY_WHILE_AWAY_, svarsvakt.policy.reply.while-away",
    "SVARSVAKT_POLICY_REPLY_RESPOND_WITHINWORKINGDAYS, svarsvakt.policy.reply.respond-within-working-days",
    "SVARSVAKT_GRAPH_CLIENT_SECERT, svarsvakt.graph.client-secret",
  })
  void a_variable_that_spring_would_pass_over_is_refused(String written, String meant) {
    assertThat(refusalOfVariables(Map.of(written, "hidden")))
        .containsExactly(written + ": there is no such setting; did you mean " + meant + "?");
  }

  @Test
  void a_misspelt_property_of_a_shared_mailbox_is_refused() {
    assertThat(
            refusalOf(
                Map.of(
                    "svarsvakt.shared-mailboxes[0].address", "info@kommun.example",
                    "svarsvakt.shared-mailboxes[0].steward", "anna@kommun.example")))
        .containsExactly(
            "svarsvakt.shared-mailboxes[0].steward: there is no such setting; did you mean"
                + " svarsvakt.shared-mailboxes[n].stewards?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "svarsvakt.graph.base-url",
        "svarsvakt.graph.baseUrl",
        "svarsvakt.graph.base_url",
        "svarsvakt.graph.base.url",
        "svarsvakt.graphbase-url",
        "svarsvakt.graph[base-url]",
        "Svarsvakt.Graph.Base-Url",
        "SVARSVAKT.GRAPH.BASEURL",
        "SVARSVAKT_GRAPH_BASE_URL",
        "SVARSVAKT_GRAPH_BASEURL",
        "SVARSVAKT_GRAPHBASEURL",
        "svarsvakt_graph_base_url",
        "svarsvakt_graph_baseurl",
        "Svarsvakt_Graph_Base_Url",
      })
  void every_spelling_is_either_read_or_refused(String spelling) {
    // The value cannot stand: a spelling that is read is refused for it, and no other is.
    var wrong = Map.<String, Object>of(spelling, "nowhere");
    assertThat(refusalOf(wrong)).hasSize(1);
    assertThat(refusalOfVariables(wrong)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SVARSVAKT_SHARED_MAILBOXES_0_STEWARDS_0",
        "SVARSVAKT_SHAREDMAILBOXES_0_STEWARDS_0",
        "SVARSVAKT_SHARED_MAILBOXES_0_STEWARDS",
        "svarsvakt.shared-mailboxes[0].stewards[0]",
        "svarsvakt.sharedMailboxes[0].stewards",
      })
  void every_spelling_within_a_list_is_read(String spelling) {
    var wrong = Map.<String, Object>of(spelling, "nobody");
    assertThat(refusalOfVariables(wrong)).noneMatch(line -> line.contains("no such setting"));
    assertThat(refusalOfVariables(wrong))
        .contains("svarsvakt.shared-mailboxes[0].stewards = \"nobody\": a mail address");
  }

  @Test
  void what_resembles_nothing_is_refused_without_a_guess() {
    assertThat(refusalOf(Map.of("svarsvakt.wallpaper", "blue")))
        .containsExactly("svarsvakt.wallpaper: there is no such setting");
  }

  @Test
  void an_argument_is_checked_like_a_file() {
    var environment = Environments.empty();
    environment
        .getPropertySources()
        .addLast(new SimpleCommandLinePropertySource("--svarsvakt.histroy=14d"));
    var reader = new SettingsReader(environment);
    assertThatExceptionOfType(InvalidSettings.class)
        .isThrownBy(reader::read)
        .withMessageContaining("svarsvakt.histroy");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SVARSVAKT_SERVICE_HOST",
        "SVARSVAKT_SERVICE_PORT_HTTP",
        "SVARSVAKT_PORT",
        "SVARSVAKT_PORT_8080_TCP_ADDR",
        "SVARSVAKTX",
        "PATH"
      })
  void variables_of_others_are_left_alone(String name) {
    assertThat(refusalOfVariables(Map.of(name, "x"))).isEmpty();
  }
}
