package se.svarsvakt.docspack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.svarsvakt.docspack.PackDirectory.PackEntry;
import se.svarsvakt.docspack.PackDirectory.PackOutcome;

/** The pack written again where an earlier one lies. */
class PackDirectoryTest {
  private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  private static final String NAME = "5-union-negotiation.md";
  private static final String SHORTER = "policy.privacy.keep-days=30";

  @TempDir private Path directory;

  private PackEntry write(String settings, LocalDate day) throws IOException {
    DocsPack pack = new DocsPack(DocsPackTest.settings(settings), Locale.ENGLISH);
    List<PackEntry> all = new PackDirectory(directory.resolve("pack")).write(pack, day);
    return all.stream().filter(entry -> entry.name().equals(NAME)).findFirst().orElseThrow();
  }

  private Path file(String name) {
    return directory.resolve("pack").resolve(name);
  }

  @Test
  void the_same_settings_leave_it_as_it_is_on_another_day() throws IOException {
    assertThat(write("", FRIDAY).outcome()).isEqualTo(PackOutcome.NEW);
    String before = Files.readString(file(NAME));
    assertThat(write("", MONDAY).outcome()).isEqualTo(PackOutcome.UNCHANGED);
    assertThat(Files.readString(file(NAME))).isEqualTo(before);
  }

  @Test
  void a_changed_setting_is_shown_line_by_line_and_the_earlier_text_is_kept() throws IOException {
    write("", FRIDAY);
    String before = Files.readString(file(NAME));
    PackEntry entry = write(SHORTER, MONDAY);
    assertThat(entry.outcome()).isEqualTo(PackOutcome.REDRAFTED);
    assertThat(entry.changes())
        .anyMatch(line -> line.startsWith("- ") && line.contains("90 days"))
        .anyMatch(line -> line.startsWith("+ ") && line.contains("30 days"))
        .hasSize(4);
    assertThat(Files.readString(file(entry.beside()))).isEqualTo(before);
    assertThat(Files.readString(file(NAME))).contains("30 days");
    assertThat(write("", MONDAY).beside()).isEqualTo("5-union-negotiation.2026-11-23.md");
    write(SHORTER, MONDAY);
    assertThat(file("5-union-negotiation.2026-11-23-2.md")).exists();
  }

  @Test
  void what_was_edited_by_hand_is_never_written_over() throws IOException {
    write("", FRIDAY);
    String edited = Files.readString(file(NAME)).replace("______", "agreed");
    Files.writeString(file(NAME), edited);
    assertThat(write("", MONDAY).outcome()).isEqualTo(PackOutcome.EDITED);
    PackEntry entry = write(SHORTER, MONDAY);
    assertThat(entry.outcome()).isEqualTo(PackOutcome.EDITED_AND_BEHIND);
    assertThat(entry.beside()).isEqualTo("5-union-negotiation.new.md");
    assertThat(Files.readString(file(NAME))).isEqualTo(edited);
    Files.writeString(file(entry.beside()), "ours now");
    PackEntry again = write(SHORTER, MONDAY);
    assertThat(again.beside()).isEqualTo("5-union-negotiation.new-2.md");
    assertThat(Files.readString(file(entry.beside()))).isEqualTo("ours now");
    assertThat(Files.readString(file(NAME))).isEqualTo(edited);
  }

  @Test
  void a_file_that_is_not_the_programs_stays() throws IOException {
    Files.createDirectories(file(NAME).getParent());
    Files.write(file(NAME), new byte[] {(byte) 0xe5, (byte) 0xe4, '\n'});
    assertThat(write("", MONDAY).outcome()).isEqualTo(PackOutcome.EDITED_AND_BEHIND);
    assertThat(Files.readAllBytes(file(NAME))).containsExactly(0xe5, 0xe4, '\n');
  }

  @Test
  void other_line_ends_are_no_edit() throws IOException {
    write("", FRIDAY);
    Files.writeString(file(NAME), Files.readString(file(NAME)).replace("\n", "\r\n"));
    assertThat(write("", MONDAY).outcome()).isEqualTo(PackOutcome.UNCHANGED);
  }
}
