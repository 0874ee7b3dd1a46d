package se.svarsvakt.rule.absence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.mail.MissingReplyText;
import se.svarsvakt.policy.AbsencePolicy;

/** The texts lie in the test resources, one a line; {@code \\n} stands for a new line. */
class AbsenceCauseTest {
  private static final OwnContacts NOBODY = new OwnContacts(Set.of(), Set.of());

  static Stream<String> causes() throws IOException {
    return lines("causes.txt");
  }

  static Stream<String> noCauses() throws IOException {
    return lines("no-causes.txt");
  }

  private static Stream<String> lines(String file) throws IOException {
    try (var in =
        Objects.requireNonNull(AbsenceCauseTest.class.getResourceAsStream("/absence/" + file))) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(line -> line.replace("\\n", "\n"));
    }
  }

  private static Set<MissingReplyText> lacks(boolean cause, String text) {
    var policy =
        new AbsencePolicy(
            false, false, cause, Optional.empty(), true, OptionalInt.empty(), false, 2, 0);
    return ReplyText.lacks(text, NOBODY, policy);
  }

  @ParameterizedTest
  @MethodSource("causes")
  void a_cause_is_found(String text) {
    assertThat(lacks(true, text)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("noCauses")
  void what_is_no_cause_is_not_taken_for_one(String text) {
    assertThat(lacks(true, text)).containsExactly(MissingReplyText.CAUSE);
  }

  @Test
  void nobody_is_asked_for_a_cause_where_the_policy_does_not() {
    assertThat(lacks(false, "Jag är åter 30/11.")).isEmpty();
  }

  @Test
  void spaces_line_breaks_and_letters_of_every_form_are_read() {
    assertThat(lacks(true, "Jag \u00e4r\u00a0p\u00e5\nTj\u00e4nsteresa")).isEmpty();
    assertThat(lacks(true, "JAG A\u0308R FO\u0308RA\u0308LDRALEDIG")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"på ", "on a ", "semeste ", "ledig ja", "sitter i ", "a"})
  void long_texts_are_read_quickly(String piece) {
    var text = piece.repeat(20_000);
    Assertions.assertTimeout(Duration.ofSeconds(2), () -> lacks(true, text));
  }
}
