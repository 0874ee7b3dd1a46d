package se.svarsvakt.summary;

import java.time.YearMonth;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.AbsenceIssue;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.summary.UnitFigures.MailboxFigures;
import se.svarsvakt.worktime.CalendarWeek;

/**
 * The kept weeks of one unit in a year, added up. A week whose figures are withheld is left out.
 */
public final class YearTally {
  private int weeks;
  private int withheld;
  private YearSums sums = YearSums.NONE;
  private Matured matured = Matured.NONE;
  private final SortedMap<YearMonth, YearSums> months = new TreeMap<>();
  private final SortedMap<MailboxId, YearSums> shared = new TreeMap<>();
  private final SortedMap<RuleName, YearSums> apart = new TreeMap<>();
  private final SortedMap<MailboxId, SortedMap<RuleName, YearSums>> sharedApart = new TreeMap<>();
  private final SortedMap<ObservedFinding.Kind, Integer> findings = new TreeMap<>();

  void add(CalendarWeek week, UnitFigures unit) {
    for (MailboxFigures each : unit.shared()) {
      merge(shared, each.mailbox(), each.figures());
      each.apart()
          .forEach(
              (rule, figures) ->
                  merge(
                      sharedApart.computeIfAbsent(each.mailbox(), _ -> new TreeMap<>()),
                      rule,
                      figures));
    }
    unit.apart().forEach((rule, each) -> merge(apart, rule, each.figures()));
    unit.findings().stream()
        .filter(each -> each.fresh() > 0)
        .forEach(each -> findings.merge(each.kind(), each.fresh(), Integer::sum));
    Figures figures = unit.figures();
    if (figures == null) {
      withheld++;
      return;
    }
    weeks++;
    sums = sums.plus(figures);
    merge(months, month(week), figures);
  }

  private static <K> void merge(Map<K, YearSums> sums, K key, @Nullable Figures figures) {
    if (figures != null) {
      sums.put(key, sums.getOrDefault(key, YearSums.NONE).plus(figures));
    }
  }

  /** The mail of a week, as the week after it has it. */
  void addMatured(UnitFigures weekAfter) {
    matured = matured.plus(weekAfter.matured());
  }

  /** A week counts in the month of its Thursday, as it does in the year. */
  private static YearMonth month(CalendarWeek week) {
    return YearMonth.from(week.monday().plusDays(3));
  }

  /** How many weeks are added up. */
  public int weeks() {
    return weeks;
  }

  /** How many were left out, for they would have pointed at one person. */
  public int withheld() {
    return withheld;
  }

  /** The sums of the year. */
  public YearSums sums() {
    return sums;
  }

  /** The sums of each month of which there are weeks. */
  public SortedMap<YearMonth, YearSums> months() {
    return months;
  }

  /** The sums of each shared mailbox. */
  public SortedMap<MailboxId, YearSums> shared() {
    return shared;
  }

  /** The sums of what is counted apart, as far as its figures are told. */
  public SortedMap<RuleName, YearSums> apart() {
    return apart;
  }

  /** The same of a shared mailbox. */
  public SortedMap<RuleName, YearSums> apart(MailboxId mailbox) {
    return sharedApart.getOrDefault(mailbox, new TreeMap<>());
  }

  /** How many findings of each kind were new. */
  public SortedMap<ObservedFinding.Kind, Integer> findings() {
    return findings;
  }

  /**
   * How many of these were absences without automatic reply or cover: what is to become fewer. One
   * that nobody saw to beforehand is counted when it has begun, not twice.
   */
  public int absences() {
    return findings.entrySet().stream()
        .filter(each -> Advice.UNCOVERED.contains(each.getKey()))
        .filter(each -> !each.getKey().code().equals(AbsenceIssue.NO_ROUTINE))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /**
   * The mail of weeks that were over for a week; for information, as the municipalities' quality
   * comparison (KKiK) counted it until 2021.
   */
  public Matured matured() {
    return matured;
  }

  /** The share of that answered within so many working days; null where there is none. */
  public @Nullable Double within(int days) {
    int at = Figures.WITHIN.indexOf(days);
    return matured.received() == 0 ? null : (double) matured.within().get(at) / matured.received();
  }

  /** The share of that which nobody had answered; null where there is none. */
  public @Nullable Double unansweredShare() {
    return matured.received() == 0 ? null : (double) matured.unanswered() / matured.received();
  }
}
