package se.svarsvakt.docspack;

import java.util.ArrayList;
import java.util.List;

/** What changed between two texts, line by line. */
final class LineDiff {
  private LineDiff() {}

  /** The lines that went ({@code - }) and came ({@code + }), in the order of the texts. */
  static List<String> between(String before, String after) {
    List<String> old = before.lines().toList();
    List<String> fresh = after.lines().toList();
    int[][] common = new int[old.size() + 1][fresh.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = fresh.size() - 1; j >= 0; j--) {
        common[i][j] =
            old.get(i).equals(fresh.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<String> changes = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < old.size() || j < fresh.size()) {
      if (i < old.size() && j < fresh.size() && old.get(i).equals(fresh.get(j))) {
        i++;
        j++;
      } else if (j == fresh.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
        changes.add("- " + old.get(i++));
      } else {
        changes.add("+ " + fresh.get(j++));
      }
    }
    return changes.stream().filter(line -> line.length() > 2).toList();
  }
}
