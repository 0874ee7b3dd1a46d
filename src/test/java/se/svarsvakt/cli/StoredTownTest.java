package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import se.svarsvakt.cli.TownScan.Result;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A database that an earlier version wrote is opened by this one, which goes on from there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredTownTest {
  private final TownScan town;
  private final Path data;
  private final JsonNode before;
  private JsonNode after;

  StoredTownTest(@TempDir Path data) throws Exception {
    this.data = data;
    this.town = TownScan.asStored(data);
    this.before = StoredTown.output();
    this.after = before;
  }

  @BeforeAll
  void scan_again() throws Exception {
    StoredTown.restore(data);
    Result result = town.scan("--explain", "--svarsvakt.nudges.enabled=true");
    after = result.json();
  }

  @AfterAll
  void stop() {
    town.close();
  }

  @Test
  void every_mail_is_judged_as_before() {
    assertThat(after.path("mail").size()).isGreaterThan(100);
    assertThat(known(after.path("mail"))).isEqualTo(known(before.path("mail")));
  }

  /** That version promised nothing to who called, and named no promise. */
  private static List<JsonNode> known(JsonNode mail) {
    return mail.valueStream()
        .filter(each -> !each.path("verdict").asString().equals("voicemail"))
        .map(JsonNode::deepCopy)
        .map(each -> (JsonNode) ((ObjectNode) each).without("promise"))
        .toList();
  }

  @Test
  void every_finding_is_found_as_before() {
    List<JsonNode> known =
        after
            .path("findings")
            .valueStream()
            .filter(finding -> !finding.path("promise").asString().equals("call-back"))
            .map(JsonNode::deepCopy)
            .map(each -> (JsonNode) ((ObjectNode) each).without("promise"))
            .toList();
    assertThat(known).isEqualTo(before.path("findings").valueStream().toList());
  }

  @Test
  void nobody_is_told_a_second_time() {
    assertThat(town.town.tenant().notifications())
        .allMatch(told -> told.previewText().contains("röstmeddelande"));
    Set<String> statuses = new TreeSet<>();
    after.path("nudges").forEach(nudge -> statuses.add(nudge.path("status").asString()));
    assertThat(statuses).doesNotContain("FAILED");
  }

  @Test
  void what_people_said_and_agreed_still_counts() {
    Set<String> states = new TreeSet<>();
    after.path("mail").forEach(mail -> states.add(mail.path("state").asString("")));
    assertThat(states).contains("NO_REPLY_NEEDED");
    assertThat(town.run(data, List.of("cover", "list")).out()).contains(StoredTown.ANNA);
  }

  @Test
  void the_mailboxes_are_read_on_from_where_they_were() {
    assertThat(town.graph.requests())
        .filteredOn(request -> request.path().contains("/delta"))
        .isNotEmpty()
        .allMatch(request -> request.toString().contains("deltatoken"));
  }
}
