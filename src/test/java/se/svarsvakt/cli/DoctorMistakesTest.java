package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.cli.DoctorScene.complaints;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.svarsvakt.cli.TownScan.Result;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.GraphError;
import se.svarsvakt.simulator.MailboxProfile;
import se.svarsvakt.simulator.SimulatedMailbox;

/** Many mistakes at once: none hides another, and none brings forth one that is not there. */
class DoctorMistakesTest {
  private static final Path KEYS = Path.of("src/test/resources/se/svarsvakt/wiring");

  /** Whatever kind of token asks. */
  private static final List<String> TOLD =
      List.of(
          "bot.credential MISSING",
          "calendar.closed-days WARNING",
          "clock WARNING",
          "credential.expiry MISSING svarsvakt.graph.certificate-path",
          "delegates.export WARNING",
          "permission.Calendars.Read MISSING",
          "scope.inside MISSING bo.ek@kommun.example",
          "scope.outside MISSING ute@kommun.example",
          "shared.stewards WARNING info@kommun.example",
          "signature.directory WARNING",
          "store MISSING",
          "teams.app MISSING");

  @TempDir private static Path store;
  @TempDir private Path directory;
  private DoctorScene scene;
  private ServerSocket plain;

  @BeforeAll
  static void scan(@TempDir Path directory) throws IOException {
    try (DoctorScene before = new DoctorScene(store, directory)) {
      withoutStewards(before);
      before.with("database.url", url("")).scanned();
    }
  }

  private static String url(String more) {
    return "jdbc:h2:file:"
        + store.resolve("other")
        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
        + more;
  }

  private static void withoutStewards(DoctorScene scene) throws IOException {
    scene.settings.keySet().removeIf(key -> key.startsWith("shared-mailboxes"));
    Files.writeString(scene.export, "mailbox,delegate,right\n");
  }

