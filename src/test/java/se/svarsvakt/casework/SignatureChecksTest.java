package se.svarsvakt.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.casework.SignatureChecks.FlawNote;
import se.svarsvakt.rule.SignatureFlaw.Kind;
import se.svarsvakt.sync.JdbcFactStore;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.sync.MemoryFacts;
import se.svarsvakt.testing.Databases;

/** The record of looked-at signatures on everything it can stand on. */
class SignatureChecksTest {
  private static final FlawNote SLOGAN = new FlawNote(Kind.ADDITION, "Fax", List.of(), "slogan");

  @Nested
  class InMemory extends SignatureChecksContract {
    @Override
    void open() {
      MemoryFacts both = new MemoryFacts();
      facts = both;
      checks = new MemorySignatures(both);
    }
  }

  @Nested
  class OnH2 extends InDatabase {
    @Override
    Databases.Database database() {
      return Databases.h2();
    }
  }

  @Nested
  class OnPostgreSql extends InDatabase {
    @Override
    Databases.Database database() {
      return Databases.postgres();
    }
  }

  abstract static class InDatabase extends SignatureChecksContract {
    abstract Databases.Database database();

    private Databases.@Nullable Database opened;

    @Override
    void open() {
      Databases.Database database = database();
      opened = database;
      facts = new JdbcFactStore(database.named(), database.transactions());
      checks =
          new JdbcSignatureChecks(
              database.jdbc(), database.transactions(), new KeyedHash(new byte[32]).textSeal());
    }

    private JdbcClient jdbc() {
      return Objects.requireNonNull(opened).jdbc();
    }

    private String stored(String message) {
      return jdbc()
          .sql("select found from signature_check where message_id = :message")
          .param("message", message)
          .query(String.class)
          .single();
    }

    /** What is shown of the only flaw of each message. */
    private List<String> shown(SignatureChecks store) {
      checks = store;
      return found("t").stream().map(each -> each.flaws().getFirst().found()).toList();
    }

    @Test
    void no_column_shows_what_was_found_and_no_two_sealings_are_alike() {
      checks.checked(looked("a", 1, SLOGAN), "t", FRIDAY);
      assertThat(
              jdbc().sql("select * from signature_check").query().singleRow().values().toString())
          .doesNotContain("slogan")
          .doesNotContain(
              Base64.getEncoder().encodeToString("slogan".getBytes(StandardCharsets.UTF_8)));
      String first = stored("a");
      checks.checked(looked("a", 1, SLOGAN), "t", FRIDAY);
      assertThat(stored("a")).isNotEqualTo(first);
      assertThat(shown(checks)).containsExactly("slogan");
    }

    @Test
    void another_key_shows_the_flaw_without_what_was_found() {
      checks.checked(looked("a", 1, SLOGAN), "t", FRIDAY);
      byte[] other = new byte[32];
      other[31] = 1;
      Databases.Database database = Objects.requireNonNull(opened);
      assertThat(
              shown(
                  new JdbcSignatureChecks(
                      database.jdbc(), database.transactions(), new KeyedHash(other).textSeal())))
          .containsExactly("");
    }

    @Test
    void a_text_that_was_moved_to_another_message_is_not_shown() {
      checks.checked(looked("a", 1, SLOGAN), "t", FRIDAY);
      checks.checked(looked("b", 2, SLOGAN), "t", FRIDAY);
      jdbc()
          .sql("update signature_check set found = :found where message_id = 'b'")
          .param("found", stored("a"))
          .update();
      assertThat(shown(checks)).containsExactly("slogan", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AA==", "no base64!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void a_damaged_text_is_not_shown(String damaged) {
      checks.checked(looked("a", 1, SLOGAN), "t", FRIDAY);
      jdbc().sql("update signature_check set found = :found").param("found", damaged).update();
      assertThat(shown(checks)).containsExactly("");
    }

    @Test
    void a_look_of_before_there_was_a_text_shows_none() {
      checks.checked(looked("a", 1, SLOGAN), "t", FRIDAY);
      jdbc().sql("update signature_check set found = null").update();
      assertThat(shown(checks)).containsExactly("");
    }
  }
}
