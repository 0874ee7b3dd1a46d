package se.svarsvakt.worker;

import static se.svarsvakt.sync.JdbcColumns.time;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.Organisation;
import se.svarsvakt.sync.SourceUnavailable;

/**
 * Shards of mailboxes in a table of db-scheduler's, which every node takes from until none is left;
 * the node that leads the pass puts them there, takes from them like the others, and gathers what
 * became of them.
 *
 * <p>A shard is one node's while that gives signs of life; after half a minute without one it is
 * another's. A node that ends gives back what it did not come to. One that was done stays as a row
 * due in the far future that holds its result, until the leader has them all. What a leader left
 * that is no more is deleted by the next one before it begins, as soon as nobody reads it any more.
 */
public final class JdbcShards implements ShardedReading, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcShards.class);
  private static final String TABLE = "reading_shard";
  private static final String TASK = "reading";
  private static final Instant DONE = Instant.parse("9999-01-01T00:00:00Z");

  /** How late a node begins to help. */
  private static final Duration POLLING = Duration.ofMillis(500);

  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final int HEARTBEATS_MISSED = 6;
  private static final Duration LAST_WORDS = Duration.ofSeconds(10);

  /** Clocks of nodes differ, and what is due by one's is to be due by all. */
  private static final Duration CLOCKS_APART = Duration.ofSeconds(20);

  /** While one comes to its end the others fill the batches. */
  private static final int SHARDS_AT_ONCE = 4;

  /** Even for several nodes, so that none has long to do when the others are done. */
  private static final int SHARDS = 24;

  /** Of the time after which a shard is another node's. */
  private static final double SILENT_TOO_LONG = 0.5;

  private static final int MOST_FAILURES = 5;
  private static final long LOOK_MILLIS = 100;

  private final Scheduler scheduler;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final ShardReader reader;
  private final ShardSize size;
  private final IntConsumer nodes;
  private final Semaphore news = new Semaphore(0);
  private final ScheduledExecutorService timer;
  private volatile boolean leaving;
  private int beingRead;
  private int told = 1;

  private JdbcShards(
      DataSource source,
      Clock clock,
      ShardReader reader,
      ShardSize size,
      IntConsumer nodes,
      ScheduledExecutorService timer) {
    this.jdbc = JdbcClient.create(source);
    this.clock = clock;
    this.reader = reader;
    this.size = size;
    this.nodes = nodes;
    this.timer = timer;
    CustomTask<ReadingShard> task =
        Tasks.custom(TASK, ReadingShard.class)
            .onFailure(this::failed)
            .onDeadExecution((dead, operations) -> operations.reschedule(dead, due()))
            .execute(this::execute);
    this.scheduler =
        Scheduler.create(source, task)
            .tableName(TABLE)
            .schedulerName(new SchedulerName.Fixed("node-" + UUID.randomUUID()))
            .serializer(new ShardJson())
            .clock(clock::instant)
            .threads(SHARDS_AT_ONCE)
            .pollingInterval(POLLING)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(HEARTBEATS_MISSED)
            .shutdownMaxWait(LAST_WORDS)
            .failureLogging(LogLevel.OFF, false)
            .build();
  }

  /**
   * How many mailboxes a shard has.
   *
   * @param least at least; fewer than twice as many are not shared
   * @param most at most
   */
  public record ShardSize(int least, int most) {
    /** That of production. */
    public static final ShardSize USUAL = new ShardSize(100, 500);

    int of(int mailboxes) {
      return Math.clamp(Math.ceilDiv(mailboxes, SHARDS), least, most);
    }
  }

  /**
   * Begins to take part.
   *
   * @param source the PostgreSQL database that all nodes share
   * @param clock the one clock
   * @param reader reads on this node
   * @param size how large shards are that this node makes
   * @param nodes is told how many nodes read whenever that changes; one once this node does not
   */
  public static JdbcShards start(
      DataSource source, Clock clock, ShardReader reader, ShardSize size, IntConsumer nodes) {
    return start(
        source,
        clock,
        reader,
        size,
        nodes,
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("shards").factory()));
  }

  static JdbcShards start(
      DataSource source,
      Clock clock,
      ShardReader reader,
      ShardSize size,
      IntConsumer nodes,
      ScheduledExecutorService timer) {
    JdbcShards shards = new JdbcShards(source, clock, reader, size, nodes, timer);
    shards.scheduler.start();
    var _ =
        timer.scheduleWithFixedDelay(
            shards::tellNodes, HEARTBEAT.toSeconds(), HEARTBEAT.toSeconds(), TimeUnit.SECONDS);
    return shards;
  }

  @Override
  public int fewest() {
    return 2 * size.least();
  }

  @Override
  public ShardResult read(
      Organisation organisation, Instant asOf, List<MailboxId> mailboxes, IntConsumer progress) {
    await(this::isClear);
    String reading = UUID.randomUUID().toString();
    reader.leads(reading, organisation);
    int each = size.of(mailboxes.size());
    Instant began = clock.instant();
    int shards = put(reading, asOf, mailboxes, each);
    try {
      await(
          () -> {
            int done = done(reading, shards);
            progress.accept(Math.min(mailboxes.size(), done * each));
            return done == shards;
          });
      ShardResult results = results(reading, shards);
      LOG.info(
          "{} mailboxes read in {} shards, {} ms",
          mailboxes.size(),
          shards,
          Duration.between(began, clock.instant()).toMillis());
      return results;
    } finally {
      jdbc.sql("delete from reading_shard where not picked and task_instance like :own || '/%'")
          .param("own", reading)
          .update();
    }
  }

  private int put(String reading, Instant asOf, List<MailboxId> mailboxes, int each) {
    List<TaskInstance<?>> shards = new ArrayList<>();
    for (int from = 0; from < mailboxes.size(); from += each) {
      List<MailboxId> part = mailboxes.subList(from, Math.min(from + each, mailboxes.size()));
      String id = reading + "/" + shards.size();
      shards.add(new TaskInstance<>(TASK, id, ReadingShard.of(asOf, part)));
    }
    scheduler.resume(); // this node knows the organisation
    scheduler.scheduleBatch(shards, due());
    scheduler.triggerCheckForDueExecutions();
    return shards.size();
  }

  /** Now, by every node's clock. */
  private Instant due() {
    return clock.instant().minus(CLOCKS_APART);
  }

  /** Deletes what nobody reads, and tells whether that was all. */
  private boolean isClear() {
    jdbc.sql("delete from reading_shard where not picked").update();
    return jdbc.sql("select count(*) from reading_shard").query(Integer.class).single() == 0;
  }

  /** How many shards are done; where some are gone another node leads by now. */
  private int done(String reading, int shards) {
    List<Boolean> found =
        jdbc.sql(
                "select not picked and execution_time >= :done from reading_shard"
                    + " where task_instance like :reading || '/%'")
            .param("done", time(DONE))
            .param("reading", reading)
            .query((row, number) -> row.getBoolean(1))
            .list();
    if (found.size() < shards) {
      throw new NodeStopped();
    }
    return (int) found.stream().filter(done -> done).count();
  }

  private ShardResult results(String reading, int shards) {
    List<ReadingShard> found =
        jdbc.sql("select task_data from reading_shard where task_instance like :reading || '/%'")
            .param("reading", reading)
            .query((row, number) -> ShardJson.read(row.getBytes(1)))
            .list();
    if (found.size() < shards) {
      throw new NodeStopped();
    }
    ShardResult all = ShardResult.NOTHING;
    for (ReadingShard shard : found) {
      all = all.plus(shard.outcome());
    }
    return all;
  }

  /** A shard of this node's that is done is news; of the others' it hears by looking. */
  private void await(BooleanSupplier over) {
    while (!over.getAsBoolean()) {
      try {
        if (leaving) {
          throw new NodeStopped();
        }
        if (news.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
          news.drainPermits();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new NodeStopped();
      }
    }
  }

  private CompletionHandler<ReadingShard> execute(
      TaskInstance<ReadingShard> instance, ExecutionContext context) {
    reads(1);
    try {
      ReadingShard shard = instance.getData();
      String pass = instance.getId().substring(0, instance.getId().indexOf('/'));
      ReadingShard done = shard.done(reader.read(pass, shard, () -> check(context)));
      return (complete, operations) -> {
        operations.reschedule(complete, DONE, done);
        news.release();
      };
    } finally {
      reads(-1);
    }
  }

  /** This node reads so many shards more or fewer. */
  private synchronized void reads(int more) {
    beingRead += more;
    tellNodes();
  }

  /** Others come and go meanwhile; with those that read, a node shares what Graph takes. */
  private synchronized void tellNodes() {
    int all = beingRead == 0 ? 1 : nodesThatRead();
    if (all != told) {
      told = all;
      nodes.accept(all);
    }
  }

  /** While the database does not say, as many as before. */
  private int nodesThatRead() {
    try {
      return Math.max(
          1,
          jdbc.sql("select count(distinct picked_by) from reading_shard where picked")
              .query(Integer.class)
              .single());
    } catch (DataAccessException e) {
      return told;
    }
  }

  /** What gives no signs of life any more may be another node's by now. */
  private void check(ExecutionContext context) {
    double silent = context.getCurrentlyExecuting().getHeartbeatState().getFractionDead();
    if (leaving || silent > SILENT_TOO_LONG) {
      throw new NodeStopped();
    }
  }

  private void failed(ExecutionComplete complete, ExecutionOperations<ReadingShard> operations) {
    Throwable cause = complete.getCause().orElse(null);
    ReadingShard shard = (ReadingShard) complete.getExecution().taskInstance.getData();
    if (cause instanceof NodeStopped) {
      operations.reschedule(complete, due());
    } else if (cause instanceof SourceUnavailable) {
      rest(String.valueOf(cause.getMessage()));
      operations.reschedule(complete, due());
    } else if (shard.failures() + 1 >= MOST_FAILURES) {
      LOG.error(
          "a shard of mailboxes could not be read {} times, and the pass ends: {}",
          MOST_FAILURES,
          ScanFailures.kind(cause));
      operations.reschedule(complete, DONE, shard.failed(ScanFailures.kind(cause)));
    } else {
      LOG.warn("a shard of mailboxes was not read: {}", ScanFailures.kind(cause));
      operations.reschedule(complete, clock.instant(), shard.failedAgain());
    }
  }

  /** A node that does not know the organisation leaves the shards to others until it does. */
  private synchronized void rest(String reason) {
    if (scheduler.getSchedulerState().isPaused()) {
      return;
    }
    LOG.warn("this node takes no part in reading for now: {}", reason);
    scheduler.pause();
    timer.execute(this::takePartAgain);
  }

  private void takePartAgain() {
    try {
      reader.readDirectory();
      if (!leaving) {
        scheduler.resume();
      }
    } catch (SourceUnavailable | DataAccessException | TransactionException e) {
      var _ = timer.schedule(this::takePartAgain, 1, TimeUnit.MINUTES);
    }
  }

  /** Takes no more, and gives back what it did not come to; a pass of this node's ends. */
  public void leave() {
    leaving = true;
    scheduler.pause();
    news.release();
  }

  /** Ends; what runs is given ten seconds. */
  @Override
  public void close() {
    leave();
    timer.shutdownNow();
    scheduler.stop();
  }
}
