package se.svarsvakt.rule.signature;

import java.util.Arrays;
import java.util.List;

/**
 * The best way to read the written words as the expected ones, in their order: as many as possible,
 * and rather those that stand side by side.
 */
final class WordAlignment {
  private static final int WORD = 2;
  private static final int PHONE = 4;
  private static final int SIDE_BY_SIDE = 1;

  private final List<ExpectedLine.ExpectedWord> expected;
  private final List<SignatureWord> written;
  private final int[][] best;
  private final int[][] matched;

  WordAlignment(List<ExpectedLine.ExpectedWord> expected, List<SignatureWord> written) {
    this.expected = expected;
    this.written = written;
    this.best = new int[expected.size() + 1][written.size() + 1];
    this.matched = new int[expected.size() + 1][written.size() + 1];
    for (int i = 1; i <= expected.size(); i++) {
      for (int j = 1; j <= written.size(); j++) {
        weigh(i, j);
      }
    }
  }

  private void weigh(int i, int j) {
    if (expected.get(i - 1).matches(written.get(j - 1))) {
      int worth = written.get(j - 1).isPhone() ? PHONE : WORD;
      int beside = matched[i - 1][j - 1] > 0 ? matched[i - 1][j - 1] + SIDE_BY_SIDE : 0;
      matched[i][j] = worth + Math.max(best[i - 1][j - 1], beside);
    }
    best[i][j] = Math.max(matched[i][j], Math.max(best[i - 1][j], best[i][j - 1]));
  }

  /** How much of the expected text stands there. */
  int score() {
    return best[expected.size()][written.size()];
  }

  /** For each written word the index of the expected word that it is, or -1. */
  int[] partners() {
    int[] partners = new int[written.size()];
    Arrays.fill(partners, -1);
    int i = expected.size();
    int j = written.size();
    boolean chained = false;
    while (i > 0 && j > 0) {
      if (chained || (matched[i][j] == best[i][j] && best[i][j] > best[i][j - 1])) {
        partners[j - 1] = i - 1;
        chained =
            matched[i - 1][j - 1] + SIDE_BY_SIDE > best[i - 1][j - 1] && matched[i - 1][j - 1] > 0;
        i--;
        j--;
      } else if (best[i][j] == best[i][j - 1]) {
        j--;
      } else {
        i--;
      }
    }
    return partners;
  }
}
