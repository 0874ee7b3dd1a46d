package se.svarsvakt.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.worker.Replay;

/**
 * What past days would have brought, for people or for programs.
 *
 * @param from the beginning of the time that was judged
 * @param to its end
 * @param zone the policy's zone
 * @param outcome what was counted
 */
record ReplayReport(Instant from, Instant to, ZoneId zone, Replay.Outcome outcome) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);

  /** Prints one JSON document: {@code from}, {@code to}, {@code days}, {@code total}. */
  void json(PrintWriter out) {
    List<DayRow> days = new ArrayList<>();
    outcome.days().forEach((day, kinds) -> kinds.forEach((k, n) -> days.add(DayRow.of(day, k, n))));
    String start = DateTimeFormats.iso(from, zone);
    String end = DateTimeFormats.iso(to, zone);
    out.println(
        EntryPrinter.JSON.writeValueAsString(new Document(start, end, days, outcome.total())));
    out.flush();
  }

  private record Document(String from, String to, List<DayRow> days, Replay.Count total) {}

  private record DayRow(String date, String kind, int nudges, int people) {
    static DayRow of(LocalDate day, NudgeKind kind, Replay.Count count) {
      return new DayRow(day.toString(), kind.code(), count.nudges(), count.people());
    }
  }

  /** Prints a table. */
  void table(Streams streams) {
    PrintWriter out = streams.out();
    out.printf(
        "Svarsvakt  replay of %s to %s: would have sent %d nudge(s) to %d people%n",
        DAY.format(from.atZone(zone)),
        DAY.format(to.atZone(zone)),
        outcome.total().nudges(),
        outcome.total().people());
    List<List<String>> lines = new ArrayList<>();
    outcome
        .days()
        .forEach(
            (day, kinds) -> {
              for (Map.Entry<NudgeKind, Replay.Count> kind : kinds.entrySet()) {
                lines.add(
                    List.of(
                        DAY.format(day),
                        kind.getKey().code(),
                        kind.getValue().nudges() + " nudge(s)",
                        "to " + kind.getValue().people() + " people"));
              }
            });
    new ConsoleTable(streams).print("BY DAY", ConsoleTable.Tone.PLAIN, lines);
    out.println();
    out.println(
        "Nothing was sent or stored. Nudges about absences are not counted: a mailbox does not"
            + " remember how automatic replies were set.");
    out.flush();
  }
}
