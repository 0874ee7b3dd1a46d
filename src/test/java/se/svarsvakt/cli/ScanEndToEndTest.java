package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import se.svarsvakt.cli.TownScan.Result;
import se.svarsvakt.demo.TownSecrets;
import se.svarsvakt.simulator.RecordedRequest;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.testing.Databases;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The whole way from a tenant's mailboxes to what is printed, told and stored. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScanEndToEndTest {
  private final Path data;
  private final TownScan town;
  private final List<Result> results = new ArrayList<>();
  private final List<RecordedRequest> again = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  ScanEndToEndTest(@TempDir Path data) {
    this.data = data;
    this.town = new TownScan(data);
  }

  @BeforeAll
  void scan_twice() {
    results.add(town.scan("--explain", "--svarsvakt.nudges.enabled=true"));
    problems.addAll(town.graph.problems());
    town.graph.forgetRequests();
    results.add(town.scan("--explain", "--svarsvakt.nudges.enabled=true"));
    again.addAll(town.graph.requests());
    problems.addAll(town.graph.problems());
  }

  @AfterAll
  void stop() {
    town.close();
  }

  private Result first() {
    return results.getFirst();
  }

  private Set<String> values(String property) {
    Set<String> values = new TreeSet<>();
    first().json().path("mail").forEach(mail -> values.add(mail.path(property).asString("")));
    return values;
  }

  @Test
  void the_output_fits_the_contracts_schema() throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(
            ScanEndToEndTest.class.getResourceAsStream("/contract/scan-output.schema.json"))) {
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(stream);
      assertThat(schema.validate(first().out(), InputFormat.JSON)).isEmpty();
      assertThat(schema.validate("{}", InputFormat.JSON)).isNotEmpty();
    }
  }

  @Test
  void every_verdict_is_there() {
    assertThat(values("verdict"))
        .contains(
            "external",
            "internal",
            "copied",
            "automatic",
            "bulk",
            "no-reply-sender",
            "delivery-report",
            "meeting",
            "closing-remark",
            "excluded-sender");
  }

  @Test
  void every_state_that_needs_no_mark_is_there() {
    assertThat(values("state"))
        .contains("OPEN", "DUE_SOON", "OVERDUE", "ANSWERED", "FORWARDED", "FORWARDED_UNTOLD");
  }

  @Test
  void a_mail_thrown_away_without_an_answer_is_discarded(@TempDir Path store) {
    String address = "anna.bergqvist@kommun.example";
    String id = openIn(address);
    try (TownScan other = new TownScan(store)) {
      other.scan("--mailbox", address, "--dry-run");
      SimulatedMailbox anna = other.town.tenant().mailbox(address);
      anna.discard(id, TownScan.FRIDAY.toInstant());
      JsonNode after = other.scan("--mailbox", address, "--dry-run").json();
      assertThat(stateOf(after, id)).isEqualTo("DISCARDED");
    }
  }

  private String openIn(String address) {
    for (JsonNode mail : first().json().path("mail")) {
      boolean open = mail.path("state").asString("").equals("OPEN");
      if (open && mail.path("mailbox").asString().equals(address)) {
        return mail.path("messageId").asString();
      }
    }
    throw new AssertionError("nothing is open in the mailbox of the test");
  }

  private static String stateOf(JsonNode output, String id) {
    for (JsonNode mail : output.path("mail")) {
      if (mail.path("messageId").asString().equals(id)) {
        return mail.path("state").asString("");
      }
    }
    return "not listed";
  }

  @Test
  void graph_found_nothing_to_refuse() {
    assertThat(problems).isEmpty();
  }

  @Test
  void mailboxes_that_cannot_be_read_are_named_with_their_code() {
    List<String> codes = new ArrayList<>();
    first().json().at("/scan/failed").forEach(one -> codes.add(one.path("code").asString("")));
    assertThat(codes).containsExactlyInAnyOrder("MailboxNotEnabledForRESTAPI", "ErrorAccessDenied");
    assertThat(first().code()).isEqualTo(Cli.INCOMPLETE);
  }

  @Test
  void a_second_scan_prints_the_same_mail_and_findings() {
    JsonNode again = results.getLast().json();
    assertThat(again.path("mail")).isEqualTo(first().json().path("mail"));
    assertThat(again.path("findings")).isEqualTo(first().json().path("findings"));
    assertThat(again.path("mail").size()).isGreaterThan(100);
  }

  @Test
  void a_second_scan_lists_folders_and_reads_each_inbox_once_and_asks_little_else() {
    List<RecordedRequest> requests =
        again.stream().filter(request -> !request.path().endsWith("/$batch")).toList();
    List<String> rounds =
        requests.stream()
            .map(RecordedRequest::path)
            .filter(path -> path.contains("/delta"))
            .toList();
    List<String> lists =
        requests.stream()
            .map(RecordedRequest::path)
            .filter(path -> path.endsWith("/mailFolders"))
            .toList();
    assertThat(rounds).isNotEmpty().doesNotHaveDuplicates();
    assertThat(rounds).noneMatch(path -> path.contains("sentitems"));
    assertThat(lists).isNotEmpty().doesNotHaveDuplicates();
    assertThat(requests)
        .filteredOn(request -> !rounds.contains(request.path()) && !lists.contains(request.path()))
        .extracting(RecordedRequest::path)
        .hasSizeLessThanOrEqualTo(12);
  }

  @Test
  void people_are_told_once() {
    var told = town.town.tenant().notifications();
    assertThat(told).isNotEmpty();
    assertThat(told).extracting(one -> one.chainId()).doesNotHaveDuplicates();
    assertThat(told).allSatisfy(one -> assertThat(one.previewText()).hasSizeBetween(10, 150));
    Set<String> statuses = new TreeSet<>();
    results.getLast().json().path("nudges").forEach(n -> statuses.add(n.path("status").asString()));
    assertThat(statuses).doesNotContain("SENT");
  }

  @Test
  void nothing_that_people_wrote_is_stored() throws IOException {
    Set<String> secrets = TownSecrets.of(town.town.tenant());
    List<String> stored = new ArrayList<>();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        stored.add(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    assertThat(secrets).hasSizeGreaterThan(200);
    assertThat(found(secrets, stored)).isEmpty();
    assertThat(found(Set.of("anna.bergqvist@kommun.example"), stored)).isNotEmpty();
  }

  @Test
  void nothing_that_people_wrote_is_printed_or_logged() {
    Set<String> secrets = TownSecrets.of(town.town.tenant());
    assertThat(secrets).noneMatch(first().err()::contains);
    assertThat(secrets).noneMatch(withoutSignatures(first().json())::contains);
    assertThat(first().err()).contains("ErrorAccessDenied");
  }

  /** The output without the details of signatures, which name what is found in them. */
  private static String withoutSignatures(JsonNode output) {
    for (JsonNode finding : output.path("findings")) {
      if (finding.path("rule").asString().equals("signature")) {
        ((ObjectNode) finding).remove("detail");
      }
    }
    return output.toString();
  }

  private static Set<String> found(Set<String> secrets, List<String> bytes) {
    Set<String> found = new TreeSet<>();
    for (String secret : secrets) {
      for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE)) {
        String raw = new String(secret.getBytes(charset), StandardCharsets.ISO_8859_1);
        if (bytes.stream().anyMatch(file -> file.contains(raw))) {
          found.add(secret);
        }
      }
    }
    return found;
  }

  @Test
  void postgresql_gives_the_same_as_the_embedded_database(@TempDir Path other) {
    Result result =
        town.scan(
            "--explain",
            "--dry-run",
            "--svarsvakt.data-dir=" + other,
            "--svarsvakt.database.url=" + Databases.freshPostgresUrl("scan"),
            "--svarsvakt.database.username=postgres");
    assertThat(result.json().path("mail")).isEqualTo(first().json().path("mail"));
    assertThat(result.json().path("findings")).isEqualTo(first().json().path("findings"));
  }

  @Test
  void a_scan_of_one_mailbox_that_can_be_read_is_done() {
    Result result = town.scan("--mailbox", "anna.bergqvist@kommun.example");
    assertThat(result.code()).isEqualTo(Cli.DONE);
    assertThat(result.json().at("/scan/mailboxes").asInt()).isEqualTo(1);
  }

  @Test
  void a_table_names_what_is_overdue_and_no_one_outside() {
    Result result =
        town.run(List.of("scan", "--as-of", TownScan.FRIDAY.toOffsetDateTime().toString()));
    assertThat(result.out()).contains("@kommun.example").doesNotContain("\u001b[");
    // a signature's finding names what is wrong in it
    String rest = result.out().replaceAll("(?m)^.* line: .*$", "");
    assertThat(TownSecrets.of(town.town.tenant())).noneMatch(rest::contains);
  }
}
