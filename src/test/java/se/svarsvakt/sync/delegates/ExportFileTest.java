package se.svarsvakt.sync.delegates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.mail.MailboxId;

class ExportFileTest {
  private static final MailboxId ANNA = new MailboxId("anna-id");
  private static final MailboxId BO = new MailboxId("bo-id");
  private static final String HEADER = "mailbox,delegate,right\n";
  private static final String GOOD = "anna@kommun.example,bo@kommun.example,FullAccess\n";

  @TempDir Path directory;

  private ExportReading read(String content, Charset charset) {
    try {
      Path file = Files.writeString(directory.resolve("export.csv"), content, charset);
      return new ExportFile(1_000).read(file, Town.ofAnnaAndBo().directory());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private ExportReading read(String... lines) {
    return read(HEADER + String.join("", lines), StandardCharsets.UTF_8);
  }

  private static Delegates of(ExportReading reading, MailboxId mailbox) {
    assertThat(reading).isInstanceOf(ExportReading.Usable.class);
    return ((ExportReading.Usable) reading).export().of(mailbox);
  }

  private static Delegates.KnownDelegates annasDelegateIsBo(Right right) {
    return new Delegates.KnownDelegates(Set.of(new Delegation(ANNA, BO, right)), false);
  }

  private static List<Long> wrongLines(ExportReading reading) {
    return reading.problems().stream().map(ExportProblem::line).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "FullAccess,FULL_ACCESS",
    "sendas,SEND_AS",
    "SENDONBEHALF,SEND_ON_BEHALF",
    "inboxfolder,INBOX"
  })
  void each_right_is_read_in_any_case(String name, Right right) {
    ExportReading reading = read("anna@kommun.example,bo.ask@kommun.example," + name + "\n");
    assertThat(of(reading, ANNA)).isEqualTo(annasDelegateIsBo(right));
    assertThat(reading.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uFEFFmailbox,delegate,right\r\nanna@kommun.example,bo@kommun.example,FullAccess\r\n",
        """
        "mailbox","delegate","right"
        "anna@kommun.example","bo@kommun.example","FullAccess"\
        """,
        """
        \uFEFF"Mailbox","Delegate","Right"\r

         Anna@Kommun.Example , "bo@kommun.example" ,FullAccess\r
        \r
        """
      })
  void the_marks_line_ends_and_quotes_that_programs_write_do_not_matter(String content) {
    ExportReading reading = read(content, StandardCharsets.UTF_8);
    assertThat(of(reading, ANNA)).isEqualTo(annasDelegateIsBo(Right.FULL_ACCESS));
    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void a_mailbox_without_a_line_has_nobody() {
    assertThat(of(read(GOOD), BO)).isEqualTo(new Delegates.KnownDelegates(Set.of(), false));
  }

  @Test
  void a_header_alone_says_that_nobody_is_anybodys_delegate() {
    assertThat(of(read(), ANNA)).isEqualTo(new Delegates.KnownDelegates(Set.of(), false));
  }

  @Test
  void somebodys_right_to_their_own_mailbox_is_none() {
    ExportReading reading = read("anna@kommun.example,anna@kommun.example,FullAccess\n");
    assertThat(of(reading, ANNA).known()).isEmpty();
    assertThat(reading.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna@kommun.example,bo@kommun.example,Everything",
        "anna@kommun.example,bo@kommun.example,",
        "anna@kommun.example,bo@kommun.example,Unknown",
        "anna@kommun.example,bo@kommun.example",
        "anna@kommun.example",
        "anna@kommun.example,nobody@kommun.example,FullAccess",
        "anna@kommun.example,,FullAccess",
        "anna@kommun.example,bo@kommun.example,FullAccess,more",
        "nobody@kommun.example,bo@kommun.example,FullAccess",
        ",bo@kommun.example,FullAccess",
        "\"anna@kommun.example,bo@kommun.example,FullAccess",
        "\"anna\"@kommun.example,bo@kommun.example,FullAccess",
        "anna@kommun.example;bo@kommun.example;FullAccess"
      })
  void a_wrong_line_is_named_and_the_others_count(String wrong) {
    ExportReading reading =
        read("bo@kommun.example,anna@kommun.example,SendAs\n", wrong, "\n", GOOD);
    assertThat(wrongLines(reading)).containsExactly(3L);
    assertThat(of(reading, BO).known()).containsExactly(new Delegation(BO, ANNA, Right.SEND_AS));
    assertThat(of(reading, ANNA).known())
        .containsExactly(new Delegation(ANNA, BO, Right.FULL_ACCESS));
  }

  @Test
  void a_mailbox_that_a_wrong_line_names_may_have_more_delegates_than_are_known() {
    ExportReading reading = read(GOOD, "bo@kommun.example,list@kommun.example,FullAccess\n");
    assertThat(of(reading, BO)).isInstanceOf(Delegates.Unknown.class);
    assertThat(of(reading, ANNA)).isInstanceOf(Delegates.KnownDelegates.class);
  }

  @Test
  void the_export_may_say_itself_that_a_mailbox_could_not_be_read() {
    ExportReading reading = read(GOOD, "anna@kommun.example,,Unknown\n");
    assertThat(of(reading, ANNA).known()).hasSize(1);
    assertThat(of(reading, ANNA)).isInstanceOf(Delegates.Unknown.class);
    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void a_problem_does_not_show_what_stands_in_the_line() {
    ExportReading reading = read(GOOD, "anna@kommun.example,secret@kommun.example,FullAccess\n");
    assertThat(reading.problems().getFirst().toString())
        .startsWith("line 3: its delegate is not in the directory; ")
        .doesNotContain("secret", "anna", "@");
  }

  @Test
  void wrong_bytes_spoil_only_their_own_line() {
    ExportReading reading =
        read(
            HEADER + "åsa@kommun.example,bo@kommun.example,SendAs\n" + GOOD,
            StandardCharsets.ISO_8859_1);
    assertThat(wrongLines(reading)).containsExactly(2L);
    assertThat(of(reading, ANNA)).isEqualTo(annasDelegateIsBo(Right.FULL_ACCESS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "mailbox;delegate;right\n",
        "anna@kommun.example,bo@kommun.example,FullAccess\n",
        "mailbox,delegate\n",
        "delegate,mailbox,right\n",
        "#TYPE System.Object\nmailbox,delegate,right\n"
      })
  void a_file_without_its_header_is_of_no_use(String content) {
    ExportReading reading = read(content + GOOD, StandardCharsets.UTF_8);
    assertThat(reading).isInstanceOf(ExportReading.Unusable.class);
    assertThat(wrongLines(reading)).containsExactly(1L);
  }

  @Test
  void a_file_in_utf_16_is_of_no_use() {
    assertThat(read(HEADER + GOOD, StandardCharsets.UTF_16))
        .isInstanceOf(ExportReading.Unusable.class);
  }

  @Test
  void a_file_in_which_no_line_is_right_is_of_no_use() {
    ExportReading reading = read("half a line\n", "anna@kommun.example,bo@kommun.example,No\n");
    assertThat(reading).isInstanceOf(ExportReading.Unusable.class);
    assertThat(wrongLines(reading)).containsExactly(2L, 3L);
  }

  @Test
  void a_missing_file_and_a_directory_are_of_no_use() {
    for (Path path : List.of(directory, directory.resolve("missing.csv"))) {
      ExportReading reading = new ExportFile().read(path, Town.ofAnnaAndBo().directory());
      assertThat(reading)
          .isInstanceOfSatisfying(
              ExportReading.Unusable.class,
              unusable ->
                  assertThat(unusable.reason()).contains("svarsvakt.delegates.export-file"));
    }
  }

  @Test
  void a_file_that_is_too_large_is_of_no_use() {
    String[] many = new String[100];
    Arrays.fill(many, GOOD);
    assertThat(read(many)).isInstanceOf(ExportReading.Unusable.class);
  }
}
