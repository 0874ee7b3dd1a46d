package se.svarsvakt.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.svarsvakt.testing.Node;
import se.svarsvakt.testing.Tool;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ManifestsTest {
  private static final Path MANIFESTS = Path.of("manifests");
  private static final Path KUBERNETES = MANIFESTS.resolve("kubernetes");

  @TempDir Path directory;

  private static JsonNode looked(String what, Path path) {
    return JsonMapper.shared()
        .readTree(
            Node.run(Duration.ofMinutes(1), "manifests.mjs", what, path.toAbsolutePath().toString())
                .orFail());
  }

  private static List<String> faults(JsonNode report) {
    return report.path("faults").valueStream().map(JsonNode::asString).toList();
  }

  @Test
  void every_object_for_Kubernetes_is_as_its_own_schemas_want_it_and_runs_with_the_least_rights() {
    Node.needed();
    JsonNode report = looked("kubernetes", KUBERNETES);
    assertThat(faults(report)).isEmpty();
    List<JsonNode> pods =
        report
            .path("objects")
            .valueStream()
            .map(object -> object.path("spec").path("template").path("spec"))
            .filter(JsonNode::isObject)
            .toList();
    assertThat(pods).hasSize(2).allSatisfy(ManifestsTest::hasTheLeastRights);
  }

  private static void hasTheLeastRights(JsonNode pod) {
    JsonNode container = pod.path("containers").path(0);
    JsonNode security = container.path("securityContext");
    assertThat(pod.path("securityContext").path("runAsNonRoot").asBoolean()).isTrue();
    assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
    assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(security.path("capabilities").path("drop").path(0).asString()).isEqualTo("ALL");
    assertThat(container.path("resources").path("limits").has("memory")).isTrue();
    assertThat(container.path("env")).as("secrets by reference").isEmpty();
    assertThat(container.path("livenessProbe").path("httpGet").path("path").asString())
        .isEqualTo("/actuator/health/liveness");
    assertThat(container.path("readinessProbe").path("httpGet").path("path").asString())
        .isEqualTo("/actuator/health/readiness");
  }

  @Test
  void a_wrong_kind_a_misspelt_field_and_an_unlisted_file_are_found() throws IOException {
    Node.needed();
    Files.writeString(
        directory.resolve("kustomization.yaml"),
        "kind: Kustomization\nresources:\n  - gone.yaml\n");
    Files.writeString(
        directory.resolve("service.yaml"),
        "apiVersion: v1\nkind: Service\nmetadata:\n  name: a\nspec:\n  portz: []\n");
    Files.writeString(
        directory.resolve("kind.yaml"), "apiVersion: v1\nkind: Servise\nmetadata: {}\n");
    Files.writeString(
        directory.resolve("type.yaml"),
        "apiVersion: v1\nkind: Service\nmetadata:\n  name: 7\nspec: {}\n");
    assertThat(String.join("\n", faults(looked("kubernetes", directory))))
        .contains("portz", "Servise", "type.yaml", "gone.yaml is not there", "is not listed");
  }

  @Test
  void yaml_is_written_in_one_way() {
    Tool.run("yamllint", "--strict", "-c", "manifests/.yamllint", "manifests").orFail();
  }

  @Test
  void the_image_is_made_by_the_steps_that_are_tried_without_a_container_engine()
      throws IOException {
    Node.needed();
    Path file = MANIFESTS.resolve("docker/Dockerfile");
    assertThat(faults(looked("dockerfile", file))).isEmpty();
    String steps = Files.readString(MANIFESTS.resolve("docker/build.sh"));
    List<String> options = words(steps, Pattern.compile("java_options=\\(([^)]*)\\)"));
    assertThat(options).isNotEmpty();
    // A cache is of use to a Java that is started as it was in training, and to no other.
    assertThat(Files.readString(file))
        .contains(
            "ENTRYPOINT [\"/opt/java/bin/java\", "
                + String.join(", ", options.stream().map("\"%s\""::formatted).toList())
                + ", \"-XX:AOTCache=/opt/svarsvakt/svarsvakt.aot\", \"-jar\"")
        .contains("make_runtime /opt/java", "unpack_program ", "train ", "\nUSER 65532:65532\n");
  }

  private static List<String> words(String text, Pattern pattern) {
    return pattern
        .matcher(text)
        .results()
        .flatMap(found -> Stream.of(found.group(1).split(" ")))
        .toList();
  }

  @Test
  void systemd_takes_the_unit_and_finds_it_closed() throws IOException {
    Path unit = unit("svarsvakt.service", Files.readString(unit()));
    assertThat(Tool.run("systemd-analyze", "verify", unit.toString()))
        .isEqualTo(new Tool.Outcome(0, "", ""));
    assertThat(security(unit).exit()).isZero();
  }

  @Test
  void an_open_unit_and_an_unknown_directive_would_be_found() throws IOException {
    String text = Files.readString(unit());
    Path open = unit("open.service", text.replaceAll("(?m)^(Protect|Restrict|System|Cap).*", ""));
    assertThat(security(open).exit()).isNotZero();
    Path misspelt = unit("misspelt.service", text.replace("UMask=", "UMaks="));
    assertThat(Tool.run("systemd-analyze", "verify", misspelt.toString()).said()).contains("UMaks");
  }

  private static Path unit() {
    return MANIFESTS.resolve("systemd/svarsvakt.service");
  }

  private Path unit(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text.replace("@JAVA@", "/bin/true"));
  }

  /** Exposure of 2.5 of 10 at most. */
  private static Tool.Outcome security(Path unit) {
    return Tool.run(
        "systemd-analyze",
        "security",
        "--offline=true",
        "--no-pager",
        "--threshold=25",
        unit.toString());
  }

  @Test
  void nginx_takes_the_proxys_file() throws IOException {
    Path resources = Path.of("src/test/resources/se/svarsvakt/wiring").toAbsolutePath();
    String site =
        Files.readString(MANIFESTS.resolve("nginx/svarsvakt.conf"))
            .replace("/etc/ssl/svarsvakt/fullchain.pem", resources + "/a-certificate.pem")
            .replace("/etc/ssl/svarsvakt/key.pem", resources + "/a-key.pem")
            .replace("listen [::]:443 ssl;", "")
            .replace("443", "18443"); // ports below 1024 are not everybody's
    String all =
        "pid %1$s/pid; error_log stderr; events {} http { access_log off; %2$s }"
            .formatted(directory, site.replaceAll("(?m)^#.*", ""));
    Path file = Files.writeString(directory.resolve("nginx.conf"), all);
    Tool.run("nginx", "-t", "-p", directory.toString(), "-c", file.toString()).orFail();
  }

  @Test
  void the_proxys_file_publishes_what_the_document_lists_and_nothing_else() throws IOException {
    assertThat(locations(MANIFESTS.resolve("nginx/svarsvakt.conf")))
        .isEqualTo(locations(Path.of("docs/teams.md")))
        .isNotEmpty();
  }

  private static List<String> locations(Path file) throws IOException {
    return Pattern.compile("(?m)^ +location .*$")
        .matcher(Files.readString(file))
        .results()
        .map(MatchResult::group)
        .map(String::strip)
        .toList();
  }

  @Test
  void the_bots_file_takes_what_the_documents_line_gives_and_makes_what_the_document_says()
      throws IOException {
    String bicep = Files.readString(MANIFESTS.resolve("azure/bot.bicep"));
    String line =
        Pattern.compile("az deployment .*azure/bot\\.bicep.*--parameters (.*)")
            .matcher(Files.readString(Path.of("docs/teams.md")))
            .results()
            .map(found -> found.group(1))
            .findFirst()
            .orElseThrow();
    assertThat(names(bicep, "(?m)^param (\\w+) string$"))
        .as("those without a default")
        .isEqualTo(names(line, "(\\w+)="));
    assertThat(bicep)
        .contains("'Microsoft.BotService/botServices@2022-09-15'", "msaAppType: 'SingleTenant'")
        .contains("msaAppTenantId: tenantId", "msaAppId: appId", "endpoint: endpoint");
    assertThat(names(bicep, "channelName: '(\\w+)'")).containsExactly("MsTeamsChannel");
    assertThat(line).contains("/api/messages");
  }

  private static List<String> names(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
  }
}
