package se.svarsvakt.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.svarsvakt.doctor.StoreLook;
import se.svarsvakt.settings.DatabaseSettings;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.wiring.StoreRestore.Restored;

/** A backup is whole whatever happens meanwhile, and takes a store's place whole or not at all. */
class StoreBackupTest {
  private static final Instant FRIDAY = Instant.parse("2026-11-20T09:30:00Z");
  private static final Instant MONDAY = Instant.parse("2026-11-23T09:30:00Z");
  private static final DatabaseSettings EMBEDDED =
      new DatabaseSettings(Optional.empty(), Optional.empty(), Optional.empty());

  @TempDir private Path place = Path.of("unset");

  private Path data(String name) {
    return place.resolve(name);
  }

  private static Settings settings(Path data, Map<String, Object> more) {
    Map<String, Object> properties = new HashMap<>(more);
    properties.put("svarsvakt.data-dir", data.toString());
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
    return Settings.read(environment);
  }

  private static Settings settings(Path data) {
    return settings(data, Map.of());
  }

  /** A store as a service has it: filled with the key that lies beside it. */
  private static Database open(Path data) {
    DataDirectory directory = new DataDirectory(data);
    Database database = Database.open(EMBEDDED, directory);
    HashKey.check(new KeyedHash(directory.hashKey()), JdbcClient.create(database.work()));
    return database;
  }

  private static void pass(Database database, String id) {
    JdbcClient.create(database.work())
        .sql(
            "insert into scan_record (id, started_at, as_of, mailboxes, scanned, failed)"
                + " values (:id, current_timestamp, current_timestamp, 0, 0, 0)")
        .param("id", id)
        .update();
  }

  private static List<String> passes(Path data) {
    try (Database database = open(data)) {
      return JdbcClient.create(database.work())
          .sql("select id from scan_record")
          .query((row, _) -> row.getString("id"))
          .list();
    }
  }

  private Path backup(Path data) throws IOException {
    Path file = place.resolve("backup.zip");
    try (StoreBackup backup = StoreBackup.of(settings(data));
        OutputStream out = Files.newOutputStream(file)) {
      assertThat(backup.write(out, FRIDAY)).as("with the hash key").isTrue();
      backup.done(FRIDAY);
    }
    return file;
  }

  /** Of a store with one pass, which is closed again. */
  private Path backupWith(Path data, String pass) throws IOException {
    try (Database database = open(data)) {
      pass(database, pass);
      return backup(data);
    }
  }

  private static Restored restore(Path file, Path data, boolean replace) {
    return StoreRestore.into(settings(data)).restore(file, replace, MONDAY);
  }

  @Test
  void what_is_written_meanwhile_is_in_it_whole_or_not_at_all() throws Exception {
    Path data = data("busy");
    CountDownLatch begun = new CountDownLatch(100);
    AtomicBoolean enough = new AtomicBoolean();
    AtomicInteger written = new AtomicInteger();
    Path file;
    int before;
    int after;
    try (Database service = open(data)) {
      TransactionTemplate transactions =
          new TransactionTemplate(new JdbcTransactionManager(service.work()));
      Thread writer =
          new Thread(
              () -> {
                while (!enough.get()) {
                  int n = written.get();
                  transactions.executeWithoutResult(
                      _ -> {
                        pass(service, n + "-first");
                        pass(service, n + "-second");
                      });
                  written.incrementAndGet();
                  begun.countDown();
                }
              });
      writer.start();
      begun.await();
      before = written.get();
      file = backup(data);
      after = written.get();
      enough.set(true);
      writer.join();
    }
    restore(file, data("restored"), false);
    List<String> passes = passes(data("restored"));
    int kept = passes.size() / 2;
    assertThat(kept).isBetween(before, after + 1);
    List<String> pairs = new ArrayList<>();
    for (int n = 0; n < kept; n++) {
      pairs.addAll(List.of(n + "-first", n + "-second"));
    }
    assertThat(passes).containsExactlyInAnyOrderElementsOf(pairs);
    assertThat(data)
        .as("nothing of the copying is left")
        .isDirectoryNotContaining("glob:**.copying");
  }

  @Test
  void a_store_that_is_there_is_replaced_where_that_is_asked_for_and_put_aside()
      throws IOException {
    Path file = backupWith(data("one"), "of one");
    try (Database other = open(data("two"))) {
      pass(other, "of two");
    }
    assertThatThrownBy(() -> restore(file, data("two"), false)).hasMessageContaining("--force");
    assertThat(passes(data("two"))).containsExactly("of two");
    Restored restored = restore(file, data("two"), true);
    assertThat(restored.at()).isEqualTo(FRIDAY);
    assertThat(passes(data("two"))).containsExactly("of one");
    assertThat(StoreBackup.latest(data("two"))).contains(FRIDAY);
    Path aside = Optional.ofNullable(restored.aside()).orElseThrow();
    assertThat(passes(aside)).as("with its own keys").containsExactly("of two");
    assertThat(data("two").resolve("restoring")).doesNotExist();
  }

