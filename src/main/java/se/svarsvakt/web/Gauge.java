package se.svarsvakt.web;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A figure that goes up and down, in Prometheus' text format 0.0.4.
 *
 * @param name without the program's own
 * @param help one line that says what it is
 * @param samples its values
 */
record Gauge(String name, String help, List<Measured> samples) {
  /**
   * A value.
   *
   * @param labels as they are written; empty for none
   */
  record Measured(String labels, double value) {
    static Measured of(String label, String is, double value) {
      return new Measured("{" + label + "=\"" + is.replaceAll("[\\\\\"\n]", "_") + "\"}", value);
    }
  }

  static Gauge of(String name, String help, double value) {
    return new Gauge(name, help, List.of(new Measured("", value)));
  }

  /** A moment in Unix time. */
  static double seconds(Instant moment) {
    return moment.toEpochMilli() / 1000.0;
  }

  String text() {
    String head = "# HELP svarsvakt_%s %s\n# TYPE svarsvakt_%s gauge\n".formatted(name, help, name);
    return samples.stream()
        .map(sample -> "svarsvakt_" + name + sample.labels() + " " + sample.value() + "\n")
        .collect(Collectors.joining("", head, ""));
  }
}
