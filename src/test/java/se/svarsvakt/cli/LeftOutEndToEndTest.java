package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.cli.Office.FRIDAY;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.cli.TownScan.Result;
import se.svarsvakt.simulator.GraphError;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A mailbox of which a message was left out was read; one that was not read was not. */
class LeftOutEndToEndTest {
  @TempDir private Path data;

  /** Takes a property away wherever Graph tells of this message, or gives it another value. */
  private static String tampered(String answer, String id, String property, String value) {
    if (!answer.startsWith("{")) {
      return answer;
    }
    JsonNode root = JsonMapper.shared().readTree(answer);
    for (JsonNode parent : root.findParents("id")) {
      if (parent instanceof ObjectNode message
          && message.path("id").asString("").equals(id)
          && message.size() > 1) {
        message.remove(property);
        if (!value.isEmpty()) {
          message.set(property, JsonMapper.shared().readTree(value));
        }
      }
    }
    return root.toString();
  }

  private static List<String> table(String command) {
    return List.of(command, "--as-of", Office.at(FRIDAY).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "\"9999-12-31T23:59:59Z\"", "{}", "17"})
  void it_is_told_and_the_others_are_watched(String value) throws Exception {
    try (Office office = new Office(data)) {
      Office.question(office.anna, "2026-11-18T09:00");
      String odd = Office.question(office.anna, "2026-11-18T10:00");
      try (TamperedGraph between =
          new TamperedGraph(
              office.graph.baseUrl(), body -> tampered(body, odd, "receivedDateTime", value))) {
        office.graphUrl = between.baseUrl();
        Result result = office.scan(FRIDAY);
        assertThat(result.code()).isEqualTo(Cli.DONE);
        assertThat(result.json().at("/scan/scanned").asInt()).isEqualTo(4);
        JsonNode failed = result.json().at("/scan/failed");
        assertThat(failed).hasSize(1);
        assertThat(failed.at("/0/mailbox").asString()).isEqualTo("anna.berg@kommun.example");
        assertThat(failed.at("/0/code").asString()).isEqualTo("DateUnusable");
        assertThat(failed.at("/0/message").asString()).startsWith("1 message(s) left out");
        assertThat(Office.found(result, "reply")).containsExactly("anna.berg overdue BREACH");
        Result again = office.run(table("scan"));
        assertThat(again.code()).isEqualTo(Cli.DONE);
        assertThat(again.out())
            .contains("4 mailboxes in scope, 4 read, 0 not read")
            .contains("1 message left out in 1 mailbox: ", "MESSAGES LEFT OUT")
            .doesNotContain("NOT READ", "DEGRADED", "DOWN");
      }
      office.graphUrl = office.graph.baseUrl().toString();
      assertThat(Office.found(office.scan(FRIDAY), "reply")).hasSize(2);
    }
  }

  @Test
  void the_table_says_how_it_stands_where_a_mailbox_was_not_read() {
    try (Office office = new Office(data)) {
      assertThat(office.run(table("scan")).out())
          .contains("4 mailboxes in scope, 4 read, 0 not read")
          .doesNotContain("DEGRADED", "DOWN", "left out");
      office.bo.failWith(GraphError.accessDenied());
      Result result = office.run(table("scan"));
      assertThat(result.code()).isEqualTo(Cli.INCOMPLETE);
      assertThat(result.out().lines())
          .contains("4 mailboxes in scope, 3 read, 1 not read")
          .anyMatch(line -> line.startsWith("DOWN: only 3 of 4 mailboxes could be read"))
          .contains("NOT READ (1)");
    }
  }

  @Test
  void a_replay_ends_with_the_code_of_a_scan() {
    try (Office office = new Office(data)) {
      office.bo.failWith(GraphError.accessDenied());
      assertThat(
              office
                  .run(List.of("scan", "--replay", "P2D", "--as-of", Office.at(FRIDAY).toString()))
                  .code())
          .isEqualTo(Cli.INCOMPLETE);
    }
  }
}
