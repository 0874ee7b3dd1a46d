package se.svarsvakt.worktime;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import java.time.LocalDate;
import java.time.Year;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The public and bank holidays of a country or a part of it, by their English names; days that are
 * only observed are worked. Safe for use by several threads; each year is worked out once.
 */
final class PublicHolidays implements Holidays {
  private final HolidayManager manager;
  private final String[] parts;
  private final Map<Integer, Map<LocalDate, String>> years = new ConcurrentHashMap<>();

  PublicHolidays(HolidayManager manager, String[] parts) {
    this.manager = manager;
    this.parts = parts;
  }

  @Override
  public Optional<String> nameOf(LocalDate date) {
    return Optional.ofNullable(years.computeIfAbsent(date.getYear(), this::namesIn).get(date));
  }

  private Map<LocalDate, String> namesIn(int year) {
    Map<LocalDate, String> names = new HashMap<>();
    for (Holiday holiday : manager.getHolidays(Year.of(year), parts)) {
      if (holiday.getType() != HolidayType.OBSERVANCE) {
        names.putIfAbsent(holiday.getDate(), holiday.getDescription(Locale.ENGLISH));
      }
    }
    return Map.copyOf(names);
  }
}
