package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.svarsvakt.cli.TownScan.Result;
import se.svarsvakt.testing.Databases;
import tools.jackson.databind.JsonNode;

/** A store that was copied goes on in PostgreSQL as it would have in the data directory. */
class MigrateToCommandTest {
  private static final String LATER = "2026-11-20T08:50";
  private static final String USER = "postgres";

  @TempDir private Path place = Path.of("unset");
  private BotOffice bots = new BotOffice(place);
  private String url = "unset";

  @BeforeEach
  void told() {
    bots.close();
    bots = new BotOffice(place.resolve("store"));
    url = Databases.freshPostgresUrl("moved");
    Office.question(bots.office.anna, "2026-11-18T09:00");
    assertThat(BotOffice.told(bots.scan("2026-11-20T08:30"))).isNotEmpty();
  }

  @AfterEach
  void close() {
    bots.close();
  }

  private Result migrate(String... words) {
    List<String> all = new ArrayList<>(List.of("migrate-to"));
    all.addAll(List.of(words));
    return bots.office.run(all);
  }

  private Result inPostgres(String... more) {
    List<String> words = new ArrayList<>(List.of(more));
    words.add("--svarsvakt.database.url=" + url);
    words.add("--svarsvakt.database.username=" + USER);
    return bots.scan(LATER, words.toArray(String[]::new));
  }

  @Test
  void a_scan_after_it_finds_the_same_and_tells_nobody_twice() throws IOException {
    JsonNode before = bots.scan(LATER, "--dry-run").json();
    Path password = Files.writeString(place.resolve("password"), "any\n");
    Result result =
        migrate("--url", url, "--username", USER, "--password-file", password.toString());
    assertThat(result.code()).as(result.err()).isEqualTo(Cli.DONE);
    assertThat(result.out())
        .containsPattern("Copied \\d+ rows of \\d+ tables to PostgreSQL")
        .contains("Set svarsvakt.database.url to " + url, "database.username to " + USER)
        .contains("SVARSVAKT_DATABASE_PASSWORD", "Keep hash.key in", "To go back")
        .doesNotContain("any");
    Result after = inPostgres();
    assertThat(after.json().path("mail")).isNotEmpty().isEqualTo(before.path("mail"));
    assertThat(after.json().path("findings")).isEqualTo(before.path("findings"));
    assertThat(BotOffice.told(after)).isEmpty();
    assertThat(
            bots.office
                .run(
                    List.of(
                        "audit",
                        "--svarsvakt.database.url=" + url,
                        "--svarsvakt.database.username=" + USER))
                .out())
        .contains("migrated");
    assertThat(BotOffice.told(bots.scan(LATER))).as("and the way back").isEmpty();
  }

  @Test
  void a_scan_that_starts_afresh_there_does_tell_again() {
    assertThat(BotOffice.told(inPostgres())).isNotEmpty();
  }

  @Test
  void where_the_settings_name_it_already_nothing_is_to_be_set() {
    Result result =
        migrate("--svarsvakt.database.url=" + url, "--svarsvakt.database.username=" + USER);
    assertThat(result.code()).as(result.err()).isEqualTo(Cli.DONE);
    assertThat(result.out()).contains("hash.key").doesNotContain(url, "- Set ", "PASSWORD");
  }

  @Test
  void a_second_time_is_refused() {
    assertThat(migrate("--url", url, "--username", USER).code()).isEqualTo(Cli.DONE);
    TownScan.refused(migrate("--url", url, "--username", USER), "is not empty (rows in ");
  }

  @Test
  void what_is_asked_for_wrongly_is_one_line_that_names_it() {
    TownScan.refused(migrate(), "--url: needed, the address of a PostgreSQL");
    TownScan.refused(migrate("--url", "jdbc:h2:mem:any"), "--url: needed");
    Result result = migrate("--url", url + "&password=secret");
    TownScan.refused(result, "--url: a password does not belong", "--password-file");
    assertThat(result.err()).doesNotContain("secret");
    String none = place.resolve("none").toString();
    TownScan.refused(
        migrate("--url", url, "--password-file", none), "--password-file", "cannot be read");
    TownScan.refused(migrate("--url", "jdbc:postgresql://127.0.0.1:1/none"), "does not answer");
  }
}
