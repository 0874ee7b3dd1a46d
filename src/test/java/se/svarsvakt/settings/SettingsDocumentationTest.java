package se.svarsvakt.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import se.svarsvakt.policy.SignaturePolicy;
import se.svarsvakt.policy.SignatureTemplate;

/** What docs/settings.md says of each setting is what the program does. */
class SettingsDocumentationTest {
  private static final Path DOCUMENT = Path.of("docs/settings.md");
  private static final Pattern ROW =
      Pattern.compile("^\\| `(svarsvakt\\.[^`]+)` \\|", Pattern.MULTILINE);

  @Test
  void every_setting_stands_in_the_documentation_and_no_other() throws IOException {
    var reader = new SettingsReader(Environments.empty());
    reader.read();
    var documented =
        ROW.matcher(Files.readString(DOCUMENT))
            .results()
            .map(row -> row.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(documented).isEqualTo(new TreeSet<>(reader.known().keys()));
  }

  /** Defaults that follow from other settings; how the column begins then. */
  private static final Map<String, String> DERIVED =
      Map.ofEntries(
          Map.entry("svarsvakt.bot.app-id", "`svarsvakt.graph.client-id`"),
          Map.entry("svarsvakt.bot.tenant-id", "`svarsvakt.graph.tenant-id`"),
          Map.entry("svarsvakt.bot.certificate-path", "that of `svarsvakt.graph`"),
          Map.entry("svarsvakt.bot.client-secret", "that of `svarsvakt.graph`"),
          Map.entry("svarsvakt.bot.service-hosts", "those of the cloud"),
          Map.entry("svarsvakt.tab.open-id-url", "Entra's"),
          Map.entry("svarsvakt.sign-in.tenant-id", "`svarsvakt.graph.tenant-id`"),
          Map.entry("svarsvakt.sign-in.certificate-path", "`svarsvakt.graph.certificate-path`"),
          Map.entry("svarsvakt.sign-in.client-secret", "`svarsvakt.graph.client-secret`"),
          Map.entry("svarsvakt.sign-in.issuer-url", "`<svarsvakt.graph.authority-url>"),
          Map.entry("svarsvakt.policy.signature.template", "the four lines below"));

  /** Of these one end follows from another setting; how the column names it. */
  private static final Map<String, String> ENDS =
      Map.of(
          "svarsvakt.policy.reply.acknowledge-within-working-days",
          "0 to `respond-within-working-days`",
          "svarsvakt.policy.reply.complex-within-working-days",
          "`respond-within-working-days` to 60",
          "svarsvakt.policy.nudges.last-call-before",
          "1 minute to a whole working day");

  static List<KnownSetting<?>> settings() {
    var reader = new SettingsReader(Environments.empty());
    reader.read();
    return reader.known().settings();
  }

  /** A row's columns after the key: default, meaning, allowed. */
  private static List<String> columns(String key) throws IOException {
    return Files.readString(DOCUMENT)
        .lines()
        .filter(line -> line.startsWith("| `" + key + "` |"))
        .map(line -> List.of(line.split("(?<!\\\\)\\|")))
        .map(cells -> cells.subList(2, 5).stream().map(String::strip).toList())
        .findAny()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("settings")
  void the_default_in_the_documentation_is_the_program_s(KnownSetting<?> setting)
      throws IOException {
    assertThat(columns(setting.key()).getFirst())
        .as(setting.key())
        .matches(column -> beginsWithDefault(setting, column), "begins with " + setting.ordinary());
  }

  private static boolean beginsWithDefault(KnownSetting<?> setting, String column) {
    if (DERIVED.containsKey(setting.key())) {
      return column.startsWith(DERIVED.get(setting.key()));
    }
    if (setting.ordinary().isEmpty()) {
      return column.matches("none\\b.*");
    }
    Matcher value = Pattern.compile("(?:that of the cloud: )?`([^`]+)`.*").matcher(column);
    return value.matches() && setting.isOrdinary(value.group(1)) && isAsWeWrite(value.group(1));
  }

  /** The formats forgive more than a document should show: 5m, PT336H, IF_UNSEEN, +5. */
  private static boolean isAsWeWrite(String value) {
    boolean wordOrTime = value.matches("[a-z][a-z0-9-]*|[0-9]+([.:][0-9]+)?");
    boolean duration =
        value.matches("P\\d+D|PT\\d+H|PT\\d+M|PT\\d+S") && !value.matches("PT(24|48|336)H");
    return wordOrTime || duration || value.matches("https://\\S+|Europe/Stockholm|[$]Default");
  }

  @ParameterizedTest
  @MethodSource("settings")
  void the_profiles_own_values_in_the_documentation_are_theirs(KnownSetting<?> setting)
      throws IOException {
    assertThat(ofProfiles(setting, columns(setting.key()).getFirst()))
        .as(setting.key())
        .isEqualTo(ofProfiles(setting));
  }

  /** What the column says behind the default: {@code `sollentuna`, `falkenberg` `pause`}. */
  private static Map<String, Object> ofProfiles(KnownSetting<?> setting, String column) {
    var said = new TreeMap<String, Object>();
    var names = new ArrayList<String>();
    for (var span : found("`([^`]+)`", column.replaceFirst("^[^;]*", ""))) {
      if (Profiles.NAMES.contains(span)) {
        names.add(span);
      } else {
        names.forEach(name -> said.put(name, setting.format().parse(span).orElseThrow()));
        names.clear();
      }
    }
    return said;
  }

  private static Map<String, Object> ofProfiles(KnownSetting<?> setting) {
    var theirs = new TreeMap<String, Object>();
    for (String name : Profiles.NAMES) {
      Profiles.load(name).stream()
          .map(source -> source.getProperty(setting.key()))
          .filter(Objects::nonNull)
          .map(Object::toString)
          .filter(value -> !DERIVED.containsKey(setting.key()) && !setting.isOrdinary(value))
          .forEach(value -> theirs.put(name, setting.format().parse(value).orElseThrow()));
    }
    return theirs;
  }

  @Test
  void the_hosts_and_the_signature_of_the_documentation_are_the_program_s() throws IOException {
    assertThat(found("`([^`]+)`", columns("svarsvakt.bot.service-hosts").getFirst()))
        .isEqualTo(NationalCloud.GLOBAL.connectorHosts());
    String block = Files.readString(DOCUMENT).split("The default, in each profile[^\\n]*\\n", 2)[1];
    assertThat(SignatureTemplate.parse(block.split("\\n- ", 2)[0].stripIndent().strip()))
        .isEqualTo(SignaturePolicy.ORDINARY.template());
  }

  @ParameterizedTest
  @MethodSource("settings")
  void the_documentation_allows_what_the_program_allows(KnownSetting<?> setting)
      throws IOException {
    String column = columns(setting.key()).get(2);
    String allowed = setting.format().allowed();
    Matcher range = Pattern.compile("from (\\S+) to (\\S+)").matcher(allowed);
    if (ENDS.containsKey(setting.key())) {
      assertThat(column).as(setting.key()).contains(ENDS.get(setting.key()));
    } else if (range.find()) {
      assertThat(column)
          .as(setting.key())
          .containsPattern(
              "(^|\\W)" + words(range.group(1)) + " to " + words(range.group(2)) + "(\\W|$)");
    }
    assertThat(column)
        .as(setting.key())
        .satisfiesAnyOf(
            text -> assertThat(found("`([^`]+)`", text)).containsAll(choices(allowed)),
            text ->
                assertThat(text)
                    .startsWith("flag")
                    .matches(any -> allowed.equals("true or false")));
  }

  /** The words of a choice: {@code global or us-gov}; else none. */
  private static List<String> choices(String allowed) {
    String words = allowed.split(";", 2)[0].replace("one of ", "");
    return words.matches("[a-z0-9-]+((, | or )[a-z0-9-]+)+")
        ? List.of(words.split(", | or "))
        : List.of();
  }

  /** A number as it is; a duration in its largest unit. */
  private static String words(String end) {
    if (!end.startsWith("P")) {
      return end;
    }
    Duration time = Duration.parse(end);
    if (time.toSeconds() % 60 != 0) {
      return unit(time.toSeconds(), "second");
    }
    if (time.toMinutes() % 60 != 0) {
      return unit(time.toMinutes(), "minute");
    }
    return time.toHours() % 24 != 0 ? unit(time.toHours(), "hour") : unit(time.toDays(), "day");
  }

  private static String unit(long number, String name) {
    return number + " " + name + (number == 1 ? "" : "s");
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(each -> each.group(1)).toList();
  }

  @Test
  void a_default_or_a_range_that_is_not_the_program_s_would_be_found() {
    var setting =
        new KnownSetting<>(
            "k",
            Formats.duration(Duration.ofHours(1), Duration.ofDays(2)),
            Optional.of(Duration.ofHours(3)));
    assertThat(List.of("`PT3H`, usually", "`PT4H`", "`3h`", "none", "3 hours"))
        .filteredOn(column -> beginsWithDefault(setting, column))
        .containsExactly("`PT3H`, usually");
    assertThat(
            List.of("PT1S", "PT5M", "PT3H", "PT48H", "60").stream()
                .map(SettingsDocumentationTest::words))
        .containsExactly("1 second", "5 minutes", "3 hours", "2 days", "60");
    assertThat(choices("off or if-unseen; how long")).containsExactly("off", "if-unseen");
  }

  @Test
  void every_profile_in_the_resources_can_be_chosen() throws IOException {
    var files = new PathMatchingResourcePatternResolver().getResources("classpath:profiles/*.yaml");
    assertThat(files)
        .extracting(file -> String.valueOf(file.getFilename()).replace(".yaml", ""))
        .containsExactlyInAnyOrderElementsOf(Profiles.NAMES);
  }

  @Test
  void the_settings_of_the_manifest_for_Kubernetes_can_be_used() throws IOException {
    String map = Files.readString(Path.of("manifests/kubernetes/base/settings.yaml"));
    String yaml = map.substring(map.indexOf("application.yaml: |") + 19).stripIndent();
    assertThat(Environments.fromYaml(yaml).graph().certificatePath())
        .contains(Path.of("/etc/svarsvakt/secrets/graph.pem"));
  }
}
