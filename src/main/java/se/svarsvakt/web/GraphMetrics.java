package se.svarsvakt.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import se.svarsvakt.graph.GraphUsage;
import se.svarsvakt.web.MetricFamily.Measured;

/** What this node asked of Graph since it started: no path, no mailbox. */
record GraphMetrics(GraphUsage usage) {
  Stream<MetricFamily> all() {
    return Stream.of(
        MetricFamily.counter(
            "graph_requests_total",
            "Answers of Graph to this node, batches and what is in them each by itself.",
            usage.requests().entrySet().stream().map(GraphMetrics::measured).toList()),
        MetricFamily.counter(
            "graph_throttled_total",
            "Requests in batches that were too much for their mailbox, or for the application.",
            List.of(
                Measured.of("scope", "mailbox", (double) usage.refusedOfMailboxes()),
                Measured.of("scope", "app", (double) usage.refusedOfApp()))),
        batches(),
        MetricFamily.gauge(
            "graph_batches_limit", "How many batches may be on their way at once.", usage.limit()),
        MetricFamily.gauge("graph_batches_in_flight", "How many are.", usage.inFlight()),
        MetricFamily.gauge(
            "graph_requests_waiting", "Requests that wait for a batch.", usage.waiting()));
  }

  private static Measured measured(Map.Entry<GraphUsage.AnswerClass, Long> each) {
    return Measured.of(
        Map.of("kind", each.getKey().kind().code(), "status", each.getKey().status()),
        each.getValue());
  }

  /** How full they are. */
  private MetricFamily batches() {
    TreeMap<Double, Long> upTo = new TreeMap<>();
    double sum = 0;
    for (double bound : List.of(1.0, 5.0, 10.0, 15.0, 19.0, 20.0)) {
      upTo.put(bound, 0L);
    }
    for (int size = 1; size <= usage.batches().size(); size++) {
      long sent = usage.batches().get(size - 1);
      upTo.merge(upTo.ceilingKey((double) size), sent, Long::sum);
      sum += (double) size * sent;
    }
    return MetricFamily.histogram(
        "graph_batch_requests", "How many requests batches were sent with.", upTo, 0, sum);
  }
}
