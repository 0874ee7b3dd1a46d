package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.cli.DoctorScene.complaints;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.svarsvakt.cli.TownScan.Result;
import se.svarsvakt.simulator.GraphError;
import se.svarsvakt.simulator.RecordedRequest;

/** What {@code doctor} says of a right tenant, of mistakes in one, and without one. */
class DoctorEndToEndTest {
  private static final Path KEYS = Path.of("src/test/resources/se/svarsvakt/wiring");

  @TempDir private static Path store;
  @TempDir private Path directory;
  private DoctorScene scene;

  @BeforeAll
  static void scan(@TempDir Path directory) throws IOException {
    try (DoctorScene before = new DoctorScene(store, directory)) {
      before.scanned();
    }
  }

  @BeforeEach
  void begin() throws IOException {
    scene = new DoctorScene(store, directory);
  }

  @AfterEach
  void end() {
    scene.close();
  }

  private static void assertFits(Result result) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(
            DoctorEndToEndTest.class.getResourceAsStream("/contract/doctor-output.schema.json"))) {
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(stream);
      assertThat(schema.validate(result.out(), InputFormat.JSON)).isEmpty();
      assertThat(schema.validate("{}", InputFormat.JSON)).isNotEmpty();
    }
  }

  private static List<String> ids(Result result) {
    return result
        .json()
        .path("checks")
        .valueStream()
        .map(check -> check.path("id").asString())
        .distinct()
        .toList();
  }

  @Test
  void a_right_tenant_is_all_ok_and_only_read() throws IOException {
    Result result = scene.doctor();
    assertThat(complaints(result)).isEmpty();
    assertThat(result.code()).isEqualTo(Cli.DONE);
    assertFits(result);
    assertThat(ids(result))
        .containsExactly(
            "credential",
            "permission.User.Read.All",
            "permission.Domain.Read.All",
            "permission.Mail.Read",
            "permission.MailboxSettings.Read",
            "permission.Calendars.Read",
            "permission.GroupMember.Read.All",
            "permission.TeamsActivity.Send.User",
            "scope.inside",
            "scope.outside",
            "scope.entra-grant",
            "teams.app",
            "teams.installed",
            "delegates.export",
            "calendar.holidays",
            "calendar.closed-days",
            "store",
            "clock",
            "scan.last",
            "shared.stewards",
            "signature.directory");
    assertThat(scene.office.graph.problems()).isEmpty();
    assertThat(scene.office.graph.requests())
        .filteredOn(request -> !request.method().equals("GET"))
        .extracting(RecordedRequest::path)
        .allMatch(path -> path.equals("/$batch") || path.endsWith("/calendar/getSchedule"));
    assertThat(scene.office.tenant.notifications()).isEmpty();
  }

  /** A mistake, and what is to be said of it, all of it. */
  private interface Mistake {
    void makeIn(DoctorScene scene) throws IOException;
  }

  private static Arguments seeded(String name, Mistake mistake, String... told) {
    return Arguments.of(name, mistake, List.of(told));
  }

  private static Mistake refusing(String ending) {
    return scene ->
        scene
            .office
            .graph
            .faults()
            .onRequest(
                request ->
                    request.path().contains(ending)
                        ? Optional.of(GraphError.of(403, "Authorization_RequestDenied"))
                        : Optional.empty());
  }

  private static Mistake role(String name) {
    return scene -> {
      List<String> more = new ArrayList<>(scene.roles);
      more.add(name);
      scene.roles = more;
    };
  }

  static Stream<Arguments> mistakes() {
    String past = Instant.EPOCH.atZone(ZoneOffset.UTC).toLocalDate().plusYears(40).toString();
    return Stream.of(
        seeded(
            "a right is missing",
            refusing("/calendar/getSchedule"),
            "permission.Calendars.Read MISSING"),
        seeded(
            "the right to the group is missing",
            refusing("/transitiveMembers"),
            "permission.Calendars.Read UNKNOWN",
            "permission.GroupMember.Read.All MISSING",
            "permission.Mail.Read UNKNOWN",
            "permission.MailboxSettings.Read UNKNOWN",
            "permission.TeamsActivity.Send.User UNKNOWN",
            "scope.inside UNKNOWN",
            "teams.installed UNKNOWN"),
        seeded(
            "no mail can be read",
            refusing("/mailFolders/inbox/messages"),
            "permission.Mail.Read MISSING",
            "scope.inside MISSING"),
        seeded(
            "a right too many", role("Files.Read.All"), "permission-excess.Files.Read.All WARNING"),
        seeded(
            "a consent in Entra beside the scope",
            role("Mail.Read"),
            "scope.entra-grant MISSING Mail.Read"),
        seeded(
            "the mailbox outside can be read",
            scene -> scene.outside.failWith(null),
            "scope.outside MISSING ute@kommun.example"),
        seeded(
            "nobody has the address outside",
            scene -> scene.with("scope.probe-outside", "ingen@kommun.example"),
            "scope.outside UNKNOWN ingen@kommun.example"),
        seeded(
            "no mailbox outside is named",
            scene -> scene.settings.remove("scope.probe-outside"),
            "scope.outside UNKNOWN"),
        seeded(
            "the mailbox outside is none",
            scene -> scene.outside.failWith(GraphError.mailboxNotEnabled()),
            "scope.outside UNKNOWN ute@kommun.example"),
        seeded(
            "one mailbox is refused",
            scene -> scene.office.bo.failWith(GraphError.accessDenied()),
            "scope.inside MISSING bo.ek@kommun.example"),
        seeded(
            "an account without a mailbox",
            scene -> scene.office.bo.failWith(GraphError.mailboxNotEnabled()),
            "scope.inside MISSING bo.ek@kommun.example"),
        seeded(
            "the app is not in the catalogue",
            scene -> scene.with("teams.app-id", "22222222-2222-3333-4444-555555555555"),
            "teams.app MISSING"),
        seeded(
            "somebody lacks the app",
            scene -> scene.office.tenant.uninstallApp("bo.ek@kommun.example"),
            "teams.installed WARNING bo.ek@kommun.example"),
        seeded(
            "the export is old",
            scene ->
                Files.setLastModifiedTime(
                    scene.export, FileTime.from(scene.now.minus(Duration.ofDays(4)))),
            "delegates.export WARNING"),
        seeded(
            "the export has a line that does not count",
            scene -> {
              Files.writeString(
                  scene.export,
                  "mailbox,delegate,right\ninfo@kommun.example,x@y.example,FullAccess\ninfo@kommun.example,bo.ek@kommun.example,FullAccess\n");
              Files.setLastModifiedTime(scene.export, FileTime.from(scene.now));
            },
            "delegates.export WARNING"),
        seeded(
            "the export is not there",
            scene -> Files.delete(scene.export),
            "delegates.export MISSING"),
        seeded("the clock is ahead", scene -> scene.later(Duration.ofMinutes(5)), "clock WARNING"),
        seeded(
            "the clock is behind", scene -> scene.later(Duration.ofMinutes(-5)), "clock WARNING"),
        seeded(
            "every closed day is past",
            scene -> scene.with("policy.closed-days", past),
            "calendar.closed-days WARNING"),
        seeded(
            "nobody looks after a shared mailbox",
            scene -> {
              scene.settings.keySet().removeIf(key -> key.startsWith("shared-mailboxes"));
              Files.writeString(scene.export, "mailbox,delegate,right\n");
              Files.setLastModifiedTime(scene.export, FileTime.from(scene.now));
              scene.with("data-dir", scene.export.resolveSibling("own").toString()).scanned();
            },
            "shared.stewards WARNING info@kommun.example"),
        seeded(
            "an entry lacks what the signature needs",
            scene -> scene.office.tenant.put(scene.office.bo.account().with("surname", "")),
            "signature.directory WARNING"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void each_mistake_is_found_and_no_other(String name, Mistake mistake, List<String> told)
      throws IOException {
    mistake.makeIn(scene);
    Result result = scene.doctor();
    assertThat(complaints(result)).as(result.out()).isEqualTo(told);
    boolean missing = told.stream().anyMatch(line -> line.contains(" MISSING"));
    assertThat(result.code()).isEqualTo(missing ? Cli.INCOMPLETE : Cli.DONE);
    assertFits(result);
    assertThat(result.json().path("checks").valueStream())
        .allMatch(
            check -> check.path("status").asString().equals("OK") == check.path("mend").isNull());
  }

  @Test
  void a_missing_right_of_exchange_names_the_command_and_a_time() {
    scene.office.bo.failWith(GraphError.accessDenied());
    assertThat(scene.run("doctor").out())
        .contains("MISSING (1)", "bo.ek@kommun.example", "Test-ServicePrincipalAuthorization")
        .containsPattern("try again after \\d\\d:\\d\\d");
  }

  @Test
  void an_address_on_the_command_line_goes_before_the_setting() {
    Result result =
        scene.run("doctor", "--output", "json", "--outside", "anna.berg@kommun.example");
    assertThat(complaints(result))
        .containsExactly("scope.outside UNKNOWN anna.berg@kommun.example");
  }

  @Test
  void a_token_that_is_no_jwt_leaves_open_what_is_granted() {
    scene.settings.remove("scope.probe-outside");
    scene.settings.remove("scope.group");
    scene.outside.failWith(null);
    List<String> args = new ArrayList<>(List.of("doctor", "--output", "json"));
    scene.settings.forEach((key, value) -> args.add("--svarsvakt." + key + "=" + value));
    args.add("--svarsvakt.graph.access-token=opaque");
    Result result = TownScan.captured(scene.now, args.toArray(String[]::new));
    assertThat(complaints(result))
        .contains("permission-excess UNKNOWN", "scope.outside UNKNOWN")
        .noneMatch(line -> line.startsWith("scope.entra-grant"));
  }

  @Test
  void before_the_first_scan_nothing_is_made() {
    Path none = directory.resolve("none");
    Result result = scene.with("data-dir", none.toString()).doctor();
    assertThat(complaints(result)).containsExactly("scan.last WARNING");
    assertThat(none).doesNotExist();
  }

  @Test
  void a_store_that_cannot_be_written_is_told() {
    String url =
        "jdbc:h2:file:"
            + directory.resolve("other")
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
    scene.with("database.url", url).scanned();
    Result result = scene.with("database.url", url + ";ACCESS_MODE_DATA=r").doctor();
    assertThat(complaints(result)).containsExactly("store MISSING");
    assertThat(result.out())
        .contains("\"it can be read, and not written: it is opened for reading alone\"")
        .doesNotContainIgnoringCase("exception");
  }

  @Test
  void without_graph_the_rest_is_told_all_the_same() throws IOException {
    Result result = scene.with("graph.base-url", "http://127.0.0.1:1/v1.0").doctor();
    assertThat(result.code()).isEqualTo(Cli.NO_SOURCE);
    assertThat(ids(result))
        .contains("calendar.holidays", "calendar.closed-days", "store", "scan.last")
        .noneMatch(id -> id.startsWith("permission") || id.startsWith("scope"));
    assertThat(complaints(result))
        .containsExactly("credential MISSING", "delegates.export UNKNOWN");
    assertFits(result);
  }

  @Test
  void a_refused_credential_is_no_way_in() {
    scene
        .office
        .graph
        .faults()
        .onRequest(any -> Optional.of(GraphError.of(401, "InvalidAuthenticationToken")));
    Result result = scene.doctor();
    assertThat(result.code()).isEqualTo(Cli.NO_SOURCE);
    assertThat(complaints(result)).contains("credential MISSING");
  }

  @Test
  void an_expired_certificate_is_found_before_entra_is_asked() throws IOException {
    Path pem = directory.resolve("graph.pem");
    Files.writeString(
        pem,
        Files.readString(KEYS.resolve("a-key.pem"))
            + Files.readString(KEYS.resolve("a-certificate.pem")));
    Result result =
        TownScan.captured(
            Instant.parse("2050-01-01T00:00:00Z"),
            "doctor",
            "--output",
            "json",
            "--svarsvakt.data-dir=" + directory.resolve("none"),
            "--svarsvakt.graph.tenant-id=kommun.example",
            "--svarsvakt.graph.client-id=11111111-2222-3333-4444-555555555555",
            "--svarsvakt.graph.certificate-path=" + pem);
    assertThat(result.code()).isEqualTo(Cli.NO_SOURCE);
    assertThat(complaints(result))
        .contains(
            "credential MISSING", "credential.expiry MISSING svarsvakt.graph.certificate-path");
    assertThat(result.out()).doesNotContain("PRIVATE KEY");
  }

  @Test
  void no_secret_is_shown() {
    Result result = scene.doctor();
    assertThat(result.out() + result.err()).doesNotContain(".signature", "Bearer");
  }

  @Test
  void a_wrong_setting_is_wrong_use() {
    TownScan.refused(scene.with("scope.probe-outside", "nobody").doctor(), "scope.probe-outside");
  }
}
