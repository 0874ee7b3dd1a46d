package se.svarsvakt.worktime;

import static java.time.temporal.TemporalAdjusters.nextOrSame;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The Swedish public holidays and the three eves that count as holidays (docs/how-it-judges.md 1),
 * by their Swedish names. Safe for use by several threads; each year is worked out once.
 */
public final class SwedishHolidays implements Holidays {
  private static final Locale SWEDISH = Locale.of("sv");

  /**
   * The names of the law on public holidays (1989:253), where the library spells them otherwise.
   */
  private static final Map<String, String> NAMES_BY_LAW =
      Map.of(
          "christian.GOOD_FRIDAY", "Långfredagen",
          "christian.ASCENSION_DAY", "Kristi himmelsfärdsdag",
          "NATIONAL_DAY", "Nationaldagen");

  private final HolidayManager manager =
      HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.SWEDEN));
  private final Map<Integer, Map<LocalDate, String>> years = new ConcurrentHashMap<>();

  @Override
  public Optional<String> nameOf(LocalDate date) {
    var year = years.computeIfAbsent(date.getYear(), this::namesIn);
    return Optional.ofNullable(year.get(date));
  }

  private Map<LocalDate, String> namesIn(int year) {
    var names = new HashMap<>(eves(year));
    for (var holiday : manager.getHolidays(Year.of(year))) {
      names.putIfAbsent(holiday.getDate(), nameOf(holiday));
    }
    return Map.copyOf(names);
  }

  private static String nameOf(Holiday holiday) {
    var key = holiday.getPropertiesKey();
    return NAMES_BY_LAW.getOrDefault(key, holiday.getDescription(SWEDISH));
  }

  /** By law these are no public holidays, so a holiday calendar may leave them out. */
  private static Map<LocalDate, String> eves(int year) {
    var midsummerEve = LocalDate.of(year, Month.JUNE, 19).with(nextOrSame(DayOfWeek.FRIDAY));
    return Map.of(
        midsummerEve,
        "Midsommarafton",
        LocalDate.of(year, Month.DECEMBER, 24),
        "Julafton",
        LocalDate.of(year, Month.DECEMBER, 31),
        "Nyårsafton");
  }
}
