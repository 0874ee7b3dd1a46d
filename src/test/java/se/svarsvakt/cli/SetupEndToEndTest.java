package se.svarsvakt.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;
import se.svarsvakt.rights.ApplicationRight;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.setup.SelfSigned;
import se.svarsvakt.wiring.SetupAssembly;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Set-up from outside, against a tenant that remembers and checks every name. */
class SetupEndToEndTest {
  private static final KeyPair KEYS = SelfSigned.newKeys();
  private static final String GROUP = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";
  private static final String OTHER_GROUP = GROUP.replace('a', 'b');
  private static final String[] EVERYTHING = {
    "--features=teams,bot,pages,mail,calls,exchange",
    "--host=svarsvakt.kommun.example",
    "--mail-from=svarsvakt@kommun.example",
    "--scope-group=" + GROUP,
    "--exchange-beta"
  };
  private static final String UNIT = "bbbbbbbb-cccc-dddd-eeee-ffffffffffff";

  private final EntraServer tenant = new EntraServer();
  private final List<Duration> waited = new ArrayList<>();
  private final List<String> more = new ArrayList<>();
  private Clock clock = Clock.systemUTC();
  private boolean terminal;
  @TempDir private Path directory;

  /** What a run gave. */
  private record Result(int code, String out, String err) {}

  @BeforeEach
  void open() {
    tenant.addGroup(GROUP, "Prov");
    tenant.addGroup(OTHER_GROUP, "Prov 2");
    tenant.addUnit(UNIT, "Kansliet");
  }

  @AfterEach
  void stop() {
    tenant.close();
  }

  private Path file(String name) {
    return directory.resolve(name);
  }

  private Result setup(String... more) {
    return command(List.of("setup", "--yes"), more);
  }

  private Result command(List<String> words, String... more) {
    List<String> args = new ArrayList<>(words);
    args.add("--certificate=" + file("svarsvakt.pem"));
    args.add("--config=" + file("application.yaml"));
    args.addAll(List.of(more));
    return run(args);
  }

  private Result run(List<String> args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Streams streams = new Streams(new PrintWriter(out), new PrintWriter(err), terminal);
    List<String> properties = new ArrayList<>(more);
    properties.add("--svarsvakt.graph.base-url=" + tenant.baseUrl());
    properties.add("--svarsvakt.graph.access-token=" + EntraServer.TOKEN);
    SetupAssembly.SetupTools tools = new SetupAssembly.SetupTools(waited::add, () -> KEYS);
    CommandContext context = new CommandContext(clock, properties, streams);
    int code = Cli.commandLine(context, tools).execute(args.toArray(String[]::new));
    return new Result(code, out.toString(), err.toString());
  }

  private Set<String> granted() {
    return tenant.grants.assignments.values().stream()
        .map(one -> ApplicationRight.byRole(one.path("appRoleId").asString("")).orElseThrow())
        .map(ApplicationRight::permission)
        .collect(Collectors.toSet());
  }

  private static List<String> texts(JsonNode list, String property) {
    List<String> all = new ArrayList<>();
    list.forEach(
        one -> all.add(property.isEmpty() ? one.asString("") : one.path(property).asString("")));
    return all;
  }

  @Test
  void reading_alone_gets_an_application_with_two_rights_and_nothing_of_teams() {
    Result result = setup();
    assertThat(result.code()).as(result.err()).isEqualTo(Cli.INCOMPLETE); // Exchange is left
    assertThat(granted()).containsExactlyInAnyOrder("User.Read.All", "Domain.Read.All");
    assertThat(tenant.catalogue.apps).isEmpty();
    assertThat(tenant.application().path("api").isMissingNode()).isTrue();
    assertThat(result.out())
        .contains(
            "scripts/Grant-MailboxAccess.ps1 -AppId "
                + tenant.application().path("appId").asString(""))
        .contains("-AllMailboxes");
  }

  @Test
  void everything_that_was_chosen_is_made_and_nothing_else() throws Exception {
    Result result = setup(EVERYTHING);
    assertThat(result.code()).as(result.err()).isEqualTo(Cli.INCOMPLETE); // the bot is left
    ObjectNode application = tenant.application();
    String client = application.path("appId").asString("");
    assertThat(granted())
        .containsExactlyInAnyOrder(
            "User.Read.All",
            "Domain.Read.All",
            "GroupMember.Read.All",
            "TeamsAppInstallation.ReadWriteSelfForUser.All",
            "CallRecord-PstnCalls.Read.All",
            "CallRecords.Read.All",
            "Exchange.ManageAsAppV2");
    assertThat(application.path("signInAudience").asString("")).isEqualTo("AzureADMyOrg");
    assertThat(texts(application.path("tags"), "")).contains("svarsvakt", "svarsvakt:Svarsvakt");
    assertThat(texts(application.path("appRoles"), "value"))
        .containsExactly("Svarsvakt.Admin", "Svarsvakt.Auditor");
    assertThat(texts(application.path("web").path("redirectUris"), ""))
        .containsExactly(
            "https://svarsvakt.kommun.example/sign-in/done", "https://svarsvakt.kommun.example/");
    assertThat(texts(application.path("identifierUris"), ""))
        .containsExactly("api://svarsvakt.kommun.example/" + client);
    assertThat(texts(application.path("api").path("preAuthorizedApplications"), "appId"))
        .containsExactly(
            "1fec8e78-bce4-4aaf-ab1b-5451cc387264", "5e3ce6c0-2b1f-4285-8d4b-75ee78787346");
    assertThat(tenant.grants.exchange.values())
        .extracting(one -> one.path("directoryScopeId").asString(""))
        .containsExactlyInAnyOrder(
            "/groups/" + GROUP,
            "/groups/" + GROUP,
            "/groups/" + GROUP,
            "/users/99999999-0000-4000-8000-000000000001");
    assertThat(result.out()).contains("manifests/azure/bot.bicep").contains(client);
    assertThat(settings().graph().clientId()).contains(client);
    assertThat(settings().teams().appId())
        .contains(tenant.catalogue.apps.keySet().iterator().next());
    assertThat(settings().teams().bot().enabled()).isTrue();
    assertThat(settings().signIn().client()).isPresent();
    assertThat(settings().scope().group()).contains(GROUP);
  }

