package se.svarsvakt.worktime;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * When a function answers, by day of the week: {@code mon-fri 09:00-11:30, 13:00-15:00; sat
 * 10:00-12:00}.
 *
 * @param windows the times of each day, in their order, none of which touches another
 */
public record ServiceHours(Map<DayOfWeek, List<ServiceTime>> windows) {
  /** What a text of service hours looks like. */
  public static final String ALLOWED =
      "days and times such as mon-fri 09:00-11:30, 13:00-15:00; sat 10:00-12:00,"
          + " each time within one day and apart from the others";

  /** Nobody is without service for longer than this. */
  private static final int DAYS_BACK = 31;

  /** From then until then, on one day. */
  public record ServiceTime(LocalTime from, LocalTime until) {
    /** Refuses a time that ends before it begins. */
    public ServiceTime {
      if (!from.isBefore(until)) {
        throw new IllegalArgumentException(ALLOWED);
      }
    }
  }

  /** Keeps a copy; refuses times of a day that meet, and no times at all. */
  public ServiceHours {
    Map<DayOfWeek, List<ServiceTime>> sorted = new EnumMap<>(DayOfWeek.class);
    windows.forEach(
        (day, each) ->
            sorted.put(
                day, each.stream().sorted(Comparator.comparing(ServiceTime::from)).toList()));
    if (sorted.isEmpty() || sorted.values().stream().anyMatch(ServiceHours::meet)) {
      throw new IllegalArgumentException(ALLOWED);
    }
    windows = Map.copyOf(sorted);
  }

  private static boolean meet(List<ServiceTime> day) {
    return day.isEmpty()
        || IntStream.range(1, day.size())
            .anyMatch(next -> !day.get(next - 1).until().isBefore(day.get(next).from()));
  }

  /**
   * Reads service hours.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static ServiceHours parse(String text) {
    Map<DayOfWeek, List<ServiceTime>> read = new EnumMap<>(DayOfWeek.class);
    for (String part : text.replace('–', '-').toLowerCase(Locale.ROOT).split(";", -1)) {
      String[] halves = part.strip().split("\\s+(?=\\d)", 2);
      if (halves.length < 2) {
        throw new IllegalArgumentException(ALLOWED);
      }
      List<ServiceTime> times = each(halves[1]).map(ServiceHours::window).toList();
      each(halves[0])
          .flatMap(ServiceHours::days)
          .forEach(day -> read.computeIfAbsent(day, _ -> new ArrayList<>()).addAll(times));
    }
    return new ServiceHours(read);
  }

  private static Stream<String> each(String list) {
    return Arrays.stream(list.split(",", -1)).map(String::strip);
  }

  private static Stream<DayOfWeek> days(String text) {
    String[] ends = text.split("\\s*-\\s*", -1);
    int first = day(ends[0]).getValue();
    int last = day(ends[ends.length - 1]).getValue();
    if (ends.length > 2 || last < first) {
      throw new IllegalArgumentException(ALLOWED);
    }
    return IntStream.rangeClosed(first, last).mapToObj(DayOfWeek::of);
  }

  private static DayOfWeek day(String name) {
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> day.name().substring(0, 3).equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(ALLOWED));
  }

  private static ServiceTime window(String text) {
    String[] ends = text.split("\\s*-\\s*", -1);
    if (ends.length != 2) {
      throw new IllegalArgumentException(ALLOWED);
    }
    try {
      return new ServiceTime(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(ALLOWED, e);
    }
  }

  /**
   * The service of a day: none on a holiday or closed day, and on a short day what ends before it.
   */
  public List<Period> on(LocalDate day, WorkingCalendar calendar) {
    if (calendar.holidays().nameOf(day).isPresent() || calendar.closedDays().contains(day)) {
      return List.of();
    }
    LocalTime end = calendar.shortDays().getOrDefault(day, LocalTime.MAX);
    return windows.getOrDefault(day.getDayOfWeek(), List.of()).stream()
        .filter(window -> !window.until().isAfter(end))
        .map(
            window -> new Period(calendar.at(day, window.from()), calendar.at(day, window.until())))
        .toList();
  }

  /** The last service that was over at a moment; empty where there was none for a month. */
  public Optional<Period> lastOver(Instant moment, WorkingCalendar calendar) {
    LocalDate today = calendar.dateOf(moment);
    return IntStream.rangeClosed(0, DAYS_BACK)
        .mapToObj(today::minusDays)
        .flatMap(day -> on(day, calendar).reversed().stream())
        .filter(window -> !window.until().isAfter(moment))
        .findFirst();
  }
}
