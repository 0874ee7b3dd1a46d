package se.svarsvakt.mail.phrase;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the texts that a regular expression matches have in common: each contains one of a few
 * words. A text without any of them needs no look by the expression.
 *
 * @param exact all texts that it matches, where they are few; null where they are many
 * @param within words of which every text that it matches contains one; null where there are none
 */
record Needles(@Nullable Set<String> exact, @Nullable Set<String> within) {
  /** Whatever stands there. */
  static final Needles ANYTHING = new Needles(null, null);

  /** What takes no room: a word's edge, a look at what stands around. */
  static final Needles NOTHING = new Needles(Set.of(""), null);

  private static final int MOST_EXACT = 64;
  private static final int MOST = 2_000;
  private static final int SHORTEST = 2;

  static Needles of(Set<String> exact) {
    return new Needles(exact, null);
  }

  /** The words to look for; null where a match may hold none. */
  @Nullable Set<String> words() {
    if (exact == null) {
      return within;
    }
    return shortest(exact) < SHORTEST ? null : exact;
  }

  private static int shortest(Set<String> words) {
    return words.stream().mapToInt(String::length).min().orElse(0);
  }

  /** One of these expressions. */
  static Needles either(List<Needles> all) {
    Set<String> exact = union(all, Needles::exact, MOST_EXACT);
    return exact != null ? of(exact) : new Needles(null, union(all, Needles::words, MOST));
  }

  private static @Nullable Set<String> union(
      List<Needles> all, Function<Needles, @Nullable Set<String>> texts, int most) {
    Set<String> union = new LinkedHashSet<>();
    for (Needles each : all) {
      Set<String> some = texts.apply(each);
      if (some == null) {
        return null;
      }
      union.addAll(some);
    }
    return union.size() > most ? null : union;
  }

  /** These expressions one after another. */
  static Needles sequence(List<Needles> all) {
    Needles best = ANYTHING;
    Needles run = NOTHING;
    boolean whole = true;
    for (Needles each : all) {
      Needles longer = joined(run, each);
      if (longer.exact == null) {
        whole = false;
        best = better(best, better(run, each));
        run = each.exact == null ? NOTHING : each;
      } else {
        run = longer;
      }
    }
    return whole ? run : new Needles(null, better(best, run).words());
  }

  private static Needles joined(Needles first, Needles second) {
    if (first.exact == null || second.exact == null) {
      return ANYTHING;
    }
    if ((long) first.exact.size() * second.exact.size() > MOST_EXACT) {
      return ANYTHING;
    }
    Set<String> behind = second.exact;
    return of(
        first.exact.stream()
            .flatMap(one -> behind.stream().map(one::concat))
            .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  /** Whose shortest word is longer, for it is rarer. */
  private static Needles better(Needles one, Needles other) {
    return Stream.of(one, other)
        .filter(each -> each.words() != null)
        .max(
            Comparator.<Needles>comparingInt(each -> Math.min(LiteralSearch.LONGEST, least(each)))
                .thenComparingInt(each -> -count(each)))
        .orElse(ANYTHING);
  }

  private static int least(Needles each) {
    Set<String> words = each.words();
    return words == null ? 0 : shortest(words);
  }

  private static int count(Needles each) {
    Set<String> words = each.words();
    return words == null ? 0 : words.size();
  }

  /** The expression so many times; {@code most} below zero is any number. */
  Needles times(int least, int most) {
    if (most == 0) {
      return NOTHING;
    }
    if (least == 0) {
      return most == 1 && exact != null ? either(List.of(this, NOTHING)) : ANYTHING;
    }
    if (least == most && exact != null) {
      Needles all = this;
      for (int i = 1; i < least && all.exact != null; i++) {
        all = joined(all, this);
      }
      if (all.exact != null) {
        return all;
      }
    }
    return new Needles(null, words());
  }
}
