package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.cli.Office.FRIDAY;
import static se.svarsvakt.cli.Office.question;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.cli.TownScan.Result;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.MailboxProfile;
import se.svarsvakt.simulator.SimulatedGraph;
import se.svarsvakt.simulator.SimulatedTenant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is stored of one person is handed out, and deleted. */
class ForgetCommandTest {
  private static final String ANNA = "anna.berg@kommun.example";
  private static final String CITIZEN = "ek@medborgare.example";

  @TempDir private Path place = Path.of("unset");
  private Office office = new Office(place);

  @BeforeEach
  void scan() {
    office.close();
    office = new Office(place.resolve("store"));
    question(office.anna, "2026-11-18T09:00");
    question(office.bo, "2026-11-19T09:00");
    office.annaSends("<p>Hej</p>", "2026-11-19T10:00");
    office.scan(FRIDAY);
  }

  @AfterEach
  void close() {
    office.close();
  }

  private Result run(String... words) {
    return office.run(List.of(words));
  }

  private List<String> kinds(String address, String... more) {
    List<String> words = new ArrayList<>(List.of("export-person", address, "--output", "json"));
    words.addAll(List.of(more));
    Result result = office.run(words);
    assertThat(result.code()).as(result.err()).isEqualTo(Cli.DONE);
    return result.out().startsWith("Nothing")
        ? List.of()
        : result
            .json()
            .path("kinds")
            .valueStream()
            .map(kind -> kind.path("kind").asString())
            .toList();
  }

  private int openMail(String of) {
    return (int)
        office
            .scan(FRIDAY, "--dry-run")
            .json()
            .path("mail")
            .valueStream()
            .filter(mail -> mail.path("mailbox").asString().startsWith(of))
            .count();
  }

  @Test
  void a_mailbox_in_scope_is_forgotten_and_it_is_said_that_the_next_scan_reads_it_anew() {
    assertThat(kinds(ANNA)).contains("mailbox", "received-mail", "sent-mail", "items", "account");
    Result result = run("forget", ANNA, "--yes");
    assertThat(result.code()).as(result.err()).isEqualTo(Cli.DONE);
    assertThat(result.out())
        .contains("to delete", "next scan reads it anew", "svarsvakt.scope.exclude")
        .contains("Forgotten: " + ANNA);
    assertThat(kinds(ANNA)).isEmpty();
    assertThat(kinds("bo.ek@kommun.example")).contains("mailbox", "received-mail");
    assertThat(openMail("anna")).isOne();
    assertThat(kinds(ANNA)).contains("mailbox");
  }

  @Test
  void one_that_is_excluded_is_not_read_anew() {
    String excluded = "--svarsvakt.scope.exclude=" + ANNA;
    Result result = run("forget", ANNA, "--yes", excluded);
    assertThat(result.out()).contains("out of scope").doesNotContain("reads it anew");
    office.scan(FRIDAY, excluded);
    assertThat(kinds(ANNA)).doesNotContain("mailbox", "received-mail");
  }

  @Test
  void the_audit_trail_says_that_it_was_done_and_not_of_whom() {
    run("export-person", ANNA);
    run("forget", ANNA, "--yes");
    JsonNode trail = run("audit", "--output", "json").json();
    assertThat(trail.valueStream().map(entry -> entry.path("kind").asString()))
        .containsExactly("forgotten", "exported");
    assertThat(trail.toString())
        .contains("\"person\":\"administrator\"", "forgotten-")
        .doesNotContain(ANNA, office.anna.account().id());
  }

  /** The same store beside another tenant. */
  private SimulatedGraph elsewhere(DirectoryUser... accounts) {
    SimulatedTenant other =
        new SimulatedTenant("Kommunen", "kommun.example", Office.at("2026-11-20T10:30"));
    for (DirectoryUser account : accounts) {
      other.open(account, MailboxProfile.PERSON);
    }
    SimulatedGraph graph = SimulatedGraph.start(other);
    office.graphUrl = graph.baseUrl().toString();
    return graph;
  }

  @Test
  void one_that_only_the_store_knows_is_forgotten_too() {
    try (SimulatedGraph gone = elsewhere(DirectoryUser.person("Ny", "ny@kommun.example"))) {
      assertThat(gone.baseUrl()).isNotNull();
      assertThat(kinds(ANNA)).contains("mailbox", "received-mail");
      Result result = run("forget", ANNA, "--yes");
      assertThat(result.out()).contains("Forgotten").doesNotContain("reads it anew");
      assertThat(kinds(ANNA)).isEmpty();
    }
  }

  @Test
  void where_two_accounts_have_had_an_address_one_of_them_must_be_named() {
    DirectoryUser second =
        DirectoryUser.person("Anna Bergström", "anna.bergstrom@kommun.example").alias(ANNA);
    try (SimulatedGraph now = elsewhere(second)) {
      assertThat(now.baseUrl()).isNotNull();
      String first = office.anna.account().id();
      TownScan.refused(run("forget", ANNA, "--yes"), "--id", first, second.id());
      TownScan.refused(run("forget", ANNA, "--yes", "--id", "somebody"), "--id = \"somebody\"");
      assertThat(kinds(ANNA, "--id", second.id())).doesNotContain("mailbox");
      assertThat(kinds(ANNA, "--id", first)).contains("mailbox");
      assertThat(run("export-person", ANNA, "--id", first).err())
          .contains("has another account now", "left out");
      assertThat(run("export-person", ANNA, "--id", second.id()).err()).doesNotContain("left out");
    }
  }

