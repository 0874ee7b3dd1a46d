package se.svarsvakt.graph.hub;

import com.azure.core.amqp.exception.AmqpException;
import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventHubProducerAsyncClient;
import com.azure.messaging.eventhubs.EventProcessorClient;
import com.azure.messaging.eventhubs.LoadBalancingStrategy;
import com.azure.messaging.eventhubs.PartitionProperties;
import com.azure.messaging.eventhubs.models.EventBatchContext;
import com.azure.messaging.eventhubs.models.EventPosition;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import se.svarsvakt.graph.hub.HubWatch.HubCount;
import se.svarsvakt.sync.notification.ChangeNotification;
import se.svarsvakt.sync.notification.HubPartition;
import se.svarsvakt.sync.notification.HubPartition.HubPosition;
import se.svarsvakt.sync.notification.JdbcHubPartitions;
import se.svarsvakt.sync.notification.NotificationReceiver;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes from an event hub what Graph tells, and hands it to the receiver. How far a partition was
 * taken is kept once what was told is noted, so that no kill loses it. Nodes share the partitions,
 * as Microsoft's client does that. That client was seen to stop without a word for single
 * partitions (azure-sdk-for-java 8439, 14652, 39367): {@link HubWatch} looks for such.
 */
public final class HubReceiver implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HubReceiver.class);
  private static final JsonMapper JSON = JsonMapper.shared();

  /** What the hub tells of itself when a subscription is made; nobody is asked back. */
  private static final String NO_SUBSCRIPTION = "NA";

  /** Graph's are of a few kilobytes; whoever may write to the hub can put a megabyte there. */
  private static final int LARGEST_BODY_IN_BYTES = 256 * 1024;

  private static final int AT_ONCE = 50;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(15);
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  /** A partition of which nothing was taken yet begins there; passes know the rest. */
  private static final Duration BEFORE_THE_START = Duration.ofMinutes(10);

  private final HubClients clients;
  private final HubTiming timing;
  private final JdbcHubPartitions partitions;
  private final NotificationReceiver receiver;
  private final Clock clock;
  private final HubWatch watch;
  private final Map<String, HubPosition> unwritten = new ConcurrentHashMap<>();
  private final Map<String, String> told = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("event-hub").factory());
  private volatile Optional<String> failure = Optional.empty();
  private @Nullable EventProcessorClient processor;
  private boolean closed;

  /**
   * How often what is done.
   *
   * @param shared nodes look at who takes which partition
   * @param lost a node that did not look for so long has lost its partitions; clocks of nodes may
   *     differ by less
   * @param watched each partition is compared with the hub
   */
  record HubTiming(Duration shared, Duration lost, Duration watched) {
    static final HubTiming USUAL =
        new HubTiming(Duration.ofSeconds(10), Duration.ofMinutes(2), Duration.ofMinutes(1));
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
    this.watch = new HubWatch(clock.instant());
  }

  /** Begins to take; that the hub cannot be reached is told by the log and by {@link #failure}. */
  public void start() {
    startAnew();
    var _ = timer.scheduleWithFixedDelay(this::write, 1, 1, TimeUnit.SECONDS);
    var _ =
        timer.scheduleWithFixedDelay(
            this::look,
            timing.watched().toMillis(),
            timing.watched().toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** What keeps it from taking: a code, and partitions; empty where nothing does. */
  public Optional<String> failure() {
    return failure;
  }

  /** A client that is stopped and started again keeps what it knew; another one knows nothing. */
  private synchronized void startAnew() {
    stop();
    if (!closed) {
      processor = made();
      processor.start();
    }
  }

  private EventProcessorClient made() {
    return clients
        .processor()
        .checkpointStore(new HubCheckpoints(partitions, clock))
        .initialPartitionEventPosition(
            _ -> EventPosition.fromEnqueuedTime(clock.instant().minus(BEFORE_THE_START)))
        .loadBalancingStrategy(LoadBalancingStrategy.GREEDY)
        .loadBalancingUpdateInterval(timing.shared())
        .partitionOwnershipExpirationInterval(timing.lost())
        .prefetchCount(AT_ONCE)
        .processEventBatch(this::take, AT_ONCE, LONGEST_WAIT)
        .processError(
            error -> failed(error.getPartitionContext().getPartitionId(), error.getThrowable()))
        .buildEventProcessorClient();
  }

  private synchronized void stop() {
    if (processor != null) {
      processor.stop();
      processor = null;
    }
  }

  private synchronized String identifier() {
    return processor == null ? "" : processor.getIdentifier();
  }

  private void take(EventBatchContext batch) {
    List<EventData> events = batch.getEvents();
    if (events.isEmpty()) {
      return;
    }
    for (EventData event : events) {
      if (!receiver.take(notifications(event.getBody()))) {
        throw new IllegalStateException("there is no room for more; it is taken again later");
      }
    }
    EventData latest = events.getLast();
    String partition = batch.getPartitionContext().getPartitionId();
    unwritten.put(
        partition,
        new HubPosition(
            latest.getOffsetString(), latest.getSequenceNumber(), latest.getEnqueuedTime()));
    told.remove(partition);
  }

  /** What is no list of notifications is one of no subscription, which is counted and dropped. */
  private static List<ChangeNotification> notifications(byte[] body) {
    try {
      if (body.length <= LARGEST_BODY_IN_BYTES) {
        return ChangeNotification.read(JSON.readTree(body)).stream()
            .filter(each -> !each.subscription().equals(NO_SUBSCRIPTION))
            .toList();
      }
    } catch (JacksonException | IllegalArgumentException e) {
      // counted below
    }
    return List.of(new ChangeNotification("", "", ChangeNotification.Kind.CHANGED));
  }

  /** What was taken before is noted, and then how far that was; what fails is written later. */
  private void write() {
    Map<String, HubPosition> taken = Map.copyOf(unwritten);
    if (taken.isEmpty() || !receiver.noteNow()) {
      return;
    }
    try {
      taken.forEach(
          (partition, position) -> {
            partitions.reached(partition, position);
            unwritten.remove(partition, position);
          });
    } catch (RuntimeException e) {
      // the next time; health tells of the database
    }
  }

  private void failed(String partition, Throwable fault) {
    String code = code(fault);
    if (!code.equals(told.put(partition, code))) {
      LOG.warn(
          "the event hub does not answer as it should ({}, partition {}); it is tried again",
          code,
          partition);
    }
  }

  /** What Event Hubs calls it, or the kind of fault; no message, which may name more. */
  private static String code(Throwable fault) {
    Throwable innermost = fault;
    for (Throwable each = fault; each != null; each = each.getCause()) {
      innermost = each;
      if (each instanceof AmqpException known && known.getErrorCondition() != null) {
        return known.getErrorCondition().name();
      }
    }
    return innermost.getClass().getSimpleName();
  }

  /** Compares how far each partition was taken with what the hub says of it. */
  void look() {
    List<HubPartition> known;
    try {
      write();
      known = partitions.all();
    } catch (DataAccessException | TransactionException e) {
      return; // health tells of the database
    }
    Optional<String> before = failure;
    try {
      HubWatch.HubFinding found = watch.look(counts(), known, identifier());
      found.remade().forEach(partitions::restart);
      failure = found.failure();
      if (found.isToStart()) {
        LOG.warn("the event hub is taken from anew: {}", found.failure().orElse("it was remade"));
        startAnew();
      }
    } catch (RuntimeException e) {
      failure = Optional.of(code(e));
      if (!before.equals(failure)) {
        LOG.warn("the event hub cannot be asked ({}); it is tried again", code(e));
      }
    }
  }

  /** A client by itself each time: one that hangs is not asked again. */
  private List<HubCount> counts() {
    try (EventHubProducerAsyncClient asks = clients.client().buildAsyncProducerClient()) {
      List<String> ids = asks.getPartitionIds().collectList().block(LONGEST_ANSWER);
      return Objects.requireNonNull(ids).stream()
          .map(id -> asks.getPartitionProperties(id).block(LONGEST_ANSWER))
          .map(each -> count(Objects.requireNonNull(each)))
          .toList();
    }
  }

  private static HubCount count(PartitionProperties said) {
    long first = said.getBeginningSequenceNumber();
    long last = said.isEmpty() ? first - 1 : said.getLastEnqueuedSequenceNumber();
    return new HubCount(said.getId(), first, last, said.getLastEnqueuedTime());
  }

  @Override
  public void close() {
    timer.shutdown();
    try {
      boolean _ = timer.awaitTermination(LAST_WORDS.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      closed = true;
      stop();
    }
    write();
  }
}
