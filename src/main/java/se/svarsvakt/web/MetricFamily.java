package se.svarsvakt.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * A figure with all its samples, in Prometheus' text format 0.0.4.
 *
 * @param type whether it goes up and down
 * @param name without the program's own
 * @param help one line that says what it is
 * @param samples its values
 */
record MetricFamily(Type type, String name, String help, List<Measured> samples) {
  /** What Prometheus may do with it. */
  enum Type {
    GAUGE,
    COUNTER,
    HISTOGRAM
  }

  /**
   * A value.
   *
   * @param name what follows the family's name, and labels as they are written; empty for none
   */
  record Measured(String name, double value) {
    static Measured of(String label, String is, double value) {
      return of(Map.of(label, is), value);
    }

    static Measured of(Map<String, String> labels, double value) {
      return new Measured(
          labels.entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(each -> each.getKey() + "=\"" + plain(each.getValue()) + "\"")
              .collect(Collectors.joining(",", "{", "}")),
          value);
    }

    private static String plain(String text) {
      return text.replaceAll("[\\\\\"\n]", "_");
    }
  }

  static MetricFamily gauge(String name, String help, double value) {
    return gauges(name, help, List.of(new Measured("", value)));
  }

  static MetricFamily gauges(String name, String help, List<Measured> samples) {
    return new MetricFamily(Type.GAUGE, name, help, samples);
  }

  /** One that only grows while the program runs; its name ends in {@code _total}. */
  static MetricFamily counter(String name, String help, List<Measured> samples) {
    return new MetricFamily(Type.COUNTER, name, help, samples);
  }

  /**
   * How many values are how large.
   *
   * @param upTo how many are at most so large and larger than the bound before, by that bound
   * @param beyond how many are larger than all bounds
   * @param sum of all values
   */
  static MetricFamily histogram(
      String name, String help, SortedMap<Double, Long> upTo, long beyond, double sum) {
    List<Measured> samples = new ArrayList<>();
    long all = 0;
    for (Map.Entry<Double, Long> each : upTo.entrySet()) {
      all += each.getValue();
      samples.add(new Measured("_bucket{le=\"" + each.getKey() + "\"}", all));
    }
    all += beyond;
    samples.add(new Measured("_bucket{le=\"+Inf\"}", all));
    samples.add(new Measured("_sum", sum));
    samples.add(new Measured("_count", all));
    return new MetricFamily(Type.HISTOGRAM, name, help, samples);
  }

  /** A moment in Unix time. */
  static double seconds(Instant moment) {
    return moment.toEpochMilli() / 1000.0;
  }

  String text() {
    String kind = type.name().toLowerCase(Locale.ROOT);
    String head =
        "# HELP svarsvakt_%s %s\n# TYPE svarsvakt_%s %s\n".formatted(name, help, name, kind);
    return samples.stream()
        .map(sample -> "svarsvakt_" + name + sample.name() + " " + sample.value() + "\n")
        .collect(Collectors.joining("", head, ""));
  }
}
