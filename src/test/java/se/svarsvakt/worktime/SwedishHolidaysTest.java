package se.svarsvakt.worktime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwedishHolidaysTest {
  private final SwedishHolidays holidays = new SwedishHolidays();

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "2026-01-01, Nyårsdagen",
    "2026-01-06, Trettondedag jul",
    "2026-04-03, Långfredagen",
    "2026-04-06, Annandag påsk",
    "2026-05-01, Första maj",
    "2026-05-14, Kristi himmelsfärdsdag",
    "2026-06-06, Nationaldagen",
    "2026-06-19, Midsommarafton",
    "2027-06-25, Midsommarafton",
    "2026-10-31, Alla helgons dag",
    "2026-12-24, Julafton",
    "2026-12-25, Juldagen",
    "2026-12-26, Annandag jul",
    "2026-12-31, Nyårsafton",
  })
  void a_holiday_has_its_swedish_name(LocalDate date, String name) {
    assertThat(holidays.nameOf(date)).hasValue(name);
  }

  @Test
  void an_ordinary_day_is_no_holiday() {
    assertThat(holidays.nameOf(LocalDate.of(2026, 11, 23))).isEmpty();
    assertThat(holidays.nameOf(LocalDate.of(2026, 4, 2))).isEmpty();
  }
}