  /** What the program makes of the settings that were written. */
  private Settings settings() throws Exception {
    StandardEnvironment environment = new StandardEnvironment();
    new YamlPropertySourceLoader()
        .load("written", new FileSystemResource(file("application.yaml")))
        .forEach(environment.getPropertySources()::addFirst);
    environment.getPropertySources().addLast(new MapPropertySource("none", java.util.Map.of()));
    return Settings.read(environment);
  }

  /** Later runs read what was written, as they do in the directory of application.yaml. */
  private void readWhatWasWritten() throws Exception {
    for (PropertySource<?> source :
        new YamlPropertySourceLoader()
            .load("written", new FileSystemResource(file("application.yaml")))) {
      for (String name : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
        more.add("--" + name + "=" + source.getProperty(name));
      }
    }
  }

  @Test
  void a_bot_without_pages_keeps_its_host_for_later_runs() throws Exception {
    setup("--features=teams,bot", "--host=svarsvakt.kommun.example:8443", "--scope-group=" + GROUP);
    assertThat(settings().teams().pages())
        .contains(URI.create("https://svarsvakt.kommun.example:8443"));
    tenant.revive();
    readWhatWasWritten();
    Result again = setup();
    assertThat(again.code()).as(again.err()).isEqualTo(Cli.INCOMPLETE); // Exchange, the bot
    assertThat(again.out()).doesNotContain("Write into it", "Take out of it");
    assertThat(tenant.writes()).isEmpty();
    clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2)); // a later certificate
    Result rotated = command(List.of("setup", "rotate-certificate", "--yes"));
    assertThat(rotated.code()).as(rotated.err()).isEqualTo(Cli.INCOMPLETE);
    assertThat(command(List.of("setup", "remove", "--yes")).code()).isEqualTo(Cli.INCOMPLETE);
    assertThat(tenant.applications).isEmpty();
    assertThat(tenant.catalogue.apps).isEmpty();
  }

  @Test
  void what_was_made_is_rotated_and_removed_without_a_host_a_page_or_a_sender() {
    String[] features = {"--features=teams,bot,pages,mail"};
    setup(EVERYTHING);
    clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2));
    Result rotated = command(List.of("setup", "rotate-certificate", "--yes"), features);
    assertThat(rotated.code()).as(rotated.err()).isEqualTo(Cli.INCOMPLETE);
    Result removal = command(List.of("setup", "remove", "--yes"), features);
    assertThat(removal.code()).as(removal.err()).isEqualTo(Cli.INCOMPLETE);
    assertThat(tenant.catalogue.apps).isEmpty();
  }

  @Test
  void an_app_that_is_published_needs_no_page_in_later_runs_unless_it_is_gone() throws Exception {
    setup("--features=teams", "--website=https://kommun.example/svarsvakt");
    tenant.revive();
    readWhatWasWritten();
    assertThat(setup().code()).isEqualTo(Cli.INCOMPLETE);
    assertThat(tenant.writes()).isEmpty();
    tenant.catalogue.apps.clear();
    Result gone = setup();
    assertThat(gone.code()).isEqualTo(Cli.WRONG_USE);
    assertThat(gone.err()).contains("--website");
  }

  @Test
  void fewer_features_tell_which_settings_and_which_app_stay() throws Exception {
    setup("--features=teams,bot,calls", "--host=svarsvakt.kommun.example");
    String written = Files.readString(file("application.yaml"));
    Result fewer = setup("--features=reading");
    assertThat(fewer.code()).isEqualTo(Cli.INCOMPLETE);
    assertThat(fewer.out())
        .contains("Take out of it what is not chosen any more:")
        .contains("svarsvakt.bot.enabled: true   # for the feature bot")
        .contains("svarsvakt.tab.enabled: true", "svarsvakt.calls.enabled: true")
        .contains("svarsvakt.teams.app-id: ", "stays in the catalogue of Teams");
    assertThat(file("application.yaml")).content().isEqualTo(written);
    Files.writeString(
        file("application.yaml"),
        written
            .replaceAll("enabled: true", "enabled: false")
            .replaceAll("(?m)^ *teams:\\R.*\\R", ""));
    assertThat(setup("--features=reading").out())
        .doesNotContain("Take out of it", "catalogue of Teams");
  }

  @ParameterizedTest
  @CsvSource({"--scope-group, group", "--scope-unit, administrative unit"})
  void a_group_or_a_unit_that_is_not_there_stops_it_before_anything_is_made(
      String option, String what) {
    String id = "99999999-8888-7777-6666-555555555555";
    for (String manner : List.of("--yes", "--dry-run")) {
      Result result = command(List.of("setup", manner), option + "=" + id);
      assertThat(result.code()).isEqualTo(Cli.WRONG_USE);
      assertThat(result.err()).contains(option + " = \"" + id + "\": the tenant has no " + what);
    }
    assertThat(tenant.writes()).isEmpty();
    assertThat(file("svarsvakt.pem")).doesNotExist();
  }

  @Test
  void a_group_or_a_unit_that_may_not_be_looked_at_is_taken_as_named() {
    tenant.refuse("GET /(groups|directory)/.*", 9, 403, "Authorization_RequestDenied", "no right");
    String group = setup("--scope-group=" + GROUP).out();
    assertThat(group).contains("group " + GROUP + ", which is taken as named", "-Group " + GROUP);
    assertThat(setup("--scope-unit=" + UNIT).out())
        .contains("administrative unit " + UNIT + ", which is taken as named");
  }

  @ParameterizedTest
  @CsvSource({
    "true, true, '', mail-enabled security group Prov",
    "true, false, '', distribution group Prov",
    "true, false, Unified, Microsoft 365 group Prov"
  })
  void a_group_that_Exchange_knows_is_named_with_its_kind(
      boolean mail, boolean security, String type, String described) {
    ObjectNode group = tenant.addGroup(GROUP, "Prov");
    group.put("mailEnabled", mail).put("securityEnabled", security);
    group.putArray("groupTypes").add(type);
    Result result = setup("--exchange-beta", "--scope-group=" + GROUP);
    assertThat(result.code()).as(result.err()).isEqualTo(Cli.DONE);
    assertThat(result.out()).contains(described + " (" + GROUP + ")");
  }

  @Test
  void a_group_without_mail_is_told_for_Exchange_opens_nothing_by_it() {
    tenant.addGroup(GROUP, "Prov").put("mailEnabled", false);
    Result result = command(List.of("setup", "--dry-run"), "--scope-group=" + GROUP);
    assertThat(result.code()).isEqualTo(Cli.INCOMPLETE);
    assertThat(result.err()).contains("exit code 1 is no failure");
    assertThat(result.out())
        .contains(
            "security group without mail Prov", "Exchange does not know a group without mail");
    more.add("--svarsvakt.scope.group=" + GROUP); // Exchange opens the unit, the group is watched
    assertThat(command(List.of("setup", "--dry-run"), "--scope-unit=" + UNIT).out())
        .contains("administrative unit Kansliet")
        .doesNotContain("Exchange does not know");
  }

  @Test
  void removal_names_what_was_there_and_nothing_else() throws Exception {
    setup("--exchange-beta", "--scope-group=" + GROUP);
    clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2));
    command(List.of("setup", "rotate-certificate", "--yes"));
    Path next;
    try (Stream<Path> files = Files.list(directory)) {
      next =
          files
              .filter(path -> path.toString().matches(".*-[0-9-]{10}\\.pem"))
              .findFirst()
              .orElseThrow();
    }
    String[] now = {"--exchange-beta", "--certificate=" + next};
    String config = "--config=" + file("application.yaml");
    Result first = run(List.of("setup", "remove", "--yes", now[0], now[1], config));
    assertThat(first.code()).as(first.err()).isEqualTo(Cli.INCOMPLETE);
    assertThat(tenant.grants.exchange).isEmpty();
    assertThat(first.out())
        .contains(file("svarsvakt.pem").toString(), next.toString())
        .doesNotContain("Remove-MailboxAccess", "Azure bot", "CLIENT-ID", "{");
    Result second = run(List.of("setup", "remove", "--yes", now[1], config));
    assertThat(second.out())
        .contains("Remove-MailboxAccess.ps1, with -Name 'Svarsvakt'")
        .doesNotContain("CLIENT-ID", "{");
    more.add("--svarsvakt.graph.client-id=22222222-3333-4444-5555-666666666666");
    assertThat(run(List.of("setup", "remove", "--yes", now[1], config)).out())
        .contains("Remove-MailboxAccess.ps1 -AppId 22222222-3333-4444-5555-666666666666");
  }

  @Test
  void a_second_run_changes_nothing() {
    setup(EVERYTHING);
    String before = tenant.inventory();
    tenant.revive();
    Result again = setup(EVERYTHING);
    assertThat(again.code()).as(again.err()).isEqualTo(Cli.INCOMPLETE);
    assertThat(tenant.writes()).isEmpty();
    assertThat(tenant.inventory()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_run_that_is_killed_at_any_request_is_completed_by_the_next(boolean afterDoingIt)
      throws Exception {
    setup(EVERYTHING);
    String whole = tenant.inventory();
    int requests = tenant.log.size();
    assertThat(requests).isGreaterThan(25);
    for (int at = 1; at <= requests; at++) {
      clear();
      tenant.cutAt(at, afterDoingIt);
      assertThat(setup(EVERYTHING).code()).as("killed at request " + at).isEqualTo(Cli.NO_SOURCE);
      tenant.revive();
      Result next = setup(EVERYTHING);
      assertThat(next.code()).as(at + ": " + next.err()).isEqualTo(Cli.INCOMPLETE);
      assertThat(tenant.inventory()).as("killed at request " + at).isEqualTo(whole);
    }
  }

  private void clear() throws Exception {
    tenant.revive();
    tenant.applications.clear();
    tenant.catalogue.apps.clear();
    tenant.grants.assignments.clear();
    tenant.grants.exchange.clear();
    tenant.grants.consents.clear();
    tenant
        .principals
        .values()
        .removeIf(one -> !one.path("appId").asString("").startsWith("00000003-"));
    Files.deleteIfExists(file("application.yaml"));
    Files.deleteIfExists(file("svarsvakt.pem"));
  }

  @Test
  void settings_that_switch_Exchange_on_do_not_keep_a_second_run_from_a_given_token() {
    setup(EVERYTHING);
    tenant.revive();
    more.add("--svarsvakt.exchange.enabled=true"); // as application.yaml has it now
    Result again = setup(EVERYTHING);
    assertThat(again.code()).as(again.err()).isEqualTo(Cli.INCOMPLETE);
    assertThat(tenant.writes()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(EntraServer.Manner.class)
  void whatever_way_Graph_wants_to_be_asked_one_of_each_is_made_and_a_second_run_changes_nothing(
      EntraServer.Manner manner) throws Exception {
    setup(EVERYTHING);
    String whole = tenant.inventory();
    clear();
    tenant.manners.add(manner);
    Result first = setup(EVERYTHING);
    assertThat(first.code()).as(first.err()).isEqualTo(Cli.INCOMPLETE);
    assertThat(tenant.inventory()).isEqualTo(whole);
    tenant.revive();
    Result again = setup(EVERYTHING);
    assertThat(again.code()).as(again.err()).isEqualTo(Cli.INCOMPLETE);
    assertThat(tenant.writes()).isEmpty();
  }

  @Test
  void a_run_that_is_killed_is_completed_also_where_what_it_made_is_shown_late() throws Exception {
    tenant.manners.add(EntraServer.Manner.LATE);
    setup(EVERYTHING);
    String whole = tenant.inventory();
    int requests = tenant.log.size();
    for (int at = 1; at <= requests; at++) {
      clear();
      tenant.cutAt(at, true);
      setup(EVERYTHING);
      tenant.revive();
      Result next = setup(EVERYTHING);
      assertThat(next.code()).as(at + ": " + next.err()).isEqualTo(Cli.INCOMPLETE);
      assertThat(tenant.inventory()).as("killed at request " + at).isEqualTo(whole);
    }
  }

  @Test
  void features_that_are_left_out_lose_their_rights_and_what_others_granted_stays() {
    setup("--features=calls");
    String principal =
        tenant.grants.assignments.values().iterator().next().path("principalId").asString("");
    ObjectNode foreign = tenant.grants.assignments.values().iterator().next().deepCopy();
    tenant.grants.assignments.put(
        "foreign",
        foreign.put("id", "foreign").put("appRoleId", "9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30"));
    Result result = setup("--features=reading");
    assertThat(result.out()).contains("take back CallRecords.Read.All");
    assertThat(principal).isNotEmpty();
    assertThat(tenant.grants.assignments).hasSize(3).containsKey("foreign");
    assertThat(tenant.application().path("requiredResourceAccess").toString())
        .doesNotContain(ApplicationRight.CALL_RECORDS.roleId());
  }

  @Test
  void a_dry_run_says_what_it_would_do_and_changes_nothing() {
    Result result = command(List.of("setup", "--dry-run"), EVERYTHING);
    assertThat(result.code()).as(result.err()).isIn(Cli.DONE, Cli.INCOMPLETE);
    assertThat(tenant.writes()).isEmpty();
    assertThat(file("svarsvakt.pem")).doesNotExist();
    assertThat(file("application.yaml")).doesNotExist();
    assertThat(result.out())
        .contains("would: register the application Svarsvakt", "consent to User.Read.All")
        .contains("mail-enabled security group Prov")
        .contains("Without it: ", "At worst: ");
  }

  @Test
  void without_a_terminal_it_does_nothing_unless_it_is_told_to() {
    Result result = command(List.of("setup"));
    assertThat(result.code()).isEqualTo(Cli.WRONG_USE);
    assertThat(result.err()).contains("--yes", "--dry-run");
    assertThat(tenant.log).isEmpty();
  }

  @Test
  void the_instructions_need_neither_a_credential_nor_a_network() {
    tenant.close();
    Result result = command(List.of("setup", "--print"), EVERYTHING);
    assertThat(result.code()).as(result.err()).isEqualTo(Cli.DONE);
    assertThat(result.out())
        .contains("1. Make a key", "az ad app create", "App registrations", "12. ")
        .doesNotContain("13. ")
        .doesNotContainPattern("\\{[A-Z-]+}");
    assertThat(file("svarsvakt.pem")).doesNotExist();
  }

  @Test
  void the_instructions_for_another_cloud_name_that_clouds_Graph_and_write_the_cloud() {
    assertThat(command(List.of("setup", "--print"), EVERYTHING).out()).doesNotContain("cloud:");
    more.add("--svarsvakt.cloud=us-gov-dod");
    assertThat(command(List.of("setup", "--print"), EVERYTHING).out())
        .contains("https://dod-graph.microsoft.us/v1.0/applications", "  cloud: us-gov-dod\n")
        .doesNotContain("graph.microsoft.com");
  }

  @Test
  void neither_token_nor_key_is_told_or_sent() throws Exception {
    Result result = setup(EVERYTHING);
    String pem = Files.readString(file("svarsvakt.pem"));
    String key = pem.substring(pem.indexOf('\n') + 1).substring(0, 60);
    assertThat(result.out() + result.err() + tenant.bodies)
        .doesNotContain(key, EntraServer.TOKEN, "PRIVATE KEY");
    assertThat(Files.getPosixFilePermissions(file("svarsvakt.pem")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void an_application_of_the_same_name_that_is_not_ours_stops_it() {
    ObjectNode other = tenant.addApplication("Svarsvakt");
    Result result = setup();
    assertThat(result.code()).isEqualTo(Cli.WRONG_USE);
    assertThat(result.err())
        .contains("was not made by setup", "--adopt " + other.path("appId").asString(""));
    assertThat(tenant.writes()).isEmpty();
  }

  @Test
  void one_that_is_taken_over_keeps_what_it_has_and_is_not_deleted() {
    ObjectNode other = tenant.addApplication("Svarsvakt");
    other.putObject("web").putArray("redirectUris").add("https://other.example/");
    String client = other.path("appId").asString("");
    setup("--adopt=" + client, "--features=pages", "--host=svarsvakt.kommun.example");
    assertThat(tenant.applications).hasSize(1);
    assertThat(texts(other.path("web").path("redirectUris"), ""))
        .hasSize(3)
        .startsWith("https://other.example/");
    Result removal = command(List.of("setup", "remove", "--yes"));
    assertThat(removal.out()).contains("was not made by setup and stays");
    assertThat(tenant.applications).hasSize(1);
  }

  @Test
  void settings_that_are_there_are_never_changed_and_the_difference_is_told() throws Exception {
    Files.writeString(file("application.yaml"), "svarsvakt:\n  graph:\n    tenant-id: other\n");
    Result result = setup();
    assertThat(Files.readString(file("application.yaml"))).hasLineCount(3);
    assertThat(result.out())
        .contains("svarsvakt.graph.tenant-id: ", "# there: other", "svarsvakt.graph.client-id: ");
  }

  @Test
  void copies_that_lag_behind_are_waited_for() {
    tenant.lag(3);
    Result result = setup();
    assertThat(result.code()).as(result.err()).isEqualTo(Cli.INCOMPLETE);
    assertThat(tenant.principals).hasSize(2);
    assertThat(waited).contains(Duration.ofSeconds(4));
  }

  @Test
  void throttling_is_waited_for_as_long_as_it_asks() {
    tenant.throttle("POST /servicePrincipals/.*", 1);
    Result result = setup();
    assertThat(result.code()).as(result.err()).isEqualTo(Cli.INCOMPLETE);
    assertThat(waited).contains(Duration.ofSeconds(7));
    assertThat(granted()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST /applications | 403 | Authorization_RequestDenied | Insufficient privileges | Application Administrator",
        "POST /applications | 400 | CredentialInvalidLifetimeAsPerAppPolicy | Credential lifetime exceeds the max value | --certificate-days",
        "POST /applications | 403 | CredentialTypeNotAllowedAsPerAppPolicy | not allowed | managed identity",
        "POST /applications | 400 | Directory_QuotaExceeded | quota | Deleted applications",
        "PATCH /applications/.* | 400 | HostNameNotOnVerifiedDomain | identifier | HOST must be",
        "PATCH /applications/.* | 400 | Request_MultipleObjectsWithSameKeyValue | Another object | Deleted applications",
        "POST /applications | 400 | KeyCredentialsInvalid | end date | delete the certificate's file",
        "POST /applications | 400 | ServiceManagementReference | missing | --adopt",
        "POST /applications | 403 | PermissionScopeNotGranted | scope | for less",
        "POST /servicePrincipals | 403 | Authorization_RequestDenied | no | Cloud Application Administrator",
        "POST /servicePrincipals/.*/appRoleAssignments | 403 | Authorization_RequestDenied | no | Privileged Role Administrator",
        "POST /oauth2PermissionGrants | 403 | Authorization_RequestDenied | no | consent for everybody",
        "GET /organization | 403 | Authorization_RequestDenied | no | Sign in as Cloud Application Administrator",
        "GET /groups/.* | 429 | TooManyRequests | slow | ten minutes",
        "GET /applications | 403 | Authorization_RequestDenied | no | Cloud Application Administrator",
        "GET /users/.* | 403 | Authorization_RequestDenied | no | --mail-from",
        "GET /organization | 502 | BadGateway | no | ten minutes",
        "GET /organization | 302 | Found | no | -Dhttps.proxyHost",
        "POST /beta/roleManagement.* | 400 | BadRequest | no such unit | --scope-unit",
        "POST /appCatalogs/teamsApps | 403 | Forbidden | no | Teams Administrator",
        "POST /appCatalogs/teamsApps | 400 | BadRequest | manifest | --teams-version",
        "POST /beta/roleManagement.* | 403 | Forbidden | no | Organization Management",
        "GET /organization | 401 | InvalidAuthenticationToken | expired | sign in",
        "POST /servicePrincipals | 429 | TooManyRequests | slow | ten minutes"
      })
  void each_refusal_has_its_own_sentence_and_the_next_run_completes(
      String request, int status, String code, String message, String sentence) {
    tenant.refuse(request, 7, status, code, message + " for anna.berg@kommun.example");
    Result refused = setup(EVERYTHING);
    assertThat(refused.code()).isEqualTo(Cli.NO_SOURCE);
    String last = refused.err().lines().toList().getLast();
    assertThat(last).contains("(" + code + ")", sentence).doesNotContain("anna");
    Stream.iterate(0, at -> at < 6, at -> at + 1).forEach(_ -> setup(EVERYTHING));
    Result next = setup(EVERYTHING);
    assertThat(next.code()).as(next.err()).isEqualTo(Cli.INCOMPLETE);
    assertThat(tenant.inventory())
        .isEqualTo(
            "1 applications, 3 principals, 7 assignments, 1 consents, 1 apps, 4 roles, 1 keys, 2 clients");
  }

  @Test
  void a_clock_that_is_an_hour_off_stops_it_before_anything_is_made() {
    clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
    Result result = setup();
    assertThat(result.code()).isEqualTo(Cli.WRONG_USE);
    assertThat(result.err()).contains("60 minutes fast", "timedatectl");
    assertThat(tenant.writes()).isEmpty();
    assertThat(file("svarsvakt.pem")).doesNotExist();
  }

  @Test
  void a_catalogue_that_wants_review_is_told_and_not_asked_twice() {
    tenant.catalogue.publishing = "submitted";
    Result result =
        setup("--features=teams", "--website=https://kommun.example/svarsvakt", "--review");
    assertThat(result.out()).contains("waits for review");
    tenant.revive();
    setup("--features=teams", "--website=https://kommun.example/svarsvakt", "--review");
    assertThat(tenant.writes()).isEmpty();
  }

  @Test
  void an_app_that_the_catalogue_has_and_hides_is_told() {
    tenant.refuse("POST /appCatalogs/teamsApps", 1, 409, "Conflict", "exists");
    Result result = setup("--features=teams", "--website=https://kommun.example/svarsvakt");
    assertThat(result.code()).isEqualTo(Cli.INCOMPLETE);
    assertThat(result.out()).contains("does not show it");
    assertThat(file("application.yaml")).content().doesNotContain("TEAMS-APP-ID");
  }

  @Test
  void an_app_without_the_bot_has_neither_bot_nor_tab_and_the_bot_may_come_later() {
    String[] teams = {"--features=teams", "--host=svarsvakt.kommun.example"};
    setup(teams);
    assertThat(tenant.catalogue.manifest.has("bots")).isFalse();
    assertThat(tenant.catalogue.manifest.has("staticTabs")).isFalse();
    tenant.revive();
    setup("--features=teams,bot", teams[1]);
    assertThat(tenant.catalogue.manifest.has("bots")).isTrue();
    assertThat(tenant.writes()).anyMatch(line -> line.endsWith("/appDefinitions"));
    assertThat(tenant.catalogue.apps).hasSize(1);
  }

  @Test
  void an_app_that_setup_did_not_publish_is_not_taken_away() {
    setup("--features=teams", "--website=https://kommun.example/svarsvakt");
    ObjectNode byHand = tenant.catalogue.apps.values().iterator().next();
    byHand.put("externalId", "77777777-0000-4000-8000-000000000000");
    more.add("--svarsvakt.teams.app-id=" + byHand.path("id").asString(""));
    command(List.of("setup", "remove", "--yes"));
    assertThat(tenant.catalogue.apps).hasSize(1);
  }

  @Test
  void another_group_is_granted_and_the_old_one_is_named_as_open_still() {
    setup("--exchange-beta", "--scope-group=" + GROUP);
    tenant.revive();
    String other = OTHER_GROUP;
    Result result = setup("--exchange-beta", "--scope-group=" + other);
    assertThat(tenant.grants.exchange.values())
        .filteredOn(one -> one.path("directoryScopeId").asString("").equals("/groups/" + other))
        .hasSize(3);
    assertThat(result.code()).isEqualTo(Cli.INCOMPLETE);
    assertThat(result.out())
        .contains(
            "for /groups/" + GROUP + " too",
            "az rest --method DELETE --url https://graph.microsoft.com"
                + "/beta/roleManagement/exchange/roleAssignments/");
  }

  @Test
  void a_higher_version_of_the_app_takes_the_place_of_the_old_one() {
    setup("--features=teams", "--website=https://kommun.example/svarsvakt");
    tenant.revive();
    setup(
        "--features=teams", "--website=https://kommun.example/svarsvakt", "--teams-version=1.1.0");
    assertThat(tenant.writes()).hasSize(1).first().asString().endsWith("/appDefinitions");
    assertThat(tenant.catalogue.apps).hasSize(1);
  }

  @Test
  void mail_rights_that_entra_grants_for_all_are_told() {
    setup();
    ObjectNode one = tenant.grants.assignments.values().iterator().next().deepCopy();
    tenant.grants.assignments.put(
        "wide", one.put("id", "wide").put("appRoleId", ApplicationRight.MAIL_READ.roleId()));
    assertThat(setup().out())
        .contains("opens every mailbox of the tenant", "appRoleAssignments/wide");
  }

  @Test
  void it_is_all_taken_away_again_but_for_what_it_says() {
    setup(EVERYTHING);
    Result result = command(List.of("setup", "remove", "--yes"), EVERYTHING);
    assertThat(result.code()).as(result.err()).isEqualTo(Cli.INCOMPLETE);
    assertThat(tenant.inventory())
        .startsWith("0 applications, 2 principals, 0 assignments, 0 consents, 0 apps, 0 roles");
    assertThat(result.out())
        .contains(
            "Azure bot",
            "Deleted applications",
            "Microsoft Graph Command Line Tools",
            file("svarsvakt.pem").toString())
        .doesNotContain("Remove-MailboxAccess.ps1"); // the beta has taken the roles back
    assertThat(file("svarsvakt.pem")).exists();
  }

  @Test
  void a_certificate_that_has_ended_is_rotated_too() throws Exception {
    setup();
    Path keys = Path.of("src/test/resources/se/svarsvakt/wiring");
    Files.writeString(
        file("svarsvakt.pem"),
        Files.readString(keys.resolve("a-key.pem"))
            + Files.readString(keys.resolve("ended-certificate.pem")));
    Result result = command(List.of("setup", "rotate-certificate", "--yes"));
    assertThat(result.code()).as(result.err()).isEqualTo(Cli.INCOMPLETE);
    assertThat(tenant.application().path("keyCredentials")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {365, 30})
  void a_certificate_is_rotated_so_that_both_are_valid_meanwhile(int days) throws Exception {
    setup();
    clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2)); // a later one, the same day
    Result begun =
        command(List.of("setup", "rotate-certificate", "--yes"), "--certificate-days=" + days);
    assertThat(begun.code()).as(begun.err()).isEqualTo(Cli.INCOMPLETE);
    assertThat(tenant.application().path("keyCredentials")).hasSize(2);
    Result early = command(List.of("setup", "rotate-certificate", "--finish", "--yes"));
    assertThat(early.code()).isEqualTo(Cli.WRONG_USE);
    assertThat(early.err()).contains("still names the old certificate");
    assertThat(command(List.of("setup", "rotate-certificate", "--yes")).code())
        .isEqualTo(Cli.INCOMPLETE);
    assertThat(tenant.application().path("keyCredentials")).hasSize(2);
    Path next;
    try (Stream<Path> files = Files.list(directory)) {
      next =
          files
              .filter(path -> path.toString().matches(".*svarsvakt-[0-9-]{10}\\.pem"))
              .findFirst()
              .orElseThrow();
    }
    Result end =
        run(List.of("setup", "rotate-certificate", "--finish", "--yes", "--certificate=" + next));
    assertThat(end.code()).as(end.err()).isEqualTo(Cli.DONE);
    assertThat(tenant.application().path("keyCredentials")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "--features=tea, --features",
    "--features=bot, --host",
    "--host=https://x.example, --host",
    "--scope-group=group, --scope-group",
    "--scope-unit=unit, --scope-unit",
    "--name=a'b, --name",
    "--certificate-days=1000, --certificate-days",
    "--features=mail, --mail-from"
  })
  void an_argument_that_cannot_stand_is_named(String argument, String named) {
    Result result = setup(argument);
    assertThat(result.code()).isEqualTo(Cli.WRONG_USE);
    assertThat(result.err()).contains(named);
    assertThat(tenant.log).isEmpty();
  }

  @Test
  void a_group_and_a_unit_together_are_refused() {
    Result result = setup("--scope-group=" + GROUP, "--scope-unit=" + UNIT);
    assertThat(result.code()).isEqualTo(Cli.WRONG_USE);
    assertThat(result.err()).contains("--scope-unit", "--scope-group", "svarsvakt.scope.group");
    assertThat(tenant.log).isEmpty();
  }

  @Test
  void a_unit_without_a_group_is_for_Exchange_alone_and_that_is_said() throws Exception {
    Result result = setup("--scope-unit=" + UNIT);
    assertThat(result.out())
        .contains("-AdministrativeUnit " + UNIT + " -WhatIf", "svarsvakt.scope.group", "code 1")
        .doesNotContain("-AllMailboxes", "-Group");
    assertThat(granted()).containsExactlyInAnyOrder("User.Read.All", "Domain.Read.All");
    assertThat(settings().scope().group()).isEmpty();
    assertThat(file("application.yaml")).content().contains("administrative unit");
    assertThat(command(List.of("setup", "--print"), "--scope-unit=" + UNIT).out())
        .contains("-AdministrativeUnit " + UNIT, "svarsvakt.scope.group");
  }

  @Test
  void a_unit_is_granted_through_the_beta_and_what_is_left_is_the_group_to_watch() {
    String[] choices = {"--exchange-beta", "--scope-unit=" + UNIT};
    assertThat(command(List.of("setup", "--dry-run"), choices).out())
        .contains("Application Mail.Read in Exchange for /administrativeUnits/" + UNIT);
    Result first = setup(choices);
    assertThat(first.code()).as(first.err()).isEqualTo(Cli.INCOMPLETE);
    assertThat(first.out()).contains("does not look into an administrative unit");
    assertThat(tenant.grants.exchange.values())
        .hasSize(3)
        .allMatch(
            one ->
                one.path("directoryScopeId").asString("").equals("/administrativeUnits/" + UNIT));
    tenant.revive();
    setup(choices);
    assertThat(tenant.writes()).isEmpty();
  }

  @Test
  void a_unit_may_go_with_the_group_of_the_settings_which_is_watched() throws Exception {
    more.add("--svarsvakt.scope.group=" + GROUP);
    Result result = setup("--exchange-beta", "--scope-unit=" + UNIT);
    assertThat(result.code()).as(result.err()).isEqualTo(Cli.DONE);
    assertThat(result.out()).doesNotContain("EVERY mailbox");
    assertThat(settings().scope().group()).contains(GROUP);
    assertThat(granted()).contains("GroupMember.Read.All");
    assertThat(tenant.grants.exchange.values())
        .allMatch(one -> one.path("directoryScopeId").asString("").endsWith(UNIT));
  }

  @Test
  void a_tenant_whose_rights_have_other_ids_is_given_those() {
    tenant.renumber();
    Result result = setup(EVERYTHING);
    assertThat(result.code()).as(result.err()).isEqualTo(Cli.INCOMPLETE);
    Set<String> known = Set.copyOf(texts(tenant.graph().path("appRoles"), "id"));
    JsonNode graph = tenant.application().path("requiredResourceAccess").path(0);
    assertThat(texts(graph.path("resourceAccess"), "id"))
        .hasSize(8)
        .doesNotContain(ApplicationRight.USER_READ_ALL.roleId())
        .filteredOn(known::contains)
        .hasSize(6);
    assertThat(tenant.grants.assignments.values())
        .extracting(one -> one.path("appRoleId").asString(""))
        .filteredOn(known::contains)
        .hasSize(6);
    tenant.revive();
    setup(EVERYTHING);
    assertThat(tenant.writes()).isEmpty();
    assertThat(setup("--features=reading").out()).contains("take back CallRecords.Read.All");
    assertThat(tenant.grants.assignments).hasSize(2);
  }

  @Test
  void where_Graphs_rights_are_not_shown_the_table_is_gone_by() {
    tenant.refuse("GET /servicePrincipals.*", 100, 403, "Authorization_RequestDenied", "no");
    Result result = setup();
    assertThat(result.err()).contains("Cloud Application Administrator");
    JsonNode graph = tenant.application().path("requiredResourceAccess").path(0);
    assertThat(texts(graph.path("resourceAccess"), "id"))
        .contains(ApplicationRight.USER_READ_ALL.roleId());
  }

  @Test
  void people_may_sign_in_to_the_pages_where_nobody_may_consent() {
    setup("--features=pages", "--host=svarsvakt.kommun.example");
    JsonNode consent = tenant.grants.consents.values().iterator().next();
    assertThat(consent.path("consentType").asString("")).isEqualTo("AllPrincipals");
    assertThat(consent.path("scope").asString("")).isEqualTo("openid profile");
    assertThat(consent.path("resourceId")).isEqualTo(tenant.graph().path("id"));
    assertThat(tenant.application().path("requiredResourceAccess").toString()).contains("Scope");
    command(List.of("setup", "remove", "--yes"));
    assertThat(tenant.grants.consents).isEmpty();
  }

  @Test
  void without_pages_nobody_asks_for_consents() {
    setup("--features=teams", "--website=https://kommun.example/svarsvakt");
    assertThat(tenant.log).noneMatch(line -> line.contains("oauth2PermissionGrants"));
  }

  @Test
  void a_consent_that_is_there_for_more_keeps_what_it_has() {
    String[] pages = {"--features=pages", "--host=svarsvakt.kommun.example"};
    setup(pages);
    ObjectNode consent = tenant.grants.consents.values().iterator().next();
    consent.put("scope", " User.Read openid");
    assertThat(setup(pages).out()).contains("consent for everybody to openid and profile");
    assertThat(tenant.grants.consents).hasSize(1);
    assertThat(consent.path("scope").asString("")).isEqualTo("User.Read openid profile");
  }

  @Test
  void where_consents_are_not_shown_it_says_how_to_give_one_and_goes_on() {
    tenant.refuse(
        "GET /oauth2PermissionGrants.*", 9, 403, "Authorization_RequestDenied", "no right");
    Result result = setup("--features=pages", "--host=svarsvakt.kommun.example");
    assertThat(result.code()).as(result.err()).isEqualTo(Cli.INCOMPLETE);
    assertThat(result.out()).contains("az ad app permission grant --id", "Grant-MailboxAccess");
    assertThat(file("application.yaml")).exists();
  }

  @Test
  void what_is_taken_back_from_an_application_that_is_taken_over_is_told_before_it_is_done() {
    setup("--features=calls");
    tenant.application().putArray("tags"); // as somebody made it by hand
    String client = tenant.application().path("appId").asString("");
    String[] choices = {"--adopt=" + client, "--features=reading"};
    tenant.revive();
    assertThat(command(List.of("setup", "--dry-run"), choices).out())
        .contains("take over the application", "that are not chosen are taken back");
    assertThat(tenant.writes()).isEmpty();
    String out = setup(choices).out();
    assertThat(out.indexOf("is going to: take over"))
        .isNotNegative()
        .isLessThan(out.indexOf("is going to: take back CallRecord"));
    assertThat(granted()).containsExactlyInAnyOrder("User.Read.All", "Domain.Read.All");
  }

  @Test
  void a_no_keeps_the_step_and_all_after_it_undone() {
    java.io.InputStream before = System.in;
    terminal = true;
    System.setIn(new java.io.ByteArrayInputStream("yes\nno\n".getBytes(UTF_8)));
    try {
      Result result = command(List.of("setup"));
      assertThat(result.code()).isEqualTo(Cli.INCOMPLETE);
      assertThat(result.out()).contains("register the application", "not done; run setup again");
    } finally {
      System.setIn(before);
    }
    assertThat(file("svarsvakt.pem")).exists();
    assertThat(tenant.writes()).isEmpty();
  }
}