  @BeforeEach
  void begin() throws IOException {
    scene = new DoctorScene(store, directory).with("database.url", url(""));
    plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::refuse);
  }

  @AfterEach
  void end() throws IOException {
    plain.close();
    scene.close();
  }

  /** As web servers do when they are spoken to in TLS where they expect none. */
  private void refuse() {
    while (!plain.isClosed()) {
      try (Socket asked = plain.accept()) {
        asked
            .getOutputStream()
            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        // closed: by whoever asked, or at the end of the test
      }
    }
  }

  private void refusing(String... endings) {
    scene
        .office
        .graph
        .faults()
        .onRequest(
            request ->
                List.of(endings).stream().anyMatch(request.path()::contains)
                    ? Optional.of(GraphError.of(403, "Authorization_RequestDenied"))
                    : Optional.empty());
  }

  private Path endedCertificate() throws IOException {
    return Files.writeString(
        directory.resolve("ended.pem"),
        Files.readString(KEYS.resolve("a-key.pem"))
            + Files.readString(KEYS.resolve("ended-certificate.pem")));
  }

  /** A server that is there, and speaks no TLS. */
  private String plainServer() {
    return "https://127.0.0.1:" + plain.getLocalPort() + "/";
  }

  private void seed() throws IOException {
    withoutStewards(scene);
    Files.setLastModifiedTime(scene.export, FileTime.from(scene.now.minus(Duration.ofDays(4))));
    scene.with("database.url", url(";ACCESS_MODE_DATA=r"));
    scene.with("graph.certificate-path", endedCertificate().toString());
    scene.with("graph.client-id", DoctorScene.APP);
    scene.with("graph.tenant-id", DoctorScene.APP);
    scene.with("bot.enabled", "true");
    scene.with("web.public-url", plainServer());
    scene.with("policy.closed-days", "2020-01-02");
    scene.with("teams.app-id", "22222222-2222-3333-4444-555555555555");
    refusing("/calendar/getSchedule", "/servicePrincipals");
    scene.office.bo.failWith(GraphError.accessDenied());
    scene.outside.failWith(null);
    scene.office.tenant.put(scene.office.bo.account().with("surname", ""));
    scene.later(Duration.ofMinutes(5));
  }

  private Set<String> told() {
    Set<String> told = new TreeSet<>(TOLD);
    told.add("bot.endpoint MISSING " + plainServer() + "api/messages");
    return told;
  }

  @Test
  void all_of_them_are_found_at_once_by_a_token_that_names_its_roles() throws IOException {
    seed();
    scene.roles =
        List.of(
            "User.Read.All",
            "Domain.Read.All",
            "GroupMember.Read.All",
            "TeamsAppInstallation.ReadWriteSelfForUser.All",
            "TeamsActivity.Send",
            "Files.Read.All",
            "Mail.Read");
    Set<String> told = told();
    told.add("permission-excess.Files.Read.All WARNING");
    told.add("scope.entra-grant MISSING Mail.Read");
    Result result = scene.doctor();
    assertThat(complaints(result)).as(result.out()).containsExactlyElementsOf(told);
    assertThat(result.code()).isEqualTo(Cli.INCOMPLETE);
  }

  @Test
  void all_of_them_are_found_at_once_by_a_token_that_says_nothing() throws IOException {
    seed();
    Set<String> told = told();
    told.add("permission-excess UNKNOWN");
    told.add("scope.entra-grant UNKNOWN");
    Result result = scene.opaque().doctor();
    assertThat(complaints(result)).as(result.out()).containsExactlyElementsOf(told);
    assertThat(result.code()).isEqualTo(Cli.INCOMPLETE);
  }

  @Test
  void a_right_that_all_mailboxes_lack_hides_no_mailbox_whose_mail_is_closed() {
    scene.office.bo.failWith(GraphError.accessDenied());
    refusing("/mailboxSettings");
    assertThat(complaints(scene.doctor()))
        .containsExactly(
            "permission.MailboxSettings.Read MISSING", "scope.inside MISSING bo.ek@kommun.example");
  }

  @Test
  void the_mailbox_outside_is_asked_though_the_directory_is_not_readable() {
    scene.outside.failWith(null);
    refusing("/domains");
    assertThat(complaints(scene.doctor()))
        .contains("permission.Domain.Read.All MISSING", "scope.outside MISSING ute@kommun.example");
  }

  @Test
  void a_mailbox_outside_that_only_refuses_is_no_proof_while_nobody_knows_whether_it_is_there() {
    refusing("/domains");
    assertThat(complaints(scene.doctor())).contains("scope.outside UNKNOWN ute@kommun.example");
  }

  @Test
  void before_the_first_scan_stewards_are_those_of_the_settings() throws IOException {
    withoutStewards(scene);
    scene.settings.remove("database.url");
    scene.with("data-dir", directory.resolve("none").toString());
    assertThat(complaints(scene.doctor()))
        .containsExactly("scan.last WARNING", "shared.stewards WARNING info@kommun.example");
  }

  /** The mailbox of somebody who left is still there, and its account disabled. */
  private SimulatedMailbox left() {
    SimulatedMailbox left =
        scene.office.tenant.open(
            DirectoryUser.person("Lena Lämnat", "lena@kommun.example").disabled(),
            MailboxProfile.PERSON);
    scene.office.tenant.putGroup(
        DoctorScene.GROUP,
        List.of(scene.office.anna, scene.office.bo, scene.office.info, left).stream()
            .map(mailbox -> mailbox.account().id())
            .toList());
    return left;
  }

  @Test
  void whoever_left_is_no_shared_mailbox_without_stewards_where_settings_cannot_be_read() {
    left();
    assertThat(complaints(scene.doctor())).isEmpty();
    refusing("/mailboxSettings");
    assertThat(complaints(scene.doctor()))
        .containsExactly("permission.MailboxSettings.Read MISSING", "shared.stewards UNKNOWN");
  }

  @Test
  void whether_the_closed_mailbox_of_a_disabled_account_is_a_fault_is_not_known_then() {
    left().failWith(GraphError.accessDenied());
    refusing("/mailboxSettings");
    assertThat(complaints(scene.doctor()))
        .containsExactly(
            "permission.MailboxSettings.Read MISSING",
            "scope.inside UNKNOWN",
            "shared.stewards UNKNOWN");
  }

  private String mend(Result result, String id) {
    return result
        .json()
        .path("checks")
        .valueStream()
        .filter(check -> check.path("id").asString().equals(id))
        .map(check -> check.path("mend").asString(""))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void what_hangs_on_a_missing_right_names_the_check_of_that_right() {
    refusing("/transitiveMembers");
    Result group = scene.doctor();
    for (String id : List.of("scope.inside", "permission.Mail.Read", "permission.Calendars.Read")) {
      assertThat(mend(group, id)).as(id).isEqualTo("mend permission.GroupMember.Read.All first");
    }
    refusing("/domains");
    Result domains = scene.doctor();
    assertThat(mend(domains, "scope.inside")).isEqualTo("mend permission.Domain.Read.All first");
    assertThat(mend(domains, "teams.installed")).isEqualTo("mend scope.inside first");
  }

  @Test
  void in_a_cloud_that_installs_no_app_only_those_are_told_of_who_lack_it() {
    scene
        .with("cloud", "us-gov")
        .with("bot.enabled", "true")
        .with("bot.base-url", "http://127.0.0.1:9/");
    scene.with("bot.access-token", "any").with("web.public-url", plainServer());
    scene.with("graph.client-id", DoctorScene.APP).with("graph.tenant-id", DoctorScene.APP);
    scene.office.tenant.uninstallApp("bo.ek@kommun.example");
    assertThat(complaints(scene.doctor()))
        .contains("teams.installed WARNING bo.ek@kommun.example")
        .noneMatch(line -> line.startsWith("cloud"))
        .noneMatch(line -> line.startsWith("permission.TeamsAppInstallation"));
  }

  @Test
  void the_bot_is_looked_at_though_the_certificate_for_graph_has_ended() throws IOException {
    scene.with("graph.certificate-path", endedCertificate().toString());
    scene.with("graph.client-id", DoctorScene.APP);
    scene.with("graph.tenant-id", DoctorScene.APP);
    scene.with("bot.enabled", "true");
    scene.with("bot.base-url", "http://127.0.0.1:9/");
    scene.with("bot.access-token", "any");
    scene.with("web.public-url", plainServer());
    Result result = scene.withoutToken().doctor();
    assertThat(result.code()).isEqualTo(Cli.NO_SOURCE);
    assertThat(result.json().path("checks").valueStream())
        .anyMatch(check -> check.path("id").asString().equals("bot.credential"));
    assertThat(complaints(result))
        .contains("bot.endpoint MISSING " + plainServer() + "api/messages");
  }
}
