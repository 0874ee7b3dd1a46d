package se.svarsvakt.web;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import se.svarsvakt.doctor.DoctorCheck;
import se.svarsvakt.doctor.DoctorCheck.Status;
import se.svarsvakt.doctor.DoctorReport;
import se.svarsvakt.doctor.DoctorText;
import se.svarsvakt.doctor.DoctorWords;

/**
 * The checks of an examination that stand alike, in the words of one language.
 *
 * @param status how they stand
 * @param count how many there are
 * @param lines those that are shown: of one sort only the first ones
 */
record CheckGroup(Status status, int count, List<CheckLine> lines) {
  private static final String REMARK = "  # ";

  /**
   * One check.
   *
   * @param about the mailbox, right, file or setting; empty where it is about all
   * @param command how to mend it, as a line to be taken over as it stands; empty for none
   * @param remark what is to be known beside it, or how to mend it in words; empty for nothing
   */
  record CheckLine(String id, String about, String found, String command, String remark) {}

  /** Those of a report, what is to be done first in front; what nothing stands like is left out. */
  static List<CheckGroup> of(DoctorReport report, DoctorWords words) {
    return Arrays.stream(Status.values())
        .sorted(Comparator.reverseOrder())
        .map(
            status ->
                new CheckGroup(
                    status,
                    report.count(status),
                    report.some(status).stream().map(check -> line(check, words)).toList()))
        .toList();
  }

  /** How many are not shown. */
  public int more() {
    return count - lines.size();
  }

  private static CheckLine line(DoctorCheck check, DoctorWords words) {
    String mend = check.advice().map(words::of).orElse("");
    boolean verbatim = check.advice().map(DoctorText::isVerbatim).orElse(false);
    int end = mend.indexOf(REMARK);
    String command = verbatim ? mend.substring(0, end < 0 ? mend.length() : end) : "";
    String remark =
        verbatim ? mend.substring(end < 0 ? mend.length() : end + REMARK.length()) : mend;
    return new CheckLine(
        check.id(),
        Objects.requireNonNullElse(check.subject(), ""),
        words.of(check.found()),
        command,
        remark);
  }
}
