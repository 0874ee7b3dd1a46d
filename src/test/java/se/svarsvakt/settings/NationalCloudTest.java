package se.svarsvakt.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.rights.Feature;

class NationalCloudTest {
  private static final String TENANT = "11111111-2222-3333-4444-555555555555";
  private static final Path TABLE =
      Path.of("src/main/resources/se/svarsvakt/settings/national-clouds.properties");

  /** An address of a service of Microsoft's, wherever its cloud is. */
  private static final Pattern SERVICE =
      Pattern.compile(
          "https?://[\\w.*-]*(?:microsoft\\.(?:com|us)|microsoftonline\\.\\w+|botframework\\.[\\w.]+"
              + "|office365?\\.\\w+|chinacloudapi\\.cn|trafficmanager\\.net|azure\\.(?:com|us|cn))");

  /** What is no service that the program asks. */
  private static final Map<String, List<String>> NOT_ASKED =
      Map.of(
          // the page that explains Entra's codes, for people
          "EntraRefusal.java", List.of("https://login.microsoftonline.com"),
          // the simulated tenant is one of the worldwide cloud
          "TeamsRoutes.java", List.of("https://teams.microsoft.com"),
          "StoredMessage.java", List.of("https://outlook.office365.com"));

  private static Settings in(NationalCloud cloud) {
    return Environments.fromProperties(
        Map.of(
            "svarsvakt.cloud",
            cloud.code(),
            "svarsvakt.graph.tenant-id",
            TENANT,
            "svarsvakt.graph.client-id",
            "app"));
  }

  @ParameterizedTest
  @EnumSource
  void every_address_follows_from_the_one_setting(NationalCloud cloud) {
    Settings settings = in(cloud);
    assertThat(settings.graph().baseUrl()).isEqualTo(cloud.graph()).hasPath("/v1.0");
    assertThat(settings.graph().authorityUrl()).isEqualTo(cloud.entra()).hasPath("");
    assertThat(settings.delegates().exchangeUrl()).isEqualTo(cloud.exchange()).hasPath("");
    BotSettings bot = settings.teams().bot();
    assertThat(bot.connectorUrl()).isEqualTo(cloud.connector());
    assertThat(bot.openIdUrl()).isEqualTo(cloud.botKeys());
    assertThat(bot.serviceHosts())
        .isEqualTo(cloud.connectorHosts())
        .contains(cloud.connector().getHost());
    assertThat(settings.teams().tab().openIdUrl())
        .hasToString(cloud.entra() + "/" + TENANT + "/v2.0/.well-known/openid-configuration");
    assertThat(cloud.tabFrames()).startsWith(cloud.teams());
    assertThat(URI.create(cloud.bot())).hasScheme("https").hasPath("");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GLOBAL")
  void no_national_cloud_has_an_address_of_the_worldwide_one(NationalCloud cloud) {
    List<Function<NationalCloud, Object>> rows =
        List.of(
            NationalCloud::graph,
            NationalCloud::entra,
            NationalCloud::exchange,
            NationalCloud::bot,
            NationalCloud::botKeys,
            NationalCloud::connector,
            NationalCloud::teams);
    assertThat(rows)
        .allSatisfy(
            row -> assertThat(row.apply(cloud)).isNotEqualTo(row.apply(NationalCloud.GLOBAL)));
    assertThat(cloud.connectorHosts())
        .doesNotContainAnyElementsOf(NationalCloud.GLOBAL.connectorHosts());
    assertThat(cloud.tabFrames()).doesNotContainAnyElementsOf(NationalCloud.GLOBAL.tabFrames());
  }

  @ParameterizedTest
  @EnumSource
  void what_it_lacks_is_a_feature(NationalCloud cloud) {
    assertThat(cloud.lacks())
        .allSatisfy(code -> assertThat(EnumCode.find(Feature.class, code)).isPresent());
  }

  @Test
  void an_address_that_is_set_goes_before_the_clouds() {
    Settings settings =
        Environments.fromProperties(
            Map.of(
                "svarsvakt.cloud", "us-gov",
                "svarsvakt.graph.base-url", "http://127.0.0.1:1/v1.0",
                "svarsvakt.graph.authority-url", "http://127.0.0.1:2",
                "svarsvakt.exchange.base-url", "http://127.0.0.1:3",
                "svarsvakt.bot.base-url", "http://127.0.0.1:4",
                "svarsvakt.bot.open-id-url", "http://127.0.0.1:5",
                "svarsvakt.bot.service-hosts", "smba.example",
                "svarsvakt.tab.open-id-url", "http://127.0.0.1:6"));
    BotSettings bot = settings.teams().bot();
    assertThat(
            Stream.of(
                settings.graph().baseUrl(),
                settings.graph().authorityUrl(),
                settings.delegates().exchangeUrl(),
                bot.connectorUrl(),
                bot.openIdUrl(),
                settings.teams().tab().openIdUrl()))
        .extracting(URI::getPort)
        .containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(bot.serviceHosts()).containsExactly("smba.example");
  }

  @Test
  void an_unknown_cloud_is_refused_with_those_that_there_are() {
    assertThat(Environments.refusalOf(Map.of("svarsvakt.cloud", "mars")))
        .singleElement()
        .asString()
        .contains("svarsvakt.cloud = \"mars\": global or us-gov or us-gov-dod or china");
  }

  @Test
  void every_table_has_a_row_for_each_cloud_and_names_its_source() throws IOException {
    List<String> tables =
        Stream.of(Files.readString(TABLE).split("\n\n")).skip(1).map(String::strip).toList();
    assertThat(tables).hasSize(10);
    assertThat(tables)
        .allSatisfy(
            table -> {
              assertThat(table).startsWith("# ").containsAnyOf("microsoft.com/", " SDK, ");
              assertThat(table.lines().filter(row -> !row.startsWith("#")))
                  .extracting(row -> row.substring(row.indexOf('.') + 1, row.indexOf('=')))
                  .containsExactlyElementsOf(
                      Arrays.stream(NationalCloud.values()).map(NationalCloud::code).toList());
            });
  }

  @Test
  void no_address_of_Microsofts_stands_in_the_programs_sources_but_in_the_table()
      throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      assertThat(
              sources
                  .filter(file -> file.toString().endsWith(".java"))
                  .flatMap(NationalCloudTest::addresses))
          .as("addresses that belong into " + TABLE)
          .isEmpty();
    }
  }

  private static Stream<String> addresses(Path file) {
    String name = String.valueOf(file.getFileName());
    List<String> allowed = NOT_ASKED.getOrDefault(name, List.of());
    try {
      return SERVICE
          .matcher(Files.readString(file))
          .results()
          .map(MatchResult::group)
          .filter(address -> !allowed.contains(address))
          .map(address -> name + ": " + address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
