package se.svarsvakt.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What is in a file of H2 when something could not be written to it. */
class FailStopPathTest {
  private static final int ROUNDS = 25;
  private static final int BEFORE = 60;
  private static final int WRITERS = 4;
  private static final int MOST = 5_000;

  private static final Logger LOG = LoggerFactory.getLogger(FailStopPathTest.class);

  @TempDir Path directory;

  @BeforeAll
  static void register() {
    FailStopPath.register();
    BreakingPath.register();
  }

  private String file(String name) {
    return FailStopPath.PREFIX + BreakingPath.PREFIX + directory.resolve(name);
  }

  @Test
  void nothing_is_written_after_a_write_that_failed_until_the_file_is_opened_anew()
      throws Exception {
    try (FileChannel file = FilePath.get(file("file")).open("rw")) {
      file.write(bytes("first"), 0);
      BreakingPath.breakOnce();
      ByteBuffer large = ByteBuffer.allocate(BreakingPath.LARGE);
      assertThatThrownBy(() -> file.write(large, 5)).hasMessageContaining("No space");
      assertThatThrownBy(() -> file.write(bytes("third"), 0))
          .isInstanceOf(IOException.class)
          .hasRootCauseMessage("No space left on device");
      assertThat(read(file)).isEqualTo("first");
    }
    try (FileChannel file = FilePath.get(file("file")).open("rw")) {
      file.write(bytes("third"), 0);
      assertThat(read(file)).isEqualTo("third");
    }
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String read(FileChannel file) throws IOException {
    ByteBuffer read = ByteBuffer.allocate(20);
    int length = file.read(read, 0);
    return new String(read.array(), 0, length, StandardCharsets.US_ASCII);
  }

  /**
   * As when a disk is full for a moment: people's reminders are written one by one and waited for,
   * facts beside them are not.
   */
  @Test
  void what_was_said_to_be_written_is_there_after_a_disk_was_full() throws Exception {
    Set<Integer> written = ConcurrentHashMap.newKeySet();
    AtomicInteger ids = new AtomicInteger();
    for (int round = 0; round < ROUNDS; round++) {
      try (Connection connection = connection()) {
        JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        jdbc.sql("create table if not exists act (id int primary key, text varchar)").update();
        jdbc.sql("create table if not exists fact (id int primary key, text varchar)").update();
        jdbc.sql("set retention_time 0").update(); // as after its 45 seconds
        assertThat(jdbc.sql("select id from act").query(Integer.class).list()).containsAll(written);
        writeUntilItBreaks(ids, written);
      } catch (SQLException e) {
        LOG.debug("what its fault closed is not closed again, or not open yet", e);
      }
    }
    assertThat(written).hasSizeGreaterThanOrEqualTo(ROUNDS / 5 * BEFORE);
  }

  private Connection connection() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:h2:" + file("db") + ";WRITE_DELAY=20;TRACE_LEVEL_FILE=0", "sa", "");
  }

  private void writeUntilItBreaks(AtomicInteger ids, Set<Integer> written)
      throws InterruptedException, SQLException {
    List<Thread> threads = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      DataSource durable = new DurableSource(new SingleConnectionDataSource(connection(), true));
      threads.add(Thread.ofPlatform().start(() -> write(durable, "act", 20, ids, written)));
    }
    DataSource deferred = new SingleConnectionDataSource(connection(), true);
    threads.add(
        Thread.ofPlatform().start(() -> write(deferred, "fact", 3_000, ids, new HashSet<>())));
    int enough = written.size() + BEFORE;
    while (written.size() < enough && threads.stream().anyMatch(Thread::isAlive)) {
      Thread.onSpinWait();
    }
    BreakingPath.breakOnce();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** Until the database is closed by its fault; not for ever where it is spared. */
  private static void write(
      DataSource source, String table, int length, AtomicInteger ids, Set<Integer> written) {
    JdbcClient jdbc = JdbcClient.create(source);
    try {
      for (int i = 0; i < MOST; i++) {
        int id = ids.incrementAndGet();
        jdbc.sql("insert into " + table + " (id, text) values (?, repeat('a', ?))")
            .params(id, length)
            .update();
        written.add(id);
        jdbc.sql("update " + table + " set text = 'b' where id = ?").param(id).update();
      }
    } catch (DataAccessException e) {
      LOG.debug("{} is not written any more", table);
    }
  }
}