  @Test
  void restored_keys_are_their_owners_alone_at_once() throws IOException {
    restore(backupWith(data("one"), "of one"), data("two"), false);
    for (String name : List.of("hash.key", "database.key", "svarsvakt.mv.db")) {
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(data("two").resolve(name))))
          .as(name)
          .isEqualTo("rw-------");
    }
  }

  @Test
  void a_store_that_a_program_uses_is_not_replaced() throws IOException {
    Path file = backupWith(data("one"), "of one");
    try (Database other = open(data("two"))) {
      assertThatThrownBy(() -> restore(file, data("two"), true))
          .isInstanceOf(StoreUnavailable.class)
          .hasMessageContaining("stop the service");
      pass(other, "of two");
    }
    assertThat(passes(data("two"))).containsExactly("of two");
  }

  @Test
  void a_file_that_was_cut_off_leaves_the_store_as_it_was() throws IOException {
    Path file = backupWith(data("one"), "of one");
    byte[] whole = Files.readAllBytes(file);
    open(data("two")).close();
    for (int length : new int[] {0, 10, whole.length / 2, whole.length * 9 / 10}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> restore(file, data("two"), true))
          .as("%s bytes", length)
          .isInstanceOf(StoreUnavailable.class)
          .hasMessageContaining("is no whole backup");
    }
    assertThat(passes(data("two"))).isEmpty();
    assertThatThrownBy(() -> restore(place.resolve("none.zip"), data("two"), true))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("cannot be read");
  }

  /** The same file with one entry by another's. */
  private static void change(Path file, String entry, byte[] content) throws IOException {
    Path changed = file.resolveSibling("changed.zip");
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(file));
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(changed))) {
      for (ZipEntry at = in.getNextEntry(); at != null; at = in.getNextEntry()) {
        byte[] was = in.readAllBytes();
        out.putNextEntry(new ZipEntry(at.getName()));
        out.write(at.getName().equals(entry) ? content : was);
      }
    }
    Files.move(changed, file, StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void keys_that_do_not_belong_to_it_are_told_of_before_anything_is_replaced() throws IOException {
    Path file = backupWith(data("one"), "of one");
    try (Database other = open(data("two"))) {
      pass(other, "of two");
    }
    byte[] anotherKey = Files.readAllBytes(data("two").resolve("hash.key"));
    change(file, "hash.key", anotherKey);
    assertThatThrownBy(() -> restore(file, data("two"), true))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("hash key");
    assertThat(passes(data("two"))).containsExactly("of two");
  }

  @Test
  void one_of_a_newer_version_is_refused() throws IOException {
    Path file;
    try (Database database = open(data("newer"))) {
      JdbcClient.create(database.work())
          .sql(
              "insert into flyway_schema_history (installed_rank, version, description, type,"
                  + " script, installed_by, execution_time, success)"
                  + " values (9999, '9999', 'to come', 'SQL', 'V9999__to_come.sql', 'x', 1, true)")
          .update();
      file = backup(data("newer"));
    }
    assertThatThrownBy(() -> restore(file, data("older"), false))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("newer version");
    assertThat(EmbeddedDatabase.isMade(data("older"))).isFalse();
  }

  @Test
  void what_a_kill_left_half_restored_is_never_taken_for_a_store() throws IOException {
    Path file = backupWith(data("one"), "of one");
    Path data = data("two");
    open(data).close();
    Files.writeString(data.resolve(EmbeddedDatabase.RESTORING), "");
    Files.delete(data.resolve(EmbeddedDatabase.FILE));
    assertThatThrownBy(() -> open(data))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("restore");
    try (StoreInspection look = new StoreInspection(settings(data))) {
      assertThat(look.look()).isInstanceOf(StoreLook.Closed.class);
    }
    restore(file, data, false);
    assertThat(passes(data)).containsExactly("of one");
  }

  /** What a killed backup and a killed restore leave: copies of all that is stored. */
  private static List<Path> leftovers(Path data) throws IOException {
    Path stage = Files.createDirectories(data.resolve("restoring"));
    return List.of(
        Files.writeString(data.resolve("1b6f.copying"), "half"),
        Files.writeString(stage.resolve(EmbeddedDatabase.FILE), "half"));
  }

  @Test
  void what_a_kill_left_is_taken_away_by_the_next_start_backup_and_restore() throws IOException {
    Path data = data("one");
    Path file = backupWith(data, "of one");
    List<Path> left = leftovers(data);
    open(data).close();
    assertThat(left).noneMatch(Files::exists);
    left = leftovers(data);
    backup(data);
    assertThat(left).noneMatch(Files::exists);
    left = leftovers(data);
    restore(file, data, true);
    assertThat(left).noneMatch(Files::exists);
    assertThat(data.resolve("restoring")).doesNotExist();
    assertThat(passes(data)).containsExactly("of one");
  }

  @Test
  void the_copy_of_a_backup_that_runs_is_left_alone_and_a_second_one_waits_for_its_end()
      throws IOException {
    Path data = data("one");
    open(data).close();
    try (StoreBackup running = StoreBackup.of(settings(data))) {
      assertThat(running).isNotNull();
      List<Path> copies = leftovers(data);
      assertThatThrownBy(() -> backup(data))
          .isInstanceOf(StoreUnavailable.class)
          .hasMessageContaining("another backup")
          .hasMessageNotContaining("\n");
      open(data).close();
      assertThat(copies.getFirst()).as("the copy").exists();
      assertThat(copies.getLast()).as("of no restore that runs").doesNotExist();
    }
    open(data).close();
    assertThat(data).isDirectoryNotContaining("glob:**.copying");
  }

  @Test
  void what_is_needed_to_see_that_a_restore_was_cut_off_stays() throws IOException {
    Path data = data("one");
    backupWith(data, "of one");
    Files.writeString(data.resolve(EmbeddedDatabase.RESTORING), "");
    List<Path> left = leftovers(data);
    assertThatThrownBy(() -> open(data)).hasMessageContaining("interrupted");
    assertThatThrownBy(() -> backup(data)).hasMessageContaining("interrupted");
    assertThat(left).allMatch(Files::exists);
  }

  /** Takes so many bytes and then no more. */
  private static final class FullDisk extends OutputStream {
    private int room;

    FullDisk(int room) {
      this.room = room;
    }

    @Override
    public void write(int one) throws IOException {
      if (room-- <= 0) {
        throw new IOException("No space left on device");
      }
    }
  }

  @Test
  void a_disk_that_is_full_half_way_leaves_nothing_in_the_data_directory() throws IOException {
    Path data = data("one");
    open(data).close();
    for (int room : new int[] {0, 100, 5_000}) {
      try (StoreBackup backup = StoreBackup.of(settings(data))) {
        assertThatThrownBy(() -> backup.write(new FullDisk(room), FRIDAY))
            .isInstanceOf(IOException.class);
      }
    }
    assertThat(data).isDirectoryNotContaining("glob:**.copying");
    assertThat(data.resolve("backup.time")).doesNotExist();
  }

  private static List<String> trail(Path data) {
    try (Database database = open(data)) {
      return JdbcClient.create(database.work())
          .sql("select kind, person_id, mailbox_id, done_at from deed order by id")
          .query(
              (row, _) ->
                  row.getString(1)
                      + " "
                      + row.getString(2)
                      + " "
                      + row.getString(3)
                      + " "
                      + row.getObject(4, java.time.OffsetDateTime.class).toInstant())
          .list();
    }
  }

  @Test
  void both_stand_in_the_audit_trail_a_restore_in_that_of_the_restored_store() throws IOException {
    Path file = backupWith(data("one"), "of one");
    assertThat(trail(data("one")))
        .containsExactly("backed-up administrator organisation " + FRIDAY);
    restore(file, data("two"), false);
    assertThat(trail(data("two"))).containsExactly("restored administrator organisation " + MONDAY);
  }

  @Test
  void one_that_cannot_be_noted_is_said_to_be_whole() throws IOException {
    Path data = data("one");
    open(data).close();
    open(data("two")).close();
    try (StoreBackup backup = StoreBackup.of(settings(data))) {
      Files.copy(
          data("two").resolve("database.key"),
          data.resolve("database.key"),
          StandardCopyOption.REPLACE_EXISTING);
      assertThatThrownBy(() -> backup.done(FRIDAY))
          .isInstanceOf(StoreUnavailable.class)
          .hasMessageStartingWith("the backup is whole, but could not be noted: database.key");
    }
  }

  @Test
  void a_database_of_its_own_is_left_to_its_own_tools() {
    Settings postgresql =
        settings(data("any"), Map.of("svarsvakt.database.url", "jdbc:postgresql://db/svarsvakt"));
    assertThatThrownBy(() -> StoreBackup.of(postgresql)).hasMessageContaining("pg_dump");
    assertThatThrownBy(() -> StoreRestore.into(postgresql)).hasMessageContaining("pg_restore");
  }

  @Test
  void where_nothing_is_stored_nothing_is_made() {
    assertThatThrownBy(() -> StoreBackup.of(settings(data("none"))))
        .hasMessageContaining("nothing is stored");
    assertThat(data("none")).doesNotExist();
  }
}
