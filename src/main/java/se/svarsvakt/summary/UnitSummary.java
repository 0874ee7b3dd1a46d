package se.svarsvakt.summary;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.summary.UnitFigures.MailboxFigures;
import se.svarsvakt.worktime.CalendarWeek;

/**
 * What is told of a unit in a week.
 *
 * @param unit its figures
 * @param persons the figures of each person; null where they are withheld
 * @param personsWithheld why; empty where they are not
 * @param recounted whether the persons' figures do not add up to the unit's, which were kept before
 *     some of the mail could be read
 * @param trend what was due and answered in time, for the twelve weeks that end with the week
 * @param advice what the manager can do about it, the weightiest first
 * @param functions all that speaks for a function mailbox, whether or not it is among the advice
 */
public record UnitSummary(
    UnitFigures unit,
    @Nullable List<MailboxFigures> persons,
    Optional<Withheld> personsWithheld,
    boolean recounted,
    List<TrendPoint> trend,
    List<Advice> advice,
    List<Advice.FunctionMailbox> functions) {
  /** Keeps copies. */
  public UnitSummary {
    persons = persons == null ? null : List.copyOf(persons);
    trend = List.copyOf(trend);
    advice = List.copyOf(advice);
    functions = List.copyOf(functions);
  }

  /** Of which nothing speaks for a function mailbox. */
  public UnitSummary(
      UnitFigures unit,
      @Nullable List<MailboxFigures> persons,
      Optional<Withheld> personsWithheld,
      boolean recounted,
      List<TrendPoint> trend,
      List<Advice> advice) {
    this(unit, persons, personsWithheld, recounted, trend, advice, List.of());
  }

  /** Why figures of people are not shown. */
  public enum Withheld implements EnumCode {
    /** The policy does not show them. */
    POLICY,
    /** The unit is too small. */
    MINIMUM_GROUP
  }

  /**
   * One week of a trend.
   *
   * @param due what was due; null where the week is not known
   * @param onTime what was answered in time; null as that
   */
  public record TrendPoint(CalendarWeek week, @Nullable Integer due, @Nullable Integer onTime) {
    /** The share that was answered in time; null where nothing was due, or it is not known. */
    public @Nullable Double share() {
      return due == null || onTime == null || due == 0 ? null : (double) onTime / due;
    }
  }

  /** Whose unit it is. */
  public MailboxId manager() {
    return unit.manager();
  }
}
