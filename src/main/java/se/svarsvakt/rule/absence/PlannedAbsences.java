package se.svarsvakt.rule.absence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import se.svarsvakt.worktime.Period;
import se.svarsvakt.worktime.PersonalCalendar;
import se.svarsvakt.worktime.WorkShift;

/** Finds a person's planned absences in their calendar (docs/how-it-judges.md 4). */
public final class PlannedAbsences {
  private PlannedAbsences() {}

  /**
   * The planned absences, in the order of time. Entries that adjoin count together: they touch,
   * overlap, or the person does not work between them.
   *
   * @param outOfOffice the calendar entries shown as out of office, in any order
   */
  public static List<PlannedAbsence> of(Collection<Period> outOfOffice, PersonalCalendar days) {
    return joined(outOfOffice, days).stream()
        .flatMap(period -> absence(period, days).stream())
        .toList();
  }

  private static List<Period> joined(Collection<Period> entries, PersonalCalendar days) {
    var result = new ArrayList<Period>();
    entries.stream().map(days::asMeant).sorted().forEach(entry -> join(result, entry, days));
    return result;
  }

  private static void join(List<Period> earlier, Period entry, PersonalCalendar days) {
    if (!earlier.isEmpty() && adjoin(earlier.getLast(), entry, days)) {
      earlier.add(earlier.removeLast().with(entry));
    } else {
      earlier.add(entry);
    }
  }

  private static boolean adjoin(Period one, Period next, PersonalCalendar days) {
    var gap = one.until();
    return !next.from().isAfter(gap) || !days.haveWorkIn(new Period(gap, next.from()));
  }

  private static Optional<PlannedAbsence> absence(Period period, PersonalCalendar days) {
    var shifts = days.shiftsIn(period);
    int wholeDays = (int) shifts.stream().filter(WorkShift::whole).count();
    return wholeDays == 0
        ? Optional.empty()
        : Optional.of(
            new PlannedAbsence(period, shifts.getFirst().day(), shifts.getLast().day(), wholeDays));
  }
}
