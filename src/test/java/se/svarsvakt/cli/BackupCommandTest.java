package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.svarsvakt.cli.TownScan.Result;
import tools.jackson.databind.JsonNode;

/** A store that was restored goes on where its backup ended. */
class BackupCommandTest {
  private static final String LATER = "2026-11-20T08:50";

  @TempDir private Path place = Path.of("unset");
  private BotOffice bots = new BotOffice(place);

  @BeforeEach
  void told() {
    bots.close();
    bots = new BotOffice(place.resolve("store"));
    Office.question(bots.office.anna, "2026-11-18T09:00");
    assertThat(BotOffice.told(bots.scan("2026-11-20T08:30"))).isNotEmpty();
  }

  @AfterEach
  void close() {
    bots.close();
  }

  private Result run(String... words) {
    return bots.office.run(List.of(words));
  }

  private static JsonNode mail(Result scan) {
    return scan.json().path("mail");
  }

  @Test
  void a_scan_after_a_restore_finds_the_same_and_tells_nobody_twice() throws IOException {
    Path file = place.resolve("backup.zip");
    Result backup = run("backup", "--to", file.toString());
    assertThat(backup.code()).as(backup.err()).isEqualTo(Cli.DONE);
    assertThat(backup.out()).contains(file.toString(), "both keys");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    JsonNode before = mail(bots.scan(LATER, "--dry-run"));
    lose();
    Result restored = run("restore", "--from", file.toString());
    assertThat(restored.code()).as(restored.err()).isEqualTo(Cli.DONE);
    assertThat(restored.out()).contains("Restored as of").doesNotContain("What was there");
    Result after = bots.scan(LATER);
    assertThat(mail(after)).isNotEmpty().isEqualTo(before);
    assertThat(BotOffice.told(after)).isEmpty();
  }

  @Test
  void a_scan_that_starts_afresh_does_tell_again() throws IOException {
    lose();
    assertThat(BotOffice.told(bots.scan(LATER))).isNotEmpty();
  }

  private void lose() throws IOException {
    for (String name : List.of("svarsvakt.mv.db", "hash.key", "database.key")) {
      Files.delete(place.resolve("store").resolve(name));
    }
  }

  @Test
  void what_cannot_be_restored_is_wrong_use_and_says_why() {
    Result none = run("restore", "--from", place.resolve("none.zip").toString(), "--force");
    assertThat(none.code()).isEqualTo(Cli.WRONG_USE);
    assertThat(none.err()).contains("none.zip cannot be read");
    Result there = run("restore", "--from", place.resolve("none.zip").toString());
    assertThat(there.code()).isEqualTo(Cli.WRONG_USE);
    assertThat(there.err()).contains("--force");
  }

  @Test
  void a_draft_that_a_kill_left_beside_the_file_goes_and_other_files_stay() throws IOException {
    Path file = place.resolve("backup.zip");
    Path draft = Files.writeString(place.resolve("backup.zip.1234567.part"), "half");
    Path other = Files.writeString(place.resolve("backup.zip.old.part"), "somebody's");
    assertThat(run("backup", "--to", file.toString()).code()).isEqualTo(Cli.DONE);
    assertThat(draft).doesNotExist();
    assertThat(other).exists();
    assertThat(run("audit").out()).contains("backed-up");
  }

  @Test
  void a_file_whose_disk_is_full_half_way_is_not_there() {
    OwnersFile file = new OwnersFile("--to", place.resolve("backup.zip"));
    assertThatThrownBy(
            () ->
                file.save(
                    out -> {
                      out.write(1);
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining("space");
    assertThat(place).isDirectoryNotContaining("glob:**backup.zip*");
  }

  @Test
  void a_backup_that_cannot_be_written_is_not_noted() {
    Result result = run("backup", "--to", place.resolve("no/such/directory.zip").toString());
    assertThat(result.code()).isEqualTo(Cli.WRONG_USE);
    assertThat(result.err()).contains("--to", "cannot be written");
    assertThat(place.resolve("store").resolve("backup.time")).doesNotExist();
  }
}
