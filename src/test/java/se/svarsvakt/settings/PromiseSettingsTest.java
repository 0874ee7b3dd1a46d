package se.svarsvakt.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.settings.Environments.fromProperties;
import static se.svarsvakt.settings.Environments.fromVariables;
import static se.svarsvakt.settings.Environments.refusalOf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.mail.Person;
import se.svarsvakt.policy.Policy;

/** Settings of absences, signatures and delegates. */
class PromiseSettingsTest {
  private static final String COVER = "svarsvakt.policy.absence.cover-after";
  private static final String TEMPLATE = "svarsvakt.policy.signature.template";
  private static final String EXCHANGE = "svarsvakt.exchange.base-url";
  private static final String ENABLED = "svarsvakt.exchange.enabled";

  private static Policy policy(String key, String value) {
    return fromProperties(Map.of(key, value)).policy();
  }

  @ParameterizedTest
  @CsvSource({"P3D, 3", "p3d, 3", "3, 3", "3d, 3", "P0D, 0", "0, 0", "' 60 ', 60"})
  void cover_is_asked_for_after_working_days(String written, int days) {
    assertThat(policy(COVER, written).absence().coverAfterDays()).hasValue(days);
  }

  @ParameterizedTest
  @CsvSource({"on, true", "ON, true", "true, true", "off, false", "false, false"})
  void the_list_of_known_senders_is_switched_on_and_off(String written, boolean on) {
    assertThat(policy("svarsvakt.policy.known-senders", written).knownSenders()).isEqualTo(on);
    assertThat(fromProperties(Map.of()).policy().knownSenders()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"never", "NEVER"})
  void cover_may_never_be_asked_for(String written) {
    Map<String, Object> botkyrka = Map.of("svarsvakt.policy.profile", "botkyrka", COVER, written);
    assertThat(fromProperties(botkyrka).policy().absence().coverAfterDays()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "61", "-1", "P3W", "PT72H", "soon", "always", "1.5", "99999"})
  void cover_after_anything_else_is_refused(String written) {
    assertThat(refusalOf(Map.of(COVER, written)))
        .containsExactly(
            COVER + " = \"" + written + "\": never, or working days from 0 to 60 such as P3D or 3");
  }

  @ParameterizedTest
  @CsvSource({"sollentuna, -1, true", "botkyrka, 0, false", "ale, 3, true"})
  void each_profile_has_its_promise_about_absences(
      String profile, int days, boolean agreementReplacesReply) {
    var absence = policy("svarsvakt.policy.profile", profile).absence();
    assertThat(absence.coverAfterDays())
        .isEqualTo(days < 0 ? OptionalInt.empty() : OptionalInt.of(days));
    assertThat(absence.agreementReplacesReply()).isEqualTo(agreementReplacesReply);
  }

  @Test
  void the_profiles_that_are_about_the_telephone_have_their_promises() {
    Policy sotenas = policy("svarsvakt.policy.profile", "sotenas");
    assertThat(sotenas.absence().cause()).isTrue();
    assertThat(sotenas.reply().voicemail().callBackWithinWorkingDays()).isEqualTo(1);
    Policy falkenberg = policy("svarsvakt.policy.profile", "falkenberg");
    assertThat(falkenberg.reply().voicemail().callBackWithinWorkingDays()).isZero();
    assertThat(falkenberg.absence().cause()).isFalse();
  }

  @Test
  void only_ale_looks_at_fonts() {
    for (String profile : List.of("sollentuna", "botkyrka", "ale")) {
      assertThat(policy("svarsvakt.policy.profile", profile).signature().sansSerif())
          .isEqualTo(profile.equals("ale"));
    }
  }

  @Test
  void a_template_with_an_unknown_placeholder_is_refused_with_those_allowed() {
    assertThat(refusalOf(Map.of(TEMPLATE, "Hej\\n{givenName} {lastName}")))
        .singleElement()
        .asString()
        .startsWith(TEMPLATE + " = ")
        .contains("{lastName}")
        .contains("givenName", "surname", "displayName", "jobTitle", "department", "companyName")
        .contains("officeLocation", "businessPhone", "mobilePhone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[{surname}", "{surname", "surname}", "{}"})
  void a_template_that_is_not_whole_is_refused(String template) {
    assertThat(refusalOf(Map.of(TEMPLATE, template)))
        .singleElement()
        .asString()
        .startsWith(TEMPLATE + " = ");
  }

  @Test
  void a_variable_carries_line_breaks_as_two_characters() {
    var template =
        fromVariables(
                Map.of(
                    "SVARSVAKT_POLICY_SIGNATURE_TEMPLATE", "Hälsningar\\nKommunen\\n\\nwww.k.se"))
            .policy()
            .signature()
            .template();
    assertThat(template.fill(Person.UNKNOWN))
        .containsExactly("Hälsningar", "Kommunen", "", "www.k.se");
  }

  @ParameterizedTest
  @CsvSource({
    "absence.look-ahead-working-days, 11",
    "absence.return-date, ja",
    "signature.sample-per-day, 51",
    "signature.sans-serif, 2",
    "unattended.after-working-days, 0"
  })
  void what_cannot_stand_is_refused_by_its_full_name(String key, String value) {
    assertThat(refusalOf(Map.of("svarsvakt.policy." + key, value)))
        .singleElement()
        .asString()
        .startsWith("svarsvakt.policy." + key + " = \"" + value + "\": ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://localhost:8080", "http://127.0.0.1:8080/", "https://exchange.example"})
  void exchange_is_asked_over_https_or_on_this_machine(String url) {
    var delegates = fromProperties(Map.of(EXCHANGE, url)).delegates();
    assertThat(delegates.exchangeEnabled()).isFalse();
    assertThat(delegates.exchangeUrl()).hasToString(url.replaceFirst("/$", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://exchange.example",
        "http://localhost.example",
        "http://127.0.0.1.example",
        "http://10.0.0.1",
        "ftp://localhost",
        "https://exchange.example/adminapi",
        "https://localhost@exchange.example",
        "https://exchange.example?x",
        "exchange.example"
      })
  void anything_else_is_refused(String url) {
    assertThat(refusalOf(Map.of(EXCHANGE, url)))
        .singleElement()
        .asString()
        .startsWith(EXCHANGE + " = ");
  }

  @ParameterizedTest
  @CsvSource({
    "https://outlook.office365.com, true, 1",
    "https://outlook.office365.com, false, 0",
    "http://127.0.0.1:9, true, 0"
  })
  void the_fixed_token_is_sent_to_this_machine_only(String url, boolean enabled, int faults) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("svarsvakt.graph.base-url", "http://localhost:1/v1.0");
    properties.put("svarsvakt.graph.access-token", "hidden");
    properties.put(EXCHANGE, url);
    properties.put(ENABLED, enabled);
    assertThat(refusalOf(properties))
        .hasSize(faults)
        .allSatisfy(line -> assertThat(line).contains("loopback").doesNotContain("hidden"));
  }
}
