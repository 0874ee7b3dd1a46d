package se.svarsvakt.graph.hub;

import com.azure.core.amqp.exception.AmqpException;
import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventHubProducerClient;
import com.azure.messaging.eventhubs.EventProcessorClient;
import com.azure.messaging.eventhubs.PartitionProperties;
import com.azure.messaging.eventhubs.models.EventBatchContext;
import com.azure.messaging.eventhubs.models.EventPosition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.svarsvakt.sync.notification.ChangeNotification;
import se.svarsvakt.sync.notification.HubPartition;
import se.svarsvakt.sync.notification.HubPartition.Claim;
import se.svarsvakt.sync.notification.HubPartition.HubPosition;
import se.svarsvakt.sync.notification.JdbcHubPartitions;
import se.svarsvakt.sync.notification.NotificationReceiver;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes from an event hub what Graph tells, and hands it to the receiver. How far a partition was
 * taken is kept once what was told is noted, so that no kill loses it. Nodes share the partitions,
 * as Microsoft's client does that. That client was seen to stop without a word for single
 * partitions (azure-sdk-for-java 8439, 14652, 39367): once a minute each is compared with what the
 * hub says of it, and where one stands still the client is started anew.
 */
public final class HubReceiver implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HubReceiver.class);
  private static final JsonMapper JSON = JsonMapper.shared();

  /** What the hub tells of itself when a subscription is made; nobody is asked back. */
  private static final String NO_SUBSCRIPTION = "NA";

  private static final int AT_ONCE = 200;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  /** A first start takes what was told shortly before it; passes know the rest. */
  private static final Duration BEFORE_THE_START = Duration.ofMinutes(10);

  private final HubClients clients;
  private final HubTiming timing;
  private final JdbcHubPartitions partitions;
  private final NotificationReceiver receiver;
  private final Clock clock;
  private final EventProcessorClient processor;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("event-hub").factory());

  /** What stood still when it was looked last; of the timer's thread alone. */
  private Map<String, Long> behind = Map.of();

  private volatile Optional<String> failure = Optional.empty();
  private @Nullable EventHubProducerClient watcher;

  /**
   * How often what is done.
   *
   * @param shared nodes look at who takes which partition
   * @param lost a node that did not look for so long has lost its partitions
   * @param watched each partition is compared with the hub
   */
  record HubTiming(Duration shared, Duration lost, Duration watched) {
    static final HubTiming USUAL =
        new HubTiming(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(1));
  }

  /** Over one hub; nothing is taken before it is started. */
  public HubReceiver(
      HubClients clients,
      JdbcHubPartitions partitions,
      NotificationReceiver receiver,
      Clock clock) {
    this(clients, partitions, receiver, clock, HubTiming.USUAL);
  }

  HubReceiver(
      HubClients clients,
      JdbcHubPartitions partitions,
      NotificationReceiver receiver,
      Clock clock,
      HubTiming timing) {
    this.clients = clients;
    this.partitions = partitions;
    this.receiver = receiver;
    this.clock = clock;
    this.timing = timing;
    this.processor =
        clients
            .processor()
            .checkpointStore(new HubCheckpoints(partitions, clock))
            .initialPartitionEventPosition(
                _ -> EventPosition.fromEnqueuedTime(clock.instant().minus(BEFORE_THE_START)))
            .loadBalancingUpdateInterval(timing.shared())
            .partitionOwnershipExpirationInterval(timing.lost())
            .processEventBatch(this::take, AT_ONCE, LONGEST_WAIT)
            .processError(
                error -> failed(error.getPartitionContext().getPartitionId(), error.getThrowable()))
            .buildEventProcessorClient();
  }

  /** Begins to take; that the hub cannot be reached is told by the log and by {@link #failure}. */
  public void start() {
    processor.start();
    var _ =
        timer.scheduleWithFixedDelay(
            this::lookOrTell,
            timing.watched().toMillis(),
            timing.watched().toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** What keeps it from taking: a code, and partitions; empty where nothing does. */
  public Optional<String> failure() {
    return failure;
  }

  private void take(EventBatchContext batch) {
    List<EventData> events = batch.getEvents();
    if (events.isEmpty()) {
      return;
    }
    List<ChangeNotification> told =
        events.stream()
            .flatMap(event -> notifications(event.getBody()))
            .filter(each -> !each.subscription().equals(NO_SUBSCRIPTION))
            .toList();
    if (!receiver.take(told)) {
      throw new IllegalStateException("there is no room for more; it is taken again later");
    }
    if (receiver.noteNow()) {
      EventData latest = events.getLast();
      partitions.reached(
          batch.getPartitionContext().getPartitionId(),
          new HubPosition(
              latest.getOffsetString(), latest.getSequenceNumber(), latest.getEnqueuedTime()));
    }
  }

  /** What is no list of notifications is one of no subscription, which is counted and dropped. */
  private static Stream<ChangeNotification> notifications(byte[] body) {
    try {
      return ChangeNotification.read(JSON.readTree(body)).stream();
    } catch (JacksonException | IllegalArgumentException e) {
      return Stream.of(new ChangeNotification("", "", ChangeNotification.Kind.CHANGED));
    }
  }

  private void failed(String partition, Throwable fault) {
    LOG.warn(
        "the event hub does not answer as it should ({}, partition {}); it is tried again",
        code(fault),
        partition);
  }

  /** What Event Hubs calls it; no message, which may name more. */
  private static String code(Throwable fault) {
    for (Throwable each = fault; each != null; each = each.getCause()) {
      if (each instanceof AmqpException known && known.getErrorCondition() != null) {
        return "EventHub" + known.getErrorCondition().name();
      }
    }
    return "EventHub" + fault.getClass().getSimpleName();
  }

  void lookOrTell() {
    try {
      look();
    } catch (RuntimeException e) {
      Optional<String> before = failure;
      failure = Optional.of(code(e));
      if (!before.equals(failure)) {
        LOG.warn("the event hub cannot be asked ({}); it is tried again", failure.get());
      }
      forgetWatcher();
    }
  }

  /** Compares how far each partition was taken with what the hub says of it. */
  void look() {
    Map<String, HubPartition> known =
        partitions.all().stream().collect(Collectors.toMap(HubPartition::id, Function.identity()));
    Map<String, Long> now = new HashMap<>();
    Set<String> anew = new TreeSet<>();
    for (PartitionProperties each : properties()) {
      Optional<HubPosition> reached =
          Optional.ofNullable(known.get(each.getId())).flatMap(HubPartition::reached);
      long taken = reached.map(HubPosition::sequence).orElse(each.getBeginningSequenceNumber() - 1);
      long last = each.getLastEnqueuedSequenceNumber();
      if (reached.isPresent() && taken > last) {
        partitions.restart(each.getId()); // the hub was made anew
        anew.add(each.getId());
      } else if (!each.isEmpty()
          && taken < last
          && (reached.isPresent() || isRecent(each.getLastEnqueuedTime()))) {
        now.put(each.getId(), taken);
      }
    }
    Set<String> still = new TreeSet<>();
    now.forEach(
        (id, taken) -> {
          if (taken.equals(behind.get(id))) {
            still.add(id);
          }
        });
    behind = now;
    failure = still.isEmpty() ? Optional.empty() : Optional.of("EventHubStalled " + still);
    anew.addAll(still);
    if (anew.stream().anyMatch(id -> isOurs(known.get(id)))) {
      LOG.warn("partitions {} of the event hub stand still; they are taken anew", anew);
      processor.stop();
      processor.start();
      behind = Map.of();
    }
  }

  private boolean isRecent(Instant enqueued) {
    return enqueued.isAfter(clock.instant().minus(BEFORE_THE_START));
  }

  /** Whether no other node takes it. */
  private boolean isOurs(@Nullable HubPartition partition) {
    String owner =
        Optional.ofNullable(partition).flatMap(HubPartition::claim).map(Claim::owner).orElse("");
    return owner.isEmpty() || owner.equals(processor.getIdentifier());
  }

  private List<PartitionProperties> properties() {
    EventHubProducerClient asks = watcher;
    if (asks == null) {
      asks = clients.client().buildProducerClient();
      watcher = asks;
    }
    return asks.getPartitionIds().stream().map(asks::getPartitionProperties).toList();
  }

  private void forgetWatcher() {
    EventHubProducerClient asked = watcher;
    watcher = null;
    if (asked != null) {
      asked.close();
    }
  }

  @Override
  public void close() {
    timer.shutdown();
    try {
      boolean _ = timer.awaitTermination(LAST_WORDS.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    processor.stop();
    forgetWatcher();
  }
}
