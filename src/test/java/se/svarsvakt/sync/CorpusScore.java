package se.svarsvakt.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.svarsvakt.mail.ReasonedVerdict;
import se.svarsvakt.mail.Verdict;

/**
 * How well the verdicts of a corpus match its labels.
 *
 * @param judged each message with what the program made of it
 */
record CorpusScore(List<Judged> judged) {
  /** The least share of a verdict's messages that are right, either way. */
  static final double LEAST = 0.97;

  /** A verdict with fewer messages than this is counted in the whole alone. */
  static final int FEWEST = 8;

  /**
   * A message and what the program made of it.
   *
   * @param message the message with its label
   * @param got the program's verdict and its cause
   */
  record Judged(CorpusMessage message, ReasonedVerdict got) {
    boolean isRight() {
      return message.verdict() == got.verdict();
    }

    private String line() {
      return String.format(
          Locale.ROOT,
          "%s %s: labelled %s, judged %s (%s%s)",
          message.place(),
          message.id(),
          message.verdict().code(),
          got.verdict().code(),
          got.cause(),
          got.phrase().isEmpty() ? "" : ", " + got.phrase());
    }
  }

  /** What falls below {@link #LEAST}: a line each, none where all is well. */
  List<String> shortcomings() {
    List<String> found = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      if (labelled(verdict) >= FEWEST) {
        demand(found, "recall of " + verdict.code(), recall(verdict));
        demand(found, "precision of " + verdict.code(), precision(verdict));
      }
    }
    demand(found, "share of all that is right", accuracy());
    return found;
  }

  private static void demand(List<String> found, String what, double share) {
    if (share < LEAST) {
      found.add(String.format(Locale.ROOT, "%s is %.3f", what, share));
    }
  }

  /** The table of all verdicts, then the wrong ones, one a line. */
  String report() {
    Stream<String> head =
        Stream.of(
            String.format(Locale.ROOT, "%d messages, %.3f right", judged.size(), accuracy()),
            String.format(
                "%-16s %8s %8s %9s %7s", "verdict", "labelled", "judged", "precision", "recall"));
    Stream<String> table =
        Stream.of(Verdict.values()).filter(verdict -> labelled(verdict) > 0).map(this::row);
    Stream<String> wrong = judged.stream().filter(each -> !each.isRight()).map(Judged::line);
    return Stream.of(head, table, wrong)
        .flatMap(each -> each)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private String row(Verdict verdict) {
    return String.format(
        Locale.ROOT,
        "%-16s %8d %8d %9.3f %7.3f",
        verdict.code(),
        labelled(verdict),
        given(verdict),
        precision(verdict),
        recall(verdict));
  }

  private long labelled(Verdict verdict) {
    return judged.stream().filter(each -> each.message().verdict() == verdict).count();
  }

  private long given(Verdict verdict) {
    return judged.stream().filter(each -> each.got().verdict() == verdict).count();
  }

  private long right(Verdict verdict) {
    return judged.stream()
        .filter(each -> each.isRight() && each.got().verdict() == verdict)
        .count();
  }

  double precision(Verdict verdict) {
    return share(right(verdict), given(verdict));
  }

  double recall(Verdict verdict) {
    return share(right(verdict), labelled(verdict));
  }

  private double accuracy() {
    return share(judged.stream().filter(Judged::isRight).count(), judged.size());
  }

  /** Of nothing, all is right. */
  private static double share(long part, long whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }
}
