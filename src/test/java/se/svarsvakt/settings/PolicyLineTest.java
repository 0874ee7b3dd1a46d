package se.svarsvakt.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.settings.PolicyLine.Source;

class PolicyLineTest {
  private static PolicyLine line(String key, Map<String, Object> set) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", set));
    Policy policy = Settings.read(environment).policy();
    return PolicyLine.of(policy).stream()
        .filter(each -> each.key().equals("svarsvakt.policy." + key))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_value_of_the_profile_comes_with_the_municipalitys_sentence() {
    PolicyLine days =
        line("reply.respond-within-working-days", Map.of("svarsvakt.policy.profile", "botkyrka"));
    assertThat(days.value()).isEqualTo("2");
    assertThat(days.source()).isEqualTo(Source.PROFILE);
    assertThat(days.sentence()).contains("senast inom två arbetsdagar");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ale", "botkyrka", "sollentuna"})
  void every_sentence_stands_in_english_too_and_neither_holds_the_other(String profile) {
    Map<String, ProfileSentences.Sentence> sentences = ProfileSentences.of(profile);
    sentences.values().removeIf(one -> one.swedish().isEmpty());
    assertThat(sentences).isNotEmpty();
    assertThat(sentences.values())
        .allSatisfy(
            one -> {
              assertThat(one.english())
                  .isNotBlank()
                  .doesNotContain("English:")
                  .matches("[^åäöÅÄÖ]+");
              assertThat(one.swedish()).doesNotContain("English:", " the ");
            });
  }

  @Test
  void what_is_set_is_the_organisations_own_and_the_profiles_sentence_does_not_hold() {
    PolicyLine days =
        line(
            "reply.respond-within-working-days",
            Map.of("svarsvakt.policy.reply.respond-within-working-days", "3"));
    assertThat(days.value()).isEqualTo("3");
    assertThat(days.source()).isEqualTo(Source.SETTING);
    assertThat(days.sentence()).isEmpty();
  }

  @Test
  void the_rest_is_the_programs() {
    assertThat(line("nudges.notices", Map.of()).source()).isEqualTo(Source.DEFAULT);
    assertThat(line("absence.cover-after", Map.of("svarsvakt.policy.profile", "ale")))
        .extracting(PolicyLine::value, PolicyLine::source)
        .containsExactly("P3D", Source.PROFILE);
  }
}
