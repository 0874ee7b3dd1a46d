package se.svarsvakt.web;

import java.util.List;
import java.util.stream.Stream;
import se.svarsvakt.sync.notification.NotificationReceiver;
import se.svarsvakt.sync.notification.SubscriptionCoverage;
import se.svarsvakt.web.MetricFamily.Measured;

/** What Graph tells of changes: how many mailboxes' and when last; no mailbox by itself. */
record NotificationMetrics(NotificationReceiver receiver) {
  Stream<MetricFamily> all() {
    SubscriptionCoverage coverage = receiver.coverage();
    NotificationReceiver.Counts counts = receiver.counts();
    return Stream.concat(
        Stream.of(
            MetricFamily.gauges(
                "change_subscriptions",
                "Mailboxes that Graph tells of changes in, and those where it is to and does not.",
                List.of(
                    Measured.of("state", "live", coverage.live()),
                    Measured.of(
                        "state", "missing", (double) coverage.mailboxes() - coverage.live()),
                    Measured.of("state", "failing", coverage.failing()))),
            MetricFamily.gauge(
                "changed_mailboxes",
                "Mailboxes that are to be read since something changed there.",
                coverage.waiting()),
            MetricFamily.counter(
                "notifications_total",
                "What this node was told of changes since it started.",
                List.of(
                    Measured.of("outcome", "taken", (double) counts.taken()),
                    Measured.of("outcome", "refused", (double) counts.refused()),
                    Measured.of("outcome", "not-noted", (double) counts.notNoted())))),
        coverage.last().stream()
            .map(
                last ->
                    MetricFamily.gauge(
                        "notified_seconds",
                        "When Graph told of a change last, Unix time.",
                        MetricFamily.seconds(last))));
  }
}
