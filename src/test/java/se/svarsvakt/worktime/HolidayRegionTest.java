package se.svarsvakt.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolidayRegionTest {
  @ParameterizedTest(name = "{0}, {1}: {2}")
  @CsvSource({
    "de, 2026-10-03, German Unity Day",
    "de, 2026-06-04, ", // Corpus Christi is none in the whole country
    "de-by, 2026-06-04, Corpus Christi",
    "de-by, 2026-12-24, ",
    "DE-BY, 2026-01-06, Epiphany",
    "gb, 2026-11-30, ",
    "gb-sct, 2026-11-30, St. Andrew's Day",
    "gb-sct, 2026-01-02, 2nd January",
    "gb-sct, 2026-04-06, ", // Easter Monday is none in Scotland
    "gb-eng, 2026-04-06, Easter Monday",
    "no, 2026-05-17, Constitution Day",
    "se, 2026-06-19, Midsommarafton",
    "se, 2026-12-24, Julafton"
  })
  void the_holidays_are_those_of_the_country_and_the_part(
      String code, LocalDate day, String holiday) {
    if (holiday == null) {
      assertThat(new HolidayRegion(code).holidays().nameOf(day)).isEmpty();
    } else {
      assertThat(new HolidayRegion(code).holidays().nameOf(day)).hasValue(holiday);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "xx", "nyse", "germany", "gb-zzz", "de-by-zzz", "gb-", "../se"})
  void a_place_of_which_no_holidays_are_known_is_refused(String code) {
    assertThatIllegalArgumentException().isThrownBy(() -> new HolidayRegion(code));
  }

  @Test
  void readers_of_neither_language_read_english_outside_sweden() {
    assertThat(HolidayRegion.SWEDEN.language()).isEqualTo("sv");
    assertThat(new HolidayRegion("de").language()).isEqualTo("en");
  }
}
