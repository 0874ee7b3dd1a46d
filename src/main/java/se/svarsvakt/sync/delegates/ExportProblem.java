package se.svarsvakt.sync.delegates;

/**
 * Something wrong with the administrator's export.
 *
 * @param line the line, counted from 1
 * @param what what is wrong, without what stands in the line
 * @param advice what to do about it
 */
public record ExportProblem(long line, String what, String advice) {
  /** Refuses a line that no file has. */
  public ExportProblem {
    if (line < 1) {
      throw new IllegalArgumentException("lines are counted from 1, not " + line);
    }
  }

  @Override
  public String toString() {
    return "line " + line + ": " + what + "; " + advice;
  }
}
