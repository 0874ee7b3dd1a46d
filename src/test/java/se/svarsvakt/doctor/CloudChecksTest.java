package se.svarsvakt.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import se.svarsvakt.settings.Settings;

class CloudChecksTest {
  private static Settings in(String cloud, String... more) {
    Map<String, Object> all =
        new HashMap<>(
            Map.of(
                "svarsvakt.cloud", cloud,
                "svarsvakt.calls.enabled", "true",
                "svarsvakt.teams.app-id", "app",
                "svarsvakt.graph.client-id", "client",
                "svarsvakt.graph.tenant-id", "11111111-2222-3333-4444-555555555555"));
    for (String each : more) {
      String[] parts = each.split("=", -1);
      all.put("svarsvakt." + parts[0], parts[1]);
    }
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", all));
    return Settings.read(environment);
  }

  @Test
  void what_is_on_and_lacking_in_the_cloud_is_told_of_with_a_way_out() {
    assertThat(CloudChecks.of(in("china")))
        .allSatisfy(check -> assertThat(check.status()).isEqualTo(DoctorCheck.Status.WARNING))
        .extracting(DoctorCheck::subject)
        .containsExactly("activity-feed", "calls");
    assertThat(CloudChecks.complaints(in("china")))
        .first()
        .asString()
        .startsWith("svarsvakt.cloud=china: Microsoft offers no activity-feed there; switch on");
  }

  @Test
  void what_no_setting_asks_for_is_no_complaint_where_the_cloud_lacks_it() {
    for (String cloud : new String[] {"us-gov", "us-gov-dod"}) {
      assertThat(CloudChecks.of(in(cloud, "bot.enabled=true")))
          .extracting(DoctorCheck::status)
          .containsExactly(DoctorCheck.Status.OK);
    }
  }

  @Test
  void what_is_asked_for_is_gone_when_the_setting_that_is_named_is_changed() {
    assertThat(CloudChecks.of(in("china", "bot.enabled=true", "policy.nudges.in-teams=both")))
        .extracting(DoctorCheck::subject)
        .containsExactly("activity-feed", "calls");
    assertThat(
            CloudChecks.of(
                in(
                    "china",
                    "bot.enabled=true",
                    "policy.nudges.in-teams=bot",
                    "calls.enabled=false")))
        .extracting(DoctorCheck::status)
        .containsExactly(DoctorCheck.Status.OK);
  }

  @Test
  void nothing_is_said_of_the_worldwide_cloud() {
    assertThat(CloudChecks.of(in("global"))).isEmpty();
    assertThat(CloudChecks.complaints(in("global"))).isEmpty();
  }

  @Test
  void each_complaint_has_its_words_in_both_languages() {
    assertThat(
            CloudChecks.of(in("china")).stream()
                .flatMap(
                    check ->
                        Stream.of("sv", "en")
                            .map(Locale::forLanguageTag)
                            .map(DoctorWords::in)
                            .map(words -> words.of(check.found()))))
        .doesNotHaveDuplicates()
        .hasSize(4);
  }
}
