package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.cli.TownScan.refused;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.cli.TownScan.Result;
import tools.jackson.databind.JsonNode;

/** Exceptions on the command line, on Friday 20 November 2026. */
class ExceptCommandTest {
  private static final List<TownScan> TOWNS = new ArrayList<>();
  private static final String ANNA = "anna.bergqvist@kommun.example";

  @TempDir private Path store = Path.of("unset");

  @BeforeAll
  static void build() {
    TOWNS.add(new TownScan(Path.of("unset")));
  }

  @AfterAll
  static void stop() {
    TOWNS.forEach(TownScan::close);
    TOWNS.clear();
  }

  /** Words without white space in them. */
  private Result except(String words) {
    return TOWNS.getFirst().run(store, List.of(("except " + words).split(" ")));
  }

  private JsonNode list(String more) {
    return except("list --output json" + more).json();
  }

  private JsonNode add(String what) {
    return except("add --reason agreed --until 2026-12-31 --output json " + what).json();
  }

  @Test
  void an_exception_is_listed_with_everything_that_it_names() {
    add("--mailbox Anna.Bergqvist@kommun.example --sender @Example.org --rule REPLY");
    assertThat(list("").toString())
        .isEqualTo(
            """
            [{"id":"1","mailbox":"%s","sender":"example.org","rule":"reply",\
            "reason":"agreed","until":"2026-12-31"}]"""
                .formatted(ANNA));
  }

  @Test
  void what_an_exception_does_not_name_is_null() {
    JsonNode made = add("--rule signature");
    assertThat(made.path("mailbox").isNull()).isTrue();
    assertThat(made.path("sender").isNull()).isTrue();
    assertThat(add("--mailbox " + ANNA).path("rule").isNull()).isTrue();
    assertThat(except("list").out())
        .contains("EXCEPTIONS (2)", "every mailbox", "every sender", "every rule", "agreed");
  }

  @ParameterizedTest
  @CsvSource({
    "example.org, example.org",
    "@example.org, example.org",
    "*.Example.org, *.example.org",
    "räksmörgås.se, räksmörgås.se",
    "Eva.Example@Mail.Example.org, …@mail.example.org"
  })
  void a_sender_is_an_address_a_domain_or_its_subdomains(String written, String shown) {
    assertThat(add("--sender " + written).path("sender").asString()).isEqualTo(shown);
    assertThat(list("").path(0).path("sender").asString()).isEqualTo(shown);
  }

  @Test
  void a_senders_address_is_not_stored() throws IOException {
    add("--sender eva.andersson@medborgare.example");
    String stored = Files.readString(store.resolve("svarsvakt.mv.db"), StandardCharsets.ISO_8859_1);
    assertThat(stored).contains("medborgare.example").doesNotContain("eva.andersson");
  }

  @ParameterizedTest
  @ValueSource(strings = {"news*@example.org", "*@example.org", "eva@*.example.org"})
  void a_wildcard_in_an_address_is_refused_with_the_reason(String sender) {
    Result result = except("add --reason agreed --until 2026-12-31 --sender " + sender);
    refused(result, "--sender = \"" + sender + "\"", "hash", "*.example.org");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*", "@", "eva@", "example", "*.org.", "a.*.org", "*example.org", "a@b@c.org"})
  void a_sender_that_is_none_of_these_is_refused(String sender) {
    Result result = except("add --reason agreed --until 2026-12-31 --sender " + sender);
    refused(result, "--sender = \"" + sender + "\"", "example.org");
    assertThat(list("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', --mailbox",
    "--rule answers, 'reply, forward, voicemail, public-records, absence, signature, unattended, shared-mailbox'",
    "--mailbox nobody@kommun.example, --mailbox = \"nobody@kommun.example\"",
    "--mailbox anna, --mailbox = \"anna\"",
    "--as-of noon --rule reply, --as-of"
  })
  void what_names_nothing_known_is_refused(String what, String told) {
    refused(except("add --reason agreed --until 2026-12-31 " + what), told);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-19, past on 2026-11-20",
    "2027-11-21, 2027-11-20",
    "2026-11-31, 2026-11-23",
    "forever, 2026-11-23"
  })
  void the_last_day_is_neither_past_nor_more_than_a_year_ahead(String until, String told) {
    Result result = except("add --rule reply --reason agreed --until " + until);
    refused(result, "--until = \"" + until + "\"", told);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-20", "2027-11-20"})
  void today_and_the_same_day_next_year_are_allowed(String until) {
    Result result = except("add --rule reply --reason agreed --until " + until);
    assertThat(result.code()).isEqualTo(Cli.DONE);
  }

  @Test
  void a_reason_is_neither_blank_nor_longer_than_400_characters() {
    List<String> words =
        new ArrayList<>(List.of("except", "add", "--rule=reply", "--until=2026-12-31"));
    words.add("--reason=  ");
    refused(TOWNS.getFirst().run(store, words), "--reason is blank");
    words.set(4, "--reason=" + "x".repeat(401));
    refused(TOWNS.getFirst().run(store, words), "--reason has 401", "at most 400");
  }

  @Test
  void an_exception_ends_by_itself_or_at_once() {
    add("--rule reply");
    add("--rule forward");
    assertThat(list(" --as-of 2026-12-31T23:59")).hasSize(2);
    assertThat(list(" --as-of 2027-01-01T00:00")).isEmpty();
    assertThat(except("end 1").code()).isEqualTo(Cli.DONE);
    assertThat(list("")).hasSize(1);
    refused(except("end 1"), "\"1\"", "svarsvakt except list");
  }

  @Test
  void alone_it_shows_its_subcommands() {
    Result result = except("");
    assertThat(result.code()).isEqualTo(Cli.WRONG_USE);
    assertThat(result.err()).contains("Usage: svarsvakt except", "add", "list", "end");
    refused(except("add"), "--reason", "--until", "svarsvakt except add --help");
  }
}
