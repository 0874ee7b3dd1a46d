package se.svarsvakt.summary;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The share of mail answered within so many working days, estimated by Kaplan and Meier, so that
 * mail that is still young neither helps nor hurts (Journal of the American Statistical Association
 * 53, 1958).
 */
final class SurvivalCurve {
  private static final int LAST = Figures.WITHIN.getLast();

  private final int[] answered = new int[LAST + 1];
  private final int[] unansweredYet = new int[LAST + 1];
  private int later;

  /** A mail that was answered after so many working days. */
  void answeredAfter(int days) {
    if (days > LAST) {
      later++;
    } else {
      answered[days]++;
    }
  }

  /** A mail of which it is known for so many working days that nobody answered. */
  void unansweredFor(int days) {
    if (days > LAST) {
      later++;
    } else {
      unansweredYet[days]++;
    }
  }

  void add(SurvivalCurve other) {
    for (int day = 0; day <= LAST; day++) {
      answered[day] += other.answered[day];
      unansweredYet[day] += other.unansweredYet[day];
    }
    later += other.later;
  }

  /** The shares; null where no mail is old enough to tell. */
  @Nullable SortedMap<Integer, @Nullable Double> shares() {
    int atRisk = later;
    for (int day = 0; day <= LAST; day++) {
      atRisk += answered[day] + unansweredYet[day];
    }
    return atRisk == 0 ? null : shares(atRisk);
  }

  private SortedMap<Integer, @Nullable Double> shares(int all) {
    SortedMap<Integer, @Nullable Double> shares = new TreeMap<>();
    int atRisk = all;
    double waiting = 1;
    boolean known = true;
    for (int day = 0; day <= LAST; day++) {
      known = atRisk > 0 || (known && waiting == 0);
      waiting = atRisk > 0 ? waiting * (1 - (double) answered[day] / atRisk) : waiting;
      if (Figures.WITHIN.contains(day)) {
        shares.put(day, known ? 1 - waiting : null);
      }
      atRisk -= answered[day] + unansweredYet[day];
    }
    return shares;
  }
}
