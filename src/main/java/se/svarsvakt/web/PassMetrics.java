package se.svarsvakt.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import se.svarsvakt.web.MetricFamily.Measured;
import se.svarsvakt.worker.LastReadings;
import se.svarsvakt.worker.PassFigures;

/**
 * The last pass of whichever node led it, in parts.
 *
 * @param now for how old readings are
 */
record PassMetrics(PassFigures pass, Instant now) {
  private static final List<Duration> AGES =
      List.of(
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(4),
          Duration.ofHours(12),
          Duration.ofDays(1),
          Duration.ofDays(7));

  Stream<MetricFamily> all() {
    return Stream.of(
        ages(pass.readings()),
        MetricFamily.gauges(
            "pass_part_seconds",
            "How long its parts took.",
            pass.millis().entrySet().stream()
                .map(each -> Measured.of("part", each.getKey().code(), each.getValue() / 1000.0))
                .toList()),
        MetricFamily.gauges(
            "mailboxes_judged",
            "How many mailboxes it judged anew, and how many it left as they were.",
            List.of(
                Measured.of("how", "anew", pass.anew()), Measured.of("how", "kept", pass.kept()))),
        MetricFamily.gauges(
            "findings",
            "What is not as promised, exceptions left out.",
            pass.findings().stream()
                .map(
                    each -> measured("rule", each.rule().code(), "code", each.code(), each.count()))
                .toList()),
        MetricFamily.gauges(
            "nudges",
            "What became of its reminders, by each way that they took.",
            pass.nudges().stream()
                .map(
                    each ->
                        measured(
                            "kind", each.kind().code(), "state", each.state().code(), each.count()))
                .toList()));
  }

  private static Measured measured(
      String label, String is, String other, String otherIs, double value) {
    return Measured.of(Map.of(label, is, other, otherIs), value);
  }

  /** Each scrape tells how old readings are then; a mailbox that was never read is beyond all. */
  private MetricFamily ages(LastReadings last) {
    TreeMap<Double, Long> upTo = new TreeMap<>();
    AGES.forEach(age -> upTo.put((double) age.toSeconds(), 0L));
    long beyond = last.never();
    double sum = 0;
    for (LastReadings.ReadingCount each : last.readings()) {
      double age = Math.max(0, Duration.between(each.at(), now).toMillis() / 1000.0);
      sum += age * each.mailboxes();
      Map.Entry<Double, Long> bucket = upTo.ceilingEntry(age);
      if (bucket == null) {
        beyond += each.mailboxes();
      } else {
        upTo.put(bucket.getKey(), bucket.getValue() + each.mailboxes());
      }
    }
    return MetricFamily.histogram(
        "scan_age_seconds",
        "How long ago the mailboxes in scope were read last, as it is now: no rate of it.",
        upTo,
        beyond,
        sum);
  }
}
