package se.svarsvakt.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessResourceFailureException;
import se.svarsvakt.mail.ForeignWords;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.SenderLists;
import se.svarsvakt.mail.body.BannerTexts;
import se.svarsvakt.mail.body.LearnedBanners;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.Organisation;
import se.svarsvakt.sync.SourceUnavailable;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.testing.Databases.Database;
import se.svarsvakt.testing.RunningClock;
import se.svarsvakt.worker.JdbcShards.ShardSize;

/** Nodes in one process, each with readers that count, on a real PostgreSQL. */
@Timeout(120)
class JdbcShardsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final Organisation ORGANISATION =
      new Organisation(
          new DirectorySnapshot(List.of(), Set.of()),
          Set.of(),
          SenderLists.of(_ -> false, false),
          new ForeignWords(BannerTexts.NONE, LearnedBanners.NONE));
  private static final List<MailboxId> MAILBOXES =
      IntStream.range(0, 60).mapToObj("mailbox-%02d"::formatted).map(MailboxId::new).toList();

  private final RunningClock clock = new RunningClock(NOW);
  private final List<MailboxId> read = new CopyOnWriteArrayList<>();
  private final Set<MailboxId> beingRead = ConcurrentHashMap.newKeySet();
  private final List<JdbcShards> nodes = new ArrayList<>();
  private final List<Integer> nodeCounts = new CopyOnWriteArrayList<>();
  private Database database;

  @BeforeEach
  void prepare() {
    database = Databases.postgres();
  }

  @AfterEach
  void stop() {
    nodes.forEach(JdbcShards::close);
  }

  /** A node that does something with each mailbox, and may fail. */
  private class Reader implements ShardReader {
    private final Consumer<MailboxId> each;
    private final List<String> leads = new CopyOnWriteArrayList<>();

    Reader(Consumer<MailboxId> each) {
      this.each = each;
    }

    @Override
    public void leads(String reading, Organisation organisation) {
      leads.add(reading);
    }

    @Override
    public void readDirectory() {}

    @Override
    public ShardResult read(String reading, ReadingShard shard, Runnable beforeEach) {
      for (MailboxId mailbox : shard.mailboxes()) {
        beforeEach.run();
        assertThat(beingRead.add(mailbox)).as("read by one node at a time").isTrue();
        try {
          each.accept(mailbox);
          read.add(mailbox);
        } finally {
          beingRead.remove(mailbox);
        }
      }
      return ShardResult.NOTHING.without(
          shard.mailboxes().stream().filter(one -> one.value().endsWith("7")).toList());
    }
  }

  @Test
  void one_node_reads_all_once_and_leaves_nothing_behind() {
    JdbcShards node = node(_ -> {});
    ShardResult result = node.read(ORGANISATION, NOW, MAILBOXES, _ -> {});
    assertThat(read).containsExactlyInAnyOrderElementsOf(MAILBOXES);
    assertThat(result.unknown()).hasSize(6).allMatch(one -> one.value().endsWith("7"));
    assertThat(rows()).isZero();
  }

  @Test
  void three_nodes_share_one_reading_and_no_mailbox_is_read_twice() {
    CountDownLatch all = new CountDownLatch(3);
    Set<String> took = ConcurrentHashMap.newKeySet();
    List<JdbcShards> three =
        IntStream.range(0, 3)
            .mapToObj(
                number ->
                    node(
                        new ShardSize(1, 3), // more than two nodes take at once
                        _ -> {
                          // nobody goes on before each node has a shard
                          if (took.add("node" + number)) {
                            all.countDown();
                          }
                          hold(all);
                        }))
            .toList();
    ShardResult result = three.getFirst().read(ORGANISATION, NOW, MAILBOXES, _ -> {});
    assertThat(took).hasSize(3);
    assertThat(read).containsExactlyInAnyOrderElementsOf(MAILBOXES);
    assertThat(result.unread()).isEmpty();
    assertThat(nodeCounts).contains(3).endsWith(1);
  }

  @Test
  void a_shard_of_a_killed_node_is_taken_over_after_half_a_minute() throws Exception {
    CountDownLatch stolen = new CountDownLatch(1);
    JdbcShards leader = node(_ -> hold(stolen));
    CompletableFuture<ShardResult> result =
        CompletableFuture.supplyAsync(() -> leader.read(ORGANISATION, NOW, MAILBOXES, _ -> {}));
    // a node that takes a shard and is killed: its row stays as it was when it was taken
    await()
        .until(
            () ->
                database
                        .jdbc()
                        .sql(
                            "update reading_shard set picked = true, picked_by = 'killed',"
                                + " last_heartbeat = :now, version = version + 1"
                                + " where task_instance = (select min(task_instance)"
                                + " from reading_shard where not picked)")
                        .param("now", java.sql.Timestamp.from(clock.instant()))
                        .update()
                    == 1);
    stolen.countDown();
    await().until(() -> read.size() == 50);
    assertThat(result).isNotDone();
    clock.move(Duration.ofSeconds(31));
    assertThat(result.get(60, TimeUnit.SECONDS).unread()).isEmpty();
    assertThat(read).containsExactlyInAnyOrderElementsOf(MAILBOXES);
  }

  @Test
  void a_node_that_ends_gives_back_what_it_did_not_come_to() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    JdbcShards leader = node(_ -> hold(begun)); // four shards of six
    JdbcShards leaving =
        node(
            _ -> {
              begun.countDown();
              hold(goOn);
            });
    CompletableFuture<ShardResult> result =
        CompletableFuture.supplyAsync(() -> leader.read(ORGANISATION, NOW, MAILBOXES, _ -> {}));
    hold(begun);
    leaving.leave();
    goOn.countDown();
    assertThat(result.get(60, TimeUnit.SECONDS).unread()).isEmpty();
    assertThat(Set.copyOf(read)).hasSize(60);
  }

  @Test
  void a_leader_that_ends_does_not_wait_and_the_next_one_begins_anew() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    JdbcShards leader =
        node(
            _ -> {
              begun.countDown();
              hold(goOn);
            });
    CompletableFuture<ShardResult> first =
        CompletableFuture.supplyAsync(() -> leader.read(ORGANISATION, NOW, MAILBOXES, _ -> {}));
    hold(begun);
    leader.leave();
    assertThatThrownBy(() -> first.get(60, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(NodeStopped.class);
    CompletableFuture<ShardResult> second =
        CompletableFuture.supplyAsync(
            () -> node(_ -> {}).read(ORGANISATION, NOW, MAILBOXES, _ -> {}));
    goOn.countDown(); // only now the first one's mailboxes are let go
    assertThat(second.get(60, TimeUnit.SECONDS).unread()).isEmpty();
    assertThat(Set.copyOf(read)).hasSize(60);
    assertThat(rows()).isZero();
  }

  @Test
  void a_node_that_does_not_know_the_directory_leaves_the_shards_to_others() {
    CountDownLatch tried = new CountDownLatch(1);
    node(
        _ -> {
          tried.countDown();
          throw new SourceUnavailable("no connection");
        });
    ShardResult result = node(_ -> hold(tried)).read(ORGANISATION, NOW, MAILBOXES, _ -> {});
    assertThat(result.unread()).isEmpty();
    assertThat(read).containsExactlyInAnyOrderElementsOf(MAILBOXES);
  }

  @Test
  void a_shard_that_no_node_can_read_ends_the_pass() {
    JdbcShards node =
        node(
            mailbox -> {
              if (mailbox.value().equals("mailbox-33")) {
                throw new IllegalStateException("private");
              }
            });
    assertThatThrownBy(() -> node.read(ORGANISATION, NOW, MAILBOXES, _ -> {}))
        .hasMessageContaining("IllegalStateException")
        .hasMessageNotContaining("private");
    assertThat(rows()).isZero();
  }

  @Test
  void giving_shards_back_is_no_failure_however_often() {
    AtomicInteger given = new AtomicInteger();
    JdbcShards node =
        node(
            mailbox -> {
              if (mailbox.value().equals("mailbox-33") && given.incrementAndGet() <= 7) {
                throw new SourceUnavailable("no directory yet");
              }
            });
    assertThat(node.read(ORGANISATION, NOW, MAILBOXES, _ -> {}).unread()).isEmpty();
    assertThat(Set.copyOf(read)).hasSize(60);
    assertThat(given).hasValue(8);
  }

  @Test
  void a_leader_that_ends_leaves_the_shards_of_another_reading() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    JdbcShards leader =
        node(
            _ -> {
              begun.countDown();
              hold(goOn);
            });
    CompletableFuture<ShardResult> result =
        CompletableFuture.supplyAsync(() -> leader.read(ORGANISATION, NOW, MAILBOXES, _ -> {}));
    hold(begun);
    database
        .jdbc()
        .sql(
            "insert into reading_shard (task_name, task_instance, execution_time, picked, version)"
                + " values ('reading', 'other/0', timestamp with time zone '9999-01-01', false, 1)")
        .update();
    goOn.countDown();
    result.get(60, TimeUnit.SECONDS);
    assertThat(rows()).isOne();
  }

  @Test
  void a_reading_of_which_a_result_was_taken_away_gives_none() {
    JdbcShards node = node(_ -> {});
    IntConsumer takesAway =
        done -> {
          if (done == MAILBOXES.size()) {
            database
                .jdbc()
                .sql("delete from reading_shard where task_instance like '%/0'")
                .update();
          }
        };
    assertThatThrownBy(() -> node.read(ORGANISATION, NOW, MAILBOXES, takesAway))
        .isInstanceOf(NodeStopped.class);
    assertThat(rows()).isZero();
  }

  @Test
  void a_node_that_helped_has_the_whole_share_again() {
    CountDownLatch both = new CountDownLatch(2);
    Set<String> took = ConcurrentHashMap.newKeySet();
    List<Integer> helpers = new CopyOnWriteArrayList<>();
    JdbcShards leader = node(_ -> together(took, "leader", both));
    Reader helper = new Reader(_ -> together(took, "helper", both));
    nodes.add(
        JdbcShards.start(database.source(), clock, helper, new ShardSize(10, 10), helpers::add));
    leader.read(ORGANISATION, NOW, MAILBOXES, _ -> {});
    assertThat(helpers).contains(2).endsWith(1);
  }

  /** Nobody goes on before each has a shard. */
  private static void together(Set<String> took, String name, CountDownLatch both) {
    if (took.add(name)) {
      both.countDown();
    }
    hold(both);
  }

  @Test
  void a_node_whose_database_fails_while_it_rests_takes_part_again() {
    AtomicInteger tried = new AtomicInteger();
    AtomicBoolean known = new AtomicBoolean();
    Reader reader =
        new Reader(
            _ -> {
              if (!known.get()) {
                throw new SourceUnavailable("no directory yet");
              }
            }) {
          @Override
          public void readDirectory() {
            if (tried.incrementAndGet() < 3) {
              throw new DataAccessResourceFailureException("the database is away");
            }
            known.set(true);
          }
        };
    JdbcShards node =
        JdbcShards.start(
            database.source(), clock, reader, new ShardSize(10, 10), _ -> {}, new ImpatientTimer());
    nodes.add(node);
    assertThat(node.read(ORGANISATION, NOW, MAILBOXES, _ -> {}).unread()).isEmpty();
    assertThat(tried).hasValueGreaterThanOrEqualTo(3);
  }

  /** Waits for nothing that is to be done once. */
  private static final class ImpatientTimer extends ScheduledThreadPoolExecutor {
    ImpatientTimer() {
      super(1);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
      return super.schedule(command, 0, unit);
    }
  }

  private JdbcShards node(Consumer<MailboxId> each) {
    return node(new ShardSize(10, 10), each);
  }

  private JdbcShards node(ShardSize size, Consumer<MailboxId> each) {
    JdbcShards node =
        JdbcShards.start(database.source(), clock, new Reader(each), size, nodeCounts::add);
    nodes.add(node);
    return node;
  }

  private int rows() {
    return database.jdbc().sql("select count(*) from reading_shard").query(Integer.class).single();
  }

  private static void hold(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
