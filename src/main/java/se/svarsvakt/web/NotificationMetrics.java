package se.svarsvakt.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import se.svarsvakt.sync.notification.HubPartition;
import se.svarsvakt.sync.notification.JdbcHubPartitions;
import se.svarsvakt.sync.notification.NotificationReceiver;
import se.svarsvakt.sync.notification.SubscriptionCoverage;
import se.svarsvakt.web.MetricFamily.Measured;

/** What Graph tells of changes: how many mailboxes' and when last; no mailbox by itself. */
record NotificationMetrics(ToldChanges changes) {
  Stream<MetricFamily> all() {
    return Stream.of(
            coverage().stream().flatMap(NotificationMetrics::of), partitions().stream(), counts())
        .flatMap(each -> each);
  }

  /** Of each partition of the event hub that a node took anything from. */
  private Optional<MetricFamily> partitions() {
    try {
      return changes
          .hub()
          .map(JdbcHubPartitions::all)
          .map(
              all ->
                  MetricFamily.gauges(
                      "event_hub_taken_seconds",
                      "When the latest event of a partition that was taken came to the hub, Unix"
                          + " time.",
                      all.stream().flatMap(each -> measured(each).stream()).toList()));
    } catch (DataAccessException | TransactionException e) {
      return Optional.empty();
    }
  }

  private static Optional<Measured> measured(HubPartition partition) {
    return partition
        .reached()
        .map(
            latest ->
                Measured.of("partition", partition.id(), MetricFamily.seconds(latest.enqueued())));
  }

  /** What this node was told is known without the database too. */
  private Optional<SubscriptionCoverage> coverage() {
    try {
      return Optional.of(changes.receiver().coverage());
    } catch (DataAccessException | TransactionException e) {
      return Optional.empty();
    }
  }

  private static Stream<MetricFamily> of(SubscriptionCoverage coverage) {
    double missing = (double) coverage.mailboxes() - coverage.live();
    return Stream.concat(
        Stream.of(
            MetricFamily.gauges(
                "change_subscriptions",
                "Mailboxes that Graph tells of changes in, and those where it is to and does not.",
                List.of(
                    Measured.of("state", "live", coverage.live()),
                    Measured.of("state", "missing", missing),
                    Measured.of("state", "failing", coverage.failing()))),
            MetricFamily.gauge(
                "changed_mailboxes",
                "Mailboxes that are to be read since something changed there.",
                coverage.waiting())),
        coverage.last().stream()
            .map(
                last ->
                    MetricFamily.gauge(
                        "notified_seconds",
                        "When Graph told of a change last, Unix time.",
                        MetricFamily.seconds(last))));
  }

  private Stream<MetricFamily> counts() {
    NotificationReceiver.NotificationCounts counts = changes.receiver().counts();
    return Stream.of(
        MetricFamily.counter(
            "notifications_total",
            "What this node was told of changes since it started.",
            List.of(
                Measured.of("outcome", "taken", (double) counts.taken()),
                Measured.of("outcome", "refused", (double) counts.refused()),
                Measured.of("outcome", "not-noted", (double) counts.notNoted()))));
  }
}
