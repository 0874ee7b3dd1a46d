package se.svarsvakt.sync.delegates;

import java.util.List;

/** What came of reading the administrator's export. */
public sealed interface ExportReading {
  /** What is wrong with single lines, in their order; the first thousand. */
  List<ExportProblem> problems();

  /**
   * The file can be used, but for the lines that have problems.
   *
   * @param export what it says
   * @param problems the lines that do not count
   */
  record Usable(Export export, List<ExportProblem> problems) implements ExportReading {
    /** Keeps a copy. */
    public Usable {
      problems = List.copyOf(problems);
    }
  }

  /**
   * The file as a whole cannot be used; what was read before stays in force.
   *
   * @param reason one line: why, and what to do
   * @param problems the lines that are wrong, where it came so far
   */
  record Unusable(String reason, List<ExportProblem> problems) implements ExportReading {
    /** Keeps a copy. */
    public Unusable {
      problems = List.copyOf(problems);
    }
  }
}
