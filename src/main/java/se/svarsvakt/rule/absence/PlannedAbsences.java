package se.svarsvakt.rule.absence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import se.svarsvakt.worktime.WorkingCalendar;

/** Finds a person's planned absences in their calendar (docs/how-it-judges.md 4). */
public final class PlannedAbsences {
  private PlannedAbsences() {}

  /**
   * The planned absences, in the order of time. Entries that adjoin count together: they touch,
   * overlap, or the person does not work between them.
   *
   * @param outOfOffice the calendar entries shown as out of office, in any order
   */
  public static List<PlannedAbsence> of(
      Collection<Span> outOfOffice, PersonalHours hours, WorkingCalendar calendar) {
    var days = new PersonalCalendar(hours, calendar);
    return joined(outOfOffice, days).stream()
        .flatMap(span -> absence(span, days).stream())
        .toList();
  }

  private static List<Span> joined(Collection<Span> entries, PersonalCalendar days) {
    var result = new ArrayList<Span>();
    entries.stream()
        .map(days::asMeant)
        .sorted(Comparator.comparing(Span::from).thenComparing(Span::until))
        .forEach(entry -> join(result, entry, days));
    return result;
  }

  private static void join(List<Span> earlier, Span entry, PersonalCalendar days) {
    if (!earlier.isEmpty() && adjoin(earlier.getLast(), entry, days)) {
      earlier.add(earlier.removeLast().with(entry));
    } else {
      earlier.add(entry);
    }
  }

  private static boolean adjoin(Span one, Span next, PersonalCalendar days) {
    var gap = one.until();
    return !next.from().isAfter(gap) || !days.haveWorkIn(new Span(gap, next.from()));
  }

  private static Optional<PlannedAbsence> absence(Span span, PersonalCalendar days) {
    var shifts = days.shiftsIn(span);
    int wholeDays = (int) shifts.stream().filter(WorkShift::whole).count();
    return wholeDays == 0
        ? Optional.empty()
        : Optional.of(
            new PlannedAbsence(span, shifts.getFirst().day(), shifts.getLast().day(), wholeDays));
  }
}
