package se.svarsvakt.worktime;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.util.TimeZone;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneNamesTest {
  @ParameterizedTest
  @CsvSource({
    "W. Europe Standard Time, Europe/Stockholm",
    "FLE Standard Time, Europe/Kiev",
    "GMT Standard Time, Europe/London",
    "Pacific Standard Time, America/Los_Angeles",
    "Europe/Stockholm, Europe/Stockholm",
    "UTC, UTC"
  })
  void windows_and_iana_names_give_a_zone_with_the_same_clock(String name, String zone) {
    var summer = java.time.Instant.parse("2026-07-01T12:00:00Z");
    assertThat(ZoneNames.zone(name).orElseThrow().getRules().getOffset(summer))
        .isEqualTo(ZoneId.of(zone).getRules().getOffset(summer));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "Customized Time Zone", "tzone://Microsoft/Custom"})
  void a_customised_zone_has_no_name(String name) {
    assertThat(ZoneNames.zone(name)).isEmpty();
  }

  /** Unicode's library, of 15 MB, is for the test alone. */
  @Test
  void each_windows_zone_is_what_unicode_says_it_is_in_sweden() {
    assertThat(
            Arrays.stream(TimeZone.getAvailableIDs())
                .map(TimeZone::getWindowsID)
                .filter(Objects::nonNull)
                .distinct())
        .hasSizeGreaterThan(130)
        .allSatisfy(
            name ->
                assertThat(ZoneNames.zone(name))
                    .as(name)
                    .contains(ZoneId.of(TimeZone.getIDForWindowsID(name, "SE"))));
  }
}
