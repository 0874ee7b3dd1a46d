package se.svarsvakt.cli;

import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import se.svarsvakt.cli.ConsoleTable.Tone;
import se.svarsvakt.doctor.DoctorCheck;
import se.svarsvakt.doctor.DoctorCheck.Status;
import se.svarsvakt.doctor.DoctorReport;
import se.svarsvakt.doctor.DoctorWords;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints what an examination found, as a table or as JSON. */
record DoctorOutput(DoctorReport report, ZoneId zone) {
  private static final DoctorWords WORDS = DoctorWords.ENGLISH;

  /** As {@code doctor-output.schema.json} has it. */
  void json(PrintWriter out) {
    JsonMapper json = JsonMapper.shared();
    ObjectNode all = json.createObjectNode();
    all.put("at", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(report.at().atZone(zone)));
    ArrayNode checks = all.putArray("checks");
    for (DoctorCheck check : report.checks()) {
      checks
          .addObject()
          .put("id", check.id())
          .put("status", check.status().name())
          .put("subject", check.subject())
          .put("found", WORDS.of(check.found()))
          .put("mend", check.advice().map(WORDS::of).orElse(null));
    }
    ObjectNode total = all.putObject("total");
    for (Status status : Status.values()) {
      total.put(status.name(), report.count(status));
    }
    out.println(json.writerWithDefaultPrettyPrinter().writeValueAsString(all));
    out.flush();
  }

  /** What is to be done first comes first; of one sort only some are shown. */
  void table(Streams streams) {
    ConsoleTable table = new ConsoleTable(streams);
    Arrays.stream(Status.values())
        .sorted(Comparator.reverseOrder())
        .forEach(status -> table.print(status.name(), tone(status), rows(status)));
    streams.out().println();
    streams
        .out()
        .println(
            Arrays.stream(Status.values())
                .map(status -> report.count(status) + " " + status)
                .collect(Collectors.joining(", ")));
    streams.out().flush();
  }

  private static Tone tone(Status status) {
    return switch (status) {
      case OK -> Tone.PLAIN;
      case UNKNOWN, WARNING -> Tone.WARN;
      case MISSING -> Tone.BAD;
    };
  }

  private List<List<String>> rows(Status status) {
    return report.some(status).stream().map(DoctorOutput::row).toList();
  }

  private static List<String> row(DoctorCheck check) {
    String found = WORDS.of(check.found());
    return List.of(
        check.id(),
        Objects.requireNonNullElse(check.subject(), ""),
        check.advice().map(mend -> found + " → " + WORDS.of(mend)).orElse(found));
  }
}
