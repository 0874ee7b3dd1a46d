package se.svarsvakt.sync;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a folder's round held that cannot be used: its count by code.
 *
 * @param counts how many entries, by why they cannot be used; empty where all can
 * @param page the link of the first page with one of them; null where that was the first of all
 */
public record LeftOut(Map<String, Integer> counts, @Nullable String page) {
  /** Nothing was left out. */
  public static final LeftOut NOTHING = new LeftOut(Map.of(), null);

  /** Keeps a copy. */
  public LeftOut {
    counts = Map.copyOf(counts);
  }

  /** Whether all could be used. */
  public boolean isNothing() {
    return counts.isEmpty();
  }

  /** Counts while a round is read. */
  public static final class RoundCount {
    private final Map<String, Integer> counts = new TreeMap<>();
    private @Nullable String page;

    /**
     * Adds one.
     *
     * @param page the link of the page that it stands on; null for the first page
     */
    public void add(String code, @Nullable String page) {
      if (counts.isEmpty()) {
        this.page = page;
      }
      counts.merge(code, 1, Integer::sum);
    }

    /** Everything so far. */
    public LeftOut all() {
      return new LeftOut(counts, page);
    }
  }
}
