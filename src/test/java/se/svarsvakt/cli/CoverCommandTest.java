package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.cli.TownScan.refused;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.cli.TownScan.Result;
import se.svarsvakt.simulator.GraphError;
import tools.jackson.databind.JsonNode;

/** Cover agreements on the command line, on Friday 20 November 2026. */
class CoverCommandTest {
  private static final List<TownScan> TOWNS = new ArrayList<>();
  private static final String ANNA = "anna.bergqvist@kommun.example";
  private static final String SARA = "sara.lindqvist@kommun.example";

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

  private Result run(String... words) {
    return TOWNS.getFirst().run(store, List.of(words));
  }

  /** Words without white space in them. */
  private Result cover(String words) {
    return run(("cover " + words).split(" "));
  }

  private JsonNode list(String... more) {
    List<String> words = new ArrayList<>(List.of("cover", "list", "--output", "json"));
    words.addAll(List.of(more));
    return run(words.toArray(String[]::new)).json();
  }

  private void agree(String from, String to) {
    Result made =
        cover("add --mailbox %s --by %s --from %s --to %s".formatted(ANNA, SARA, from, to));
    assertThat(made.code()).isEqualTo(Cli.DONE);
  }

  @Test
  void an_agreement_is_listed_with_everything_that_was_said() {
    List<String> words = new ArrayList<>(List.of("cover", "add", "--note", " a\n b"));
    words.addAll(List.of("--mailbox", ANNA, "--by", SARA));
    words.addAll(List.of("--from", "2026-11-23", "--to", "2026-11-27"));
    assertThat(run(words.toArray(String[]::new)).out())
        .isEqualToIgnoringNewLines(
            "1  " + ANNA + "  by " + SARA + "  2026-11-23 to 2026-11-27  agreed  a b");
    assertThat(list().toString())
        .isEqualTo(
            """
            [{"id":"1","mailbox":"%s","by":"%s",\
            "from":"2026-11-23","to":"2026-11-27","note":"a b","state":"agreed"}]"""
                .formatted(ANNA, SARA));
  }

  @Test
  void an_alias_in_any_letter_case_names_the_mailbox() {
    Result made =
        cover(
            "add --mailbox Anna.BERGQVIST@kommun.example --by Sara.Holm@Kommun.Example"
                + " --from 2026-11-23 --to 2026-11-23 --output json");
    assertThat(made.json().path("mailbox").asString()).isEqualTo(ANNA);
    assertThat(made.json().path("by").asString()).isEqualTo(SARA);
  }

  @Test
  void an_agreement_is_listed_until_its_last_day_is_over() {
    agree("2026-11-16", "2026-11-20");
    assertThat(list()).hasSize(1);
    assertThat(list("--as-of", "2026-11-20T23:59")).hasSize(1);
    assertThat(list("--as-of", "2026-11-21T00:00")).isEmpty();
  }

  @Test
  void an_agreement_can_be_ended_once() {
    agree("2026-11-16", "2026-11-27");
    assertThat(cover("end 1").code()).isEqualTo(Cli.DONE);
    assertThat(list()).isEmpty();
    refused(cover("end 1"), "\"1\"", "svarsvakt cover list");
  }

  @Test
  void without_agreements_the_table_says_so_and_json_is_an_empty_array() {
    assertThat(cover("list").out()).isEqualToIgnoringNewLines("No cover agreements in force.");
    assertThat(list().isArray()).isTrue();
    agree("2026-11-16", "2026-11-27");
    assertThat(cover("list").out()).contains("COVER AGREEMENTS (1)", ANNA, SARA, "2026-11-16");
  }

  @ParameterizedTest
  @CsvSource({
    "nobody@kommun.example, sara.lindqvist@kommun.example, --mailbox",
    "anna.bergqvist@kommun.example, nobody@kommun.example, --by",
    "anna, sara.lindqvist@kommun.example, --mailbox",
    "anna.bergqvist@kommun.example, Anna.Bergqvist@kommun.example, --by",
    "sara.holm@kommun.example, sara.lindqvist@kommun.example, --by",
    "anna.bergqvist@kommun.example, kerstin.wide@arkitektbyran.example, --by"
  })
  void people_who_cannot_agree_are_refused(String mailbox, String by, String named) {
    Result result =
        cover("add --mailbox " + mailbox + " --by " + by + " --from 2026-11-23 --to 2026-11-27");
    refused(result, named + " = ", named.equals("--by") ? by : mailbox);
    assertThat(list()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23, 2026-11-22, --to, before --from",
    "2026-02-30, 2026-11-27, --from, 2026-11-23",
    "tomorrow, 2026-11-27, --from, 2026-11-23",
    "2026-11-23, 22026-11-27, --to, 2026-11-23",
    "2026-11-23, 2026-11-27T10:00, --to, 2026-11-23"
  })
  void days_that_cannot_be_are_refused(String from, String to, String option, String advice) {
    String people = "--mailbox " + ANNA + " --by " + SARA;
    Result result = cover("add " + people + " --from " + from + " --to " + to);
    refused(result, option + " = \"" + (option.equals("--to") ? to : from) + "\"", advice);
  }

  @Test
  void an_agreement_that_is_over_is_recorded_and_pointed_out() {
    String days = " --from 2026-11-16 --to 2026-11-19";
    Result result = cover("add --mailbox " + ANNA + " --by " + SARA + days);
    assertThat(result.code()).isZero();
    assertThat(result.err()).contains("--to = \"2026-11-19\"", "past on 2026-11-20");
    assertThat(list()).isEmpty();
  }

  @Test
  void a_note_is_neither_blank_nor_longer_than_400_characters() {
    String start =
        "cover add --from 2026-11-23 --to 2026-11-27 --mailbox " + ANNA + " --by " + SARA;
    List<String> words = new ArrayList<>(List.of(start.split(" ")));
    words.add("--note= \t");
    refused(run(words.toArray(String[]::new)), "--note is blank");
    words.set(words.size() - 1, "--note=" + "ö".repeat(401));
    refused(run(words.toArray(String[]::new)), "--note has 401", "at most 400");
    words.set(words.size() - 1, "--note=" + "ö".repeat(400));
    assertThat(run(words.toArray(String[]::new)).code()).isEqualTo(Cli.DONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"add", "end", "end x", "end 7", "nonsense", "list --as-of=noon"})
  void incomplete_or_unknown_words_are_one_line(String words) {
    refused(cover(words), "svarsvakt: ");
  }

  @Test
  void alone_it_shows_its_subcommands() {
    Result result = cover("");
    assertThat(result.code()).isEqualTo(Cli.WRONG_USE);
    assertThat(result.err()).contains("Usage: svarsvakt cover", "add", "list", "end");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void without_the_directory_nothing_is_recorded() {
    TownScan town = TOWNS.getFirst();
    town.graph.faults().onRequest(any -> Optional.of(GraphError.of(403, "Forbidden")));
    try {
      String people = "--mailbox " + ANNA + " --by " + SARA;
      Result result = cover("add " + people + " --from 2026-11-23 --to 2026-11-27");
      assertThat(result.code()).isEqualTo(Cli.NO_SOURCE);
    } finally {
      town.graph.faults().clear();
    }
    assertThat(list()).isEmpty();
  }
}
