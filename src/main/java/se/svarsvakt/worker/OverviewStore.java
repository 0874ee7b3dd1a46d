package se.svarsvakt.worker;

import java.util.Optional;

/** Keeps the figures of the last pass for the pages of all nodes. */
public interface OverviewStore {
  /** Replaces what was kept. */
  void keep(OverviewTotals totals);

  /** What was kept last. */
  Optional<OverviewTotals> latest();
}
