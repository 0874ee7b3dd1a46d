package se.svarsvakt.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.testing.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Teams app's package, as {@code scripts/package-teams-app} writes it. */
class TeamsManifestTest {
  private static final String APP = "1f0c4f7a-2b1d-4c3e-9a55-0123456789ab";
  private static final String CLIENT = "2f0c4f7a-2b1d-4c3e-9a55-0123456789ab";
  private static final List<String> GOOD =
      List.of("--app-id", APP, "--client-id", CLIENT, "--host", "svarsvakt.kommun.example");

  private static final List<String> FEED_ONLY =
      List.of(
          "--feed-only",
          "--app-id",
          APP,
          "--client-id",
          CLIENT,
          "--website",
          "https://kommun.example/svarsvakt");

  @TempDir Path directory;

  /** What the script ended with, and all it said. */
  private record Run(int exit, String said) {}

  private Run run(List<String> arguments, String... more) throws Exception {
    ProcessBuilder script = new ProcessBuilder("bash", "scripts/package-teams-app");
    script.command().addAll(arguments);
    script.command().addAll(List.of(more));
    script.command().addAll(List.of("--out", directory.resolve("app.zip").toString()));
    Path said = directory.resolve("said.txt");
    Process process = script.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), Files.readString(said));
  }

  private Map<String, byte[]> packaged(String... more) throws Exception {
    return packagedOf(GOOD, more);
  }

  private Map<String, byte[]> packagedOf(List<String> arguments, String... more) throws Exception {
    assertThat(run(arguments, more)).extracting(Run::exit).isEqualTo(0);
    Map<String, byte[]> files = new HashMap<>();
    try (InputStream in = Files.newInputStream(directory.resolve("app.zip"));
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  private static JsonNode manifest(Map<String, byte[]> files) {
    return JsonMapper.shared().readTree(files.get("manifest.json"));
  }

  @Test
  void the_package_holds_four_files_and_no_placeholder() throws Exception {
    Map<String, byte[]> files = packaged();
    assertThat(files).containsOnlyKeys("manifest.json", "en.json", "color.png", "outline.png");
    for (String text : List.of("manifest.json", "en.json")) {
      assertThat(new String(files.get(text), StandardCharsets.UTF_8)).doesNotContain("{{", "}}");
    }
  }

  @Test
  void manifest_and_texts_are_valid_by_Microsofts_schemas() throws Exception {
    Node.needed();
    JsonNode report = checked(packaged());
    assertThat(report.path("manifest")).isEmpty();
    assertThat(report.path("english")).isEmpty();
    assertThat(report.path("control")).isNotEmpty();
  }

  private JsonNode checked(Map<String, byte[]> files) throws Exception {
    Files.write(directory.resolve("manifest.json"), files.get("manifest.json"));
    Files.write(directory.resolve("en.json"), files.get("en.json"));
    return JsonMapper.shared()
        .readTree(Node.run(Duration.ofMinutes(1), "manifest.mjs", directory.toString()).orFail());
  }

  @Test
  void a_package_for_the_feed_alone_has_no_bot_and_no_tab_and_is_valid() throws Exception {
    Node.needed();
    Map<String, byte[]> files = packagedOf(FEED_ONLY);
    JsonNode manifest = manifest(files);
    assertThat(manifest.propertyNames()).doesNotContain("bots", "staticTabs", "validDomains");
    assertThat(manifest.path("activities").path("activityTypes")).isNotEmpty();
    assertThat(manifest.path("developer").path("privacyUrl").asString())
        .isEqualTo("https://kommun.example/svarsvakt");
    assertThat(new String(files.get("en.json"), StandardCharsets.UTF_8))
        .doesNotContain("bots[", "staticTabs[");
    JsonNode report = checked(files);
    assertThat(report.path("manifest")).isEmpty();
    assertThat(report.path("english")).isEmpty();
  }

  @Test
  void the_privacy_statement_is_a_page_that_the_proxy_publishes() throws Exception {
    assertThat(manifest(packaged()).path("developer").path("privacyUrl").asString())
        .isEqualTo("https://svarsvakt.kommun.example/privacy");
    assertThat(Files.readString(Path.of("docs/teams.md"))).contains("location = /privacy ");
  }

  @Test
  void every_activity_that_is_sent_is_declared() throws Exception {
    assertThat(manifest(packaged()).path("activities").path("activityTypes"))
        .extracting(type -> type.path("type").asString())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(NudgeKind.values())
                .filter(kind -> kind != NudgeKind.WEEKLY_SUMMARY) // goes by mail and card
                .map(ActivityFeedChannel::activityType)
                .toList());
  }

  @Test
  void every_swedish_text_has_its_english_one() throws Exception {
    Map<String, byte[]> files = packaged();
    JsonNode english = JsonMapper.shared().readTree(files.get("en.json"));
    JsonNode manifest = manifest(files);
    for (int at = 0; at < manifest.path("activities").path("activityTypes").size(); at++) {
      String name = "activities.activityTypes[" + at + "].";
      assertThat(english.has(name + "description") && english.has(name + "templateText")).isTrue();
    }
    JsonNode commands = manifest.path("bots").get(0).path("commandLists").get(0).path("commands");
    for (int at = 0; at < commands.size(); at++) {
      assertThat(english.has("bots[0].commandLists[0].commands[" + at + "].title")).isTrue();
    }
  }

  @Test
  void ids_and_addresses_are_where_Teams_looks_for_them() throws Exception {
    JsonNode manifest = manifest(packaged("--organisation", "Å & \"B\" \\ | kommun"));
    assertThat(manifest.path("id").asString()).isEqualTo(APP);
    assertThat(manifest.path("bots").get(0).path("botId").asString()).isEqualTo(CLIENT);
    assertThat(manifest.path("webApplicationInfo").path("resource").asString())
        .isEqualTo("api://svarsvakt.kommun.example/" + CLIENT);
    assertThat(manifest.path("staticTabs").get(0).path("contentUrl").asString())
        .isEqualTo("https://svarsvakt.kommun.example/tab");
    assertThat(manifest.path("developer").path("name").asString())
        .isEqualTo("Å & \"B\" \\ | kommun");
  }

  @Test
  void the_icons_have_the_sizes_that_Teams_asks_for() throws Exception {
    Map<String, byte[]> files = packaged();
    assertThat(size(Objects.requireNonNull(files.get("color.png")))).isEqualTo("192x192");
    assertThat(size(Objects.requireNonNull(files.get("outline.png")))).isEqualTo("32x32");
  }

  private static String size(byte[] picture) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
    return image.getWidth() + "x" + image.getHeight();
  }

  @Test
  void the_same_arguments_give_the_same_bytes() throws Exception {
    packaged();
    byte[] first = Files.readAllBytes(directory.resolve("app.zip"));
    packaged();
    assertThat(directory.resolve("app.zip")).hasBinaryContent(first);
  }

  @ParameterizedTest
  @CsvSource({
    "--app-id, 1234, --app-id must be a GUID",
    "--client-id, '', --client-id must be a GUID",
    "--host, https://svarsvakt.kommun.example, --host must be a host name",
    "--host, 'a.b|e date', --host must be a host name",
    "--version, 01.2, --version must be like",
    "--name, Ett alldeles för långt namn på appen, --name must have 1 to 30 characters",
    "--terms, http://kommun.example, --terms must be an https address",
    "--colour, red, unknown argument --colour"
  })
  void a_wrong_argument_is_refused_and_nothing_is_written(
      String option, String value, String message) throws Exception {
    Run run = run(GOOD, option, value);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.said()).contains(message);
    assertThat(directory.resolve("app.zip")).doesNotExist();
  }
}
