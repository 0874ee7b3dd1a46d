package se.svarsvakt.summary;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Mail of one week, a week later: what a year's means are made from, for waits of several weeks
 * cannot be told from their quantiles.
 *
 * @param received how many came
 * @param within how many of them were answered within each of {@link Figures#WITHIN}
 * @param unanswered how many nobody had answered
 */
public record Matured(int received, List<Integer> within, int unanswered) {
  static final Matured NONE =
      new Matured(0, IntStream.range(0, Figures.WITHIN.size()).mapToObj(_ -> 0).toList(), 0);

  /** Keeps a copy. */
  public Matured {
    within = List.copyOf(within);
  }

  /** With one mail more, answered after so many working days; null for one without an answer. */
  Matured with(@Nullable Integer days) {
    Integer[] more =
        Figures.WITHIN.stream()
            .map(limit -> days != null && days <= limit ? 1 : 0)
            .toArray(Integer[]::new);
    return plus(new Matured(1, Arrays.asList(more), days == null ? 1 : 0));
  }

  Matured plus(Matured other) {
    return new Matured(
        received + other.received,
        IntStream.range(0, within.size())
            .mapToObj(each -> within.get(each) + other.within.get(each))
            .toList(),
        unanswered + other.unanswered);
  }
}
