package se.svarsvakt.worktime;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A country, or a part of one, whose public holidays are days off.
 *
 * @param code in lower case: the country by ISO 3166-1, then its parts, {@code se}, {@code de-by},
 *     {@code gb-sct} for example
 */
public record HolidayRegion(String code) {
  /** Sweden, as a whole. */
  public static final HolidayRegion SWEDEN = new HolidayRegion("se");

  private static final Map<HolidayRegion, Holidays> KNOWN = new ConcurrentHashMap<>();

  /**
   * Makes the code lower case.
   *
   * @throws IllegalArgumentException if no holidays are known of it
   */
  public HolidayRegion {
    code = code.strip().toLowerCase(Locale.ROOT);
    if (!code.matches("[a-z]{2}(-[a-z0-9]{1,8})*")) {
      throw new IllegalArgumentException("no country");
    }
    List<String> names = List.of(code.split("-", -1));
    CalendarHierarchy place = hierarchy(names.getFirst());
    for (String part : names.subList(1, names.size())) {
      if (!place.getChildren().containsKey(part)) {
        throw new IllegalArgumentException("no part of " + place.getId());
      }
      place = place.getChildren().get(part);
    }
  }

  private static CalendarHierarchy hierarchy(String country) {
    if (!HolidayManager.getSupportedCalendarCodes().contains(country.toUpperCase(Locale.ROOT))) {
      throw new IllegalArgumentException("no country whose holidays are known");
    }
    return manager(country).getCalendarHierarchy();
  }

  private static HolidayManager manager(String country) {
    return HolidayManager.getInstance(ManagerParameters.create(country));
  }

  /** The holidays; worked out once a year and region. */
  public Holidays holidays() {
    return KNOWN.computeIfAbsent(this, HolidayRegion::workedOut);
  }

  private static Holidays workedOut(HolidayRegion region) {
    if (region.equals(SWEDEN)) {
      return new SwedishHolidays();
    }
    List<String> names = List.of(region.code().split("-", -1));
    return new PublicHolidays(
        manager(names.getFirst()), names.subList(1, names.size()).toArray(String[]::new));
  }

  /**
   * The language of readers whose mailbox has neither of the two that texts are in: {@code sv} in
   * Sweden, {@code en} elsewhere.
   */
  public String language() {
    return equals(SWEDEN) ? "sv" : "en";
  }

  @Override
  public String toString() {
    return code;
  }
}