  @Test
  void a_correspondent_is_found_by_the_keyed_hash_of_the_address() {
    assertThat(kinds(CITIZEN)).contains("received-mail", "sent-mail").doesNotContain("mailbox");
    assertThat(openMail("bo")).isOne();
    Result result = run("forget", CITIZEN, "--yes");
    assertThat(result.out()).contains("waits for an answer is not watched any more");
    assertThat(kinds(CITIZEN)).isEmpty();
    assertThat(openMail("bo")).isZero();
    assertThat(kinds(ANNA)).contains("mailbox", "sent-mail");
  }

  @ParameterizedTest
  @ValueSource(strings = {"forget --yes", "export-person", "export-person --output json"})
  void of_whom_nothing_is_known_it_says_so(String command) {
    List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
    words.add("nobody@elsewhere.example");
    Result result = office.run(words);
    assertThat(result.code()).isEqualTo(Cli.DONE);
    assertThat(result.out())
        .isEqualToIgnoringNewLines("Nothing is stored of nobody@elsewhere.example.");
  }

  @Test
  void what_is_no_address_is_wrong_use() {
    TownScan.refused(run("forget", "anna", "--yes"), "ADDRESS", "an address such as");
    TownScan.refused(run("export-person", "anna"), "ADDRESS", "an address such as");
    TownScan.refused(run("forget", "--yes"), "ADDRESS");
  }

  @Test
  void without_yes_nothing_is_deleted_where_nobody_can_be_asked() {
    TownScan.refused(run("forget", ANNA), "--yes", "export-person");
    assertThat(kinds(ANNA)).contains("mailbox");
  }

  private String answering(String said) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(said.getBytes(StandardCharsets.UTF_8)));
    StringWriter out = new StringWriter();
    try {
      Streams terminal = new Streams(new PrintWriter(out), new PrintWriter(out), true);
      String[] words = {
        "forget",
        ANNA,
        "--svarsvakt.graph.base-url=" + office.graphUrl,
        "--svarsvakt.graph.access-token=any-token",
        "--svarsvakt.data-dir=" + place.resolve("store")
      };
      Clock clock = Clock.fixed(TownScan.FRIDAY.toInstant(), TownScan.FRIDAY.getZone());
      assertThat(Cli.run(words, clock, terminal)).isEqualTo(Cli.DONE);
    } finally {
      System.setIn(before);
    }
    return out.toString();
  }

  @Test
  void on_a_terminal_it_asks_and_only_yes_is_yes() {
    assertThat(answering("n\n")).contains("[y/N]", "Nothing was deleted.");
    assertThat(answering("")).contains("Nothing was deleted.");
    assertThat(kinds(ANNA)).contains("mailbox");
    assertThat(answering("y\n")).contains("Forgotten");
    assertThat(kinds(ANNA)).isEmpty();
  }

  @Test
  void without_graph_what_the_store_knows_is_forgotten_and_of_others_it_cannot_be_said() {
    office.graphUrl = "http://127.0.0.1:1/v1.0";
    Result result = run("forget", ANNA, "--yes");
    assertThat(result.code()).as(result.err()).isEqualTo(Cli.DONE);
    assertThat(result.err()).contains("the directory was not reached");
    assertThat(run("forget", "nobody@kommun.example", "--yes").code()).isEqualTo(Cli.NO_SOURCE);
  }

  @Test
  void the_file_is_for_its_owner_alone_and_holds_rows_and_words_in_both_languages()
      throws Exception {
    Path file = place.resolve("anna.json");
    Result result = run("export-person", ANNA, "--to", file.toString());
    assertThat(result.code()).as(result.err()).isEqualTo(Cli.DONE);
    assertThat(result.out()).isEmpty();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    JsonNode document = JsonMapper.shared().readTree(Files.readString(file));
    assertThat(document.path("address").asString()).isEqualTo(ANNA);
    assertThat(document.path("accounts").get(0).asString()).isEqualTo(office.anna.account().id());
    JsonNode mailbox = document.path("kinds").get(0);
    assertThat(mailbox.path("name").path("sv").asString()).startsWith("Din brevlåda");
    assertThat(mailbox.path("name").path("en").asString()).startsWith("Your mailbox");
    assertThat(mailbox.path("tables").get(0).path("rows").get(0).path("address").asString())
        .isEqualTo(ANNA);
    assertThat(document.toString()).doesNotContain("bygglov", CITIZEN);
    try (var files = Files.list(place)) {
      assertThat(files).noneMatch(each -> each.toString().endsWith(".part"));
    }
  }

  @Test
  void the_table_counts() {
    assertThat(run("export-person", ANNA).out())
        .contains("STORED OF " + ANNA, "Received mail: times", "Your mailbox");
  }

  @Test
  void both_work_on_a_demo_that_runs() {
    String home = System.getProperty("user.home");
    System.setProperty("user.home", place.toString());
    try (RunningDemo.Advertised found =
        new RunningDemo(
                Map.of(
                    "svarsvakt.graph.base-url",
                    office.graphUrl,
                    "svarsvakt.graph.access-token",
                    "any-token",
                    "svarsvakt.data-dir",
                    place.resolve("store").toString()),
                List.of(),
                Duration.ZERO)
            .advertise()) {
      assertThat(found.done()).isTrue();
      assertThat(TownScan.captured("--demo", "export-person", ANNA).out()).contains("STORED OF");
      assertThat(TownScan.captured("--demo", "forget", ANNA, "--yes").out()).contains("Forgotten");
    } finally {
      System.setProperty("user.home", home);
    }
  }
}
