package se.svarsvakt.worktime;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A deadline together with what explains it.
 *
 * @param at the end of working hours on the due day
 * @param day the due day, a working day
 * @param skipped the days before it that were not counted, oldest first
 */
public record DueDate(Instant at, LocalDate day, List<SkippedDay> skipped) {
  /** Keeps its own copy of the skipped days. */
  public DueDate {
    skipped = List.copyOf(skipped);
  }
}
