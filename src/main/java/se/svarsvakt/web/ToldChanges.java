package se.svarsvakt.web;

import java.util.Optional;
import se.svarsvakt.sync.notification.JdbcHubPartitions;
import se.svarsvakt.sync.notification.NotificationReceiver;

/**
 * What Graph tells of changes, and the way it takes.
 *
 * @param receiver notes it
 * @param hub the event hub's partitions, where it comes by one; empty where Graph posts it here
 */
public record ToldChanges(NotificationReceiver receiver, Optional<JdbcHubPartitions> hub) {
  /** What takes what is posted; empty where nothing is to be posted. */
  Optional<NotificationReceiver> posted() {
    return hub.isEmpty() ? Optional.of(receiver) : Optional.empty();
  }
}
