package se.svarsvakt.graph.hub;

import com.azure.messaging.eventhubs.CheckpointStore;
import com.azure.messaging.eventhubs.models.Checkpoint;
import com.azure.messaging.eventhubs.models.PartitionOwnership;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import se.svarsvakt.sync.notification.HubPartition;
import se.svarsvakt.sync.notification.HubPartition.Claim;
import se.svarsvakt.sync.notification.HubPartition.HubPosition;
import se.svarsvakt.sync.notification.JdbcHubPartitions;

/**
 * Keeps in the program's own database what Microsoft's client otherwise keeps in a blob storage:
 * which node takes which partition, and how far. Of one hub and consumer group, whatever is asked.
 */
final class HubCheckpoints implements CheckpointStore {
  private final JdbcHubPartitions partitions;
  private final Clock clock;

  HubCheckpoints(JdbcHubPartitions partitions, Clock clock) {
    this.partitions = partitions;
    this.clock = clock;
  }

  @Override
  public Flux<PartitionOwnership> listOwnership(String namespace, String hub, String group) {
    return each(
        () ->
            partitions.all().stream()
                .flatMap(
                    each ->
                        each.claim().stream()
                            .map(claim -> ownership(namespace, hub, group, each.id(), claim)))
                .toList());
  }

  private static PartitionOwnership ownership(
      String namespace, String hub, String group, String id, Claim claim) {
    return new PartitionOwnership()
        .setFullyQualifiedNamespace(namespace)
        .setEventHubName(hub)
        .setConsumerGroup(group)
        .setPartitionId(id)
        .setOwnerId(claim.owner())
        .setETag(claim.tag())
        .setLastModifiedTime(claim.at().toEpochMilli());
  }

  @Override
  public Flux<PartitionOwnership> claimOwnership(List<PartitionOwnership> wanted) {
    return each(
        () -> {
          Instant now = clock.instant();
          return wanted.stream().flatMap(each -> claimed(each, now).stream()).toList();
        });
  }

  private Optional<PartitionOwnership> claimed(PartitionOwnership wanted, Instant now) {
    String owner = Objects.requireNonNullElse(wanted.getOwnerId(), "");
    return partitions
        .claim(wanted.getPartitionId(), owner, wanted.getETag(), now)
        .map(claim -> wanted.setETag(claim.tag()).setLastModifiedTime(now.toEpochMilli()));
  }

  @Override
  public Flux<Checkpoint> listCheckpoints(String namespace, String hub, String group) {
    return each(
        () ->
            partitions.all().stream()
                .flatMap(each -> each.reached().stream().map(latest -> checkpoint(each, latest)))
                .map(
                    each ->
                        each.setFullyQualifiedNamespace(namespace)
                            .setEventHubName(hub)
                            .setConsumerGroup(group))
                .toList());
  }

  private static Checkpoint checkpoint(HubPartition partition, HubPosition latest) {
    return new Checkpoint()
        .setPartitionId(partition.id())
        .setOffsetString(latest.offset())
        .setSequenceNumber(latest.sequence());
  }

  /** {@link HubReceiver} writes how far it is itself, once what was told is noted. */
  @Override
  public Mono<Void> updateCheckpoint(Checkpoint checkpoint) {
    return Mono.error(new UnsupportedOperationException("positions are not the client's affair"));
  }

  /** The client must not wait on a thread of its own connection. */
  private static <T> Flux<T> each(Supplier<List<T>> read) {
    return Flux.defer(() -> Flux.fromIterable(read.get())).subscribeOn(Schedulers.boundedElastic());
  }
}
