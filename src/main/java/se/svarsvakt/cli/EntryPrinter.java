package se.svarsvakt.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Prints entries of the register as it is asked to. */
final class EntryPrinter {
  static final ObjectWriter JSON = JsonMapper.shared().writerWithDefaultPrettyPrinter();

  @Option(
      names = "--output",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "How the result is printed; default ${DEFAULT-VALUE}.")
  private ScanCommand.Output output = ScanCommand.Output.TABLE;

  /** All entries that are in force; as JSON an array. */
  void list(Streams streams, String title, List<PrintableEntry> entries) {
    list(streams, title, "No " + title + " in force.", entries);
  }

  /**
   * All entries; as JSON an array.
   *
   * @param none what the table says where there are none
   */
  void list(Streams streams, String title, String none, List<PrintableEntry> entries) {
    PrintWriter out = streams.out();
    switch (output) {
      case JSON ->
          out.println(
              JSON.writeValueAsString(entries.stream().map(PrintableEntry::members).toList()));
      case TABLE -> {
        if (entries.isEmpty()) {
          out.println(none);
        }
        new ConsoleTable(streams)
            .print(
                title.toUpperCase(Locale.ROOT),
                ConsoleTable.Tone.PLAIN,
                entries.stream().map(PrintableEntry::cells).toList());
      }
    }
    out.flush();
  }

  /** One entry, that was just made; as JSON an object. */
  void one(Streams streams, PrintableEntry entry) {
    PrintWriter out = streams.out();
    switch (output) {
      case JSON -> out.println(JSON.writeValueAsString(entry.members()));
      case TABLE -> out.println(String.join("  ", entry.cells()).stripTrailing());
    }
    out.flush();
  }
}
