package se.svarsvakt.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import se.svarsvakt.policy.LastCall;
import se.svarsvakt.policy.Policy;

/** What the policy would be with one value changed. */
class PolicyVariantsTest {
  private static final String DAYS = "svarsvakt.policy.reply.respond-within-working-days";

  private static Settings settings(Map<String, Object> set) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", new HashMap<>(set)));
    return Settings.read(environment);
  }

  private static Policy changed(Settings settings, String key, String value) {
    return settings.variants().with(new PolicyChange(key, value));
  }

  @Test
  void another_profile_holds_but_for_what_the_organisation_set_itself() {
    Policy plain = changed(settings(Map.of()), "profile", "botkyrka");
    assertThat(plain.profile()).isEqualTo("botkyrka");
    assertThat(plain.reply().respondWithinWorkingDays()).isEqualTo(2);
    assertThat(plain.signature().additionsAllowed()).isFalse();
    Policy own = changed(settings(Map.of(DAYS, "3")), "profile", "botkyrka");
    assertThat(own.reply().respondWithinWorkingDays()).isEqualTo(3);
  }

  @Test
  void a_single_value_changes_and_the_rest_stays() {
    Settings settings = settings(Map.of("svarsvakt.policy.profile", "ale"));
    Policy off = changed(settings, "nudges.last-call", "off");
    assertThat(off.nudges().lastCall()).isEqualTo(LastCall.OFF);
    assertThat(off.reply()).isEqualTo(settings.policy().reply());
    assertThat(settings.under(off).policy()).isEqualTo(off);
    assertThat(settings.under(off).lookingBack(settings.history()).policy()).isEqualTo(off);
  }

  @Test
  void each_that_is_offered_can_be_had_and_differs() {
    for (String profile : Profiles.NAMES) {
      Settings settings = settings(Map.of("svarsvakt.policy.profile", profile));
      assertThat(PolicyChange.offered(settings.policy()))
          .hasSizeGreaterThan(6)
          .allSatisfy(
              each -> assertThat(settings.variants().with(each)).isNotEqualTo(settings.policy()));
    }
  }

  @Test
  void what_does_not_go_with_the_rest_is_refused() {
    assertThatThrownBy(() -> changed(settings(Map.of()), "nudges.last-call", "sometimes"))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("svarsvakt.policy.nudges.last-call");
  }

  @Test
  void they_show_no_secret() {
    assertThat(settings(Map.of("svarsvakt.graph.client-secret", "geheim")).toString())
        .doesNotContain("geheim");
  }
}
