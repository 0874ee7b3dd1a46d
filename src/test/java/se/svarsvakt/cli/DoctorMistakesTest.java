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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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
    return told(result, id, "mend");
  }

  private String found(Result result, String id) {
    return told(result, id, "found");
  }

  private static String told(Result result, String id, String part) {
    return result
        .json()
        .path("checks")
        .valueStream()
        .filter(check -> check.path("id").asString().equals(id))
        .map(check -> check.path(part).asString(""))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + id + " in " + result.out()));
  }

  private DoctorScene withBot() {
    scene.with("graph.client-id", DoctorScene.APP).with("graph.tenant-id", DoctorScene.APP);
    scene.with("bot.enabled", "true").with("bot.base-url", "http://127.0.0.1:9/");
    return scene.with("bot.access-token", "any").with("web.public-url", plainServer());
  }

  private DoctorScene withRoles(String... roles) {
    scene.roles = List.of(roles);
    return scene;
  }

  private static String complaint(Result result, String id) {
    return complaints(result).stream()
        .filter(line -> line.startsWith(id + " "))
        .findFirst()
        .orElse("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"User.Read.All", "Domain.Read.All", "GroupMember.Read.All"})
  void a_right_that_the_token_lacks_is_missing_though_another_one_opens_what_was_tried(
      String lacking) {
    List<String> roles = new ArrayList<>(scene.roles);
    roles.remove(lacking);
    scene.roles = roles;
    Result result = scene.doctor();
    assertThat(complaints(result)).containsExactly("permission." + lacking + " MISSING");
    assertThat(found(result, "permission." + lacking)).startsWith("Entra does not grant it");
    assertThat(result.code()).isEqualTo(Cli.INCOMPLETE);
  }

  @Test
  void that_installations_can_be_read_is_no_right_to_install() {
    String installing = "permission.TeamsAppInstallation.ReadWriteSelfForUser.All";
    withBot();
    String[] watching = {"User.Read.All", "Domain.Read.All", "GroupMember.Read.All"};
    withRoles(watching[0], watching[1], watching[2], "TeamsAppInstallation.ReadForUser.All");
    assertThat(complaint(scene.doctor(), installing)).endsWith("MISSING");
    withRoles(
        watching[0], watching[1], watching[2], "TeamsAppInstallation.ReadWriteSelfForUser.All");
    assertThat(found(scene.doctor(), installing)).isEqualTo("was used, and works");
    refusing("/servicePrincipals");
    Result opaque = scene.opaque().doctor();
    assertThat(complaint(opaque, installing)).endsWith("UNKNOWN");
    assertThat(found(opaque, installing)).contains("another right opens too");
    refusing("/servicePrincipals", "/installedApps");
    assertThat(complaint(scene.doctor(), installing)).endsWith("MISSING");
  }

  @Test
  void a_right_to_install_that_could_not_be_tried_is_missing_all_the_same() {
    scene.office.tenant.putGroup(DoctorScene.GROUP, List.of());
    assertThat(
            complaint(
                withBot().doctor(), "permission.TeamsAppInstallation.ReadWriteSelfForUser.All"))
        .endsWith("MISSING");
  }

  @Test
  void wider_rights_that_microsoft_names_for_what_was_tried_are_told() {
    Result result = withRoles("Directory.Read.All").doctor();
    assertThat(complaints(result)).containsExactly("permission-excess.Directory.Read.All WARNING");
    assertThat(found(result, "permission.User.Read.All"))
        .isEqualTo("was used, and works through Directory.Read.All, which opens more");
  }

  @Test
  void an_app_that_waits_for_review_is_told_and_installed_for_nobody() {
    scene.office.tenant.reviewApp(DoctorScene.APP);
    scene.office.tenant.uninstallApp("bo.ek@kommun.example");
    Result result = withBot().doctor();
    assertThat(complaints(result))
        .contains("teams.app WARNING", "teams.installed WARNING bo.ek@kommun.example");
    assertThat(found(result, "teams.app")).startsWith("the app waits for review");
    assertThat(result.out()).contains("mend teams.app first").doesNotContain("the bot installs it");
  }

  @ParameterizedTest
  @CsvSource({"/domains, Domain", "/users, User"})
  void a_mailbox_outside_is_not_called_nobodys_while_the_directory_cannot_be_read(
      String path, String right) {
    scene
        .office
        .graph
        .faults()
        .onRequest(
            request ->
                request.path().equals(path)
                    ? Optional.of(GraphError.of(403, "Authorization_RequestDenied"))
                    : Optional.empty());
    Result result = scene.doctor();
    assertThat(complaint(result, "scope.outside")).startsWith("scope.outside UNKNOWN");
    assertThat(found(result, "scope.outside")).startsWith("the directory could not be read");
    assertThat(mend(result, "scope.outside"))
        .isEqualTo("mend permission." + right + ".Read.All first");
  }

  @Test
  void a_group_without_anybody_is_told_without_inner_words() {
    scene.office.tenant.putGroup(DoctorScene.GROUP, List.of());
    Result result = scene.doctor();
    for (String right : List.of("Mail.Read", "MailboxSettings.Read", "Calendars.Read")) {
      assertThat(mend(result, "permission." + right)).isEqualTo("mend scope.inside first");
    }
    assertThat(result.out()).doesNotContain("NoMailbox", "ScopeUnknown", "try again later");
  }

  @Test
  void a_group_that_is_none_is_told_where_others_point_to() {
    scene.with("scope.group", "99999999-bbbb-cccc-dddd-eeeeeeeeeeee");
    Result result = scene.doctor();
    assertThat(mend(result, "scope.inside"))
        .isEqualTo("mend permission.GroupMember.Read.All first");
    assertThat(found(result, "permission.GroupMember.Read.All")).startsWith("Entra knows no group");
  }

  @Test
  void a_server_that_is_not_reached_is_told_of_in_words() throws IOException {
    withBot();
    assertThat(found(scene.doctor(), "bot.endpoint")).startsWith("no certificate is shown there");
    plain.close();
    assertThat(found(scene.doctor(), "bot.endpoint")).endsWith("nothing takes connections there");
    scene.with("web.public-url", "https://svarsvakt.invalid/");
    assertThat(found(scene.doctor(), "bot.endpoint")).endsWith("the name is not known");
  }

  @Test
  void an_entra_that_is_not_reached_is_no_fault_of_the_bots_credential() throws IOException {
    withBot().settings.keySet().removeAll(List.of("bot.access-token", "bot.base-url"));
    scene.with("graph.authority-url", "http://127.0.0.1:1");
    scene.with("bot.certificate-path", certificate("a").toString());
    Result result = scene.doctor();
    assertThat(complaint(result, "bot.credential")).isEqualTo("bot.credential UNKNOWN");
    assertThat(found(result, "bot.credential"))
        .startsWith("no connection to 127.0.0.1")
        .doesNotContain("tenant-id");
  }

  private Path certificate(String name) throws IOException {
    return Files.writeString(
        directory.resolve(name + ".pem"),
        Files.readString(KEYS.resolve("a-key.pem"))
            + Files.readString(KEYS.resolve(name + "-certificate.pem")));
  }

  @Test
  void a_credential_file_that_is_none_is_a_wrong_setting() throws IOException {
    scene.with("graph.client-id", DoctorScene.APP).with("graph.tenant-id", DoctorScene.APP);
    Path other = Files.writeString(directory.resolve("other.pem"), "no key");
    for (Path file : List.of(directory.resolve("none.pem"), other)) {
      scene.with("graph.certificate-path", file.toString());
      Result result = scene.withoutToken().doctor();
      assertThat(result.code()).isEqualTo(Cli.WRONG_USE);
      assertThat(complaints(result))
          .contains(
              "credential MISSING", "credential.expiry MISSING svarsvakt.graph.certificate-path");
      assertThat(found(result, "store")).isNotEmpty();
    }
  }

  @Test
  void so_is_that_of_the_bot_though_graph_is_reached() {
    withBot().settings.remove("bot.access-token");
    scene.with("bot.certificate-path", directory.resolve("none.pem").toString());
    Result result = scene.doctor();
    assertThat(result.code()).isEqualTo(Cli.WRONG_USE);
    assertThat(complaints(result)).contains("bot.credential MISSING");
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
