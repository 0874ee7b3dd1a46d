package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import se.svarsvakt.demo.TownSecrets;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.MailboxProfile;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.SimulatedGraph;
import se.svarsvakt.simulator.SimulatedTenant;
import se.svarsvakt.teams.token.Issuer;
import se.svarsvakt.web.SignInScene.Browser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The program in a process of its own with all that an administrator can do to hear more of it:
 * somebody signs in and writes a reason, somebody writes to the bot, mailboxes are read and what is
 * waiting is judged. Of that nothing stands in what it prints.
 */
@Timeout(180)
class LoudServiceTest {
  private static final String ADA = "ada.admin@kommun.example";
  private static final String EVA = "eva.ek@kommun.example";
  private static final String REASON = "Hemligt skäl om Evas sjukdom";
  private static final String WRITTEN = "Skrivet till boten om Evas barn";
  private static final String APP = "66666666-0000-0000-0000-000000000006";
  private static final String GRAPH_TOKEN = "graph-token-kX98Qabcdefgh";
  private static final String BOT_TOKEN = "bot-token-kX98Qabcdefgh";
  private static final String CLIENT_SECRET = "client-secret-kX98Qabcdefgh";
  private static final Pattern PAGE = Pattern.compile("its page is (http://\\S+)");

  private final Clock clock = Clock.systemUTC();
  private final Instant now = clock.instant();
  private final SimulatedTenant tenant = new SimulatedTenant("Kommunen", "kommun.example", clock);
  private final Issuer teams = new Issuer();
  private final OpenIdServer provider = new OpenIdServer(clock);
  private final List<String> secrets =
      new ArrayList<>(
          List.of(ADA, EVA, REASON, WRITTEN, GRAPH_TOKEN, BOT_TOKEN, CLIENT_SECRET, "eyJ"));

  @TempDir private Path directory;
  private SimulatedGraph graph;
  private String ada;

  @BeforeEach
  void start() {
    DirectoryUser admin = DirectoryUser.person("Ada Admin", ADA);
    ada = admin.id();
    tenant.open(admin, MailboxProfile.PERSON);
    tenant
        .open(DirectoryUser.person("Eva Ek", EVA), MailboxProfile.PERSON)
        .receive(
            OutgoingMessage.from("Ek Medborgare <ek@medborgare.example>")
                .saying("Ärende om umgänge", "Jag vill veta hur det går med mitt ärende hos er."),
            now.minus(Duration.ofDays(9)));
    graph = SimulatedGraph.start(tenant);
    teams.publish(Endpoint.KEY);
    provider.next(
        Map.of("oid", ada, "preferred_username", ADA, "roles", List.of(SignInScene.ADMIN)));
  }

  @AfterEach
  void stop() {
    graph.close();
    teams.close();
    provider.close();
  }

  private Map<String, String> environment() {
    return Map.ofEntries(
        Map.entry("SVARSVAKT_GRAPH_BASE_URL", graph.baseUrl().toString()),
        Map.entry("SVARSVAKT_GRAPH_ACCESS_TOKEN", GRAPH_TOKEN),
        Map.entry("SVARSVAKT_BOT_ENABLED", "true"),
        Map.entry("SVARSVAKT_BOT_APP_ID", APP),
        Map.entry("SVARSVAKT_BOT_TENANT_ID", Endpoint.TENANT),
        Map.entry("SVARSVAKT_BOT_BASE_URL", graph.connectorUrl().toString()),
        Map.entry("SVARSVAKT_BOT_ACCESS_TOKEN", BOT_TOKEN),
        Map.entry("SVARSVAKT_BOT_OPEN_ID_URL", teams.document().toString()),
        Map.entry("SVARSVAKT_SIGN_IN_ISSUER_URL", provider.issuer().toString()),
        Map.entry("SVARSVAKT_SIGN_IN_CLIENT_ID", OpenIdServer.CLIENT),
        Map.entry("SVARSVAKT_SIGN_IN_CLIENT_SECRET", CLIENT_SECRET),
        Map.entry("LOGGING_LEVEL_ROOT", "TRACE"),
        Map.entry("LOGGING_LEVEL_ORG_SPRINGFRAMEWORK", "TRACE"),
        Map.entry("DEBUG", "true"),
        Map.entry("TRACE", "true"));
  }

  private Process begun() throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command =
        List.of(
            java.toString(),
            "-Xmx512m",
            "-Dlogging.level.root=TRACE",
            "-Djdk.httpclient.HttpClient.log=all",
            "-Dorg.springframework.boot.logging.LoggingSystem=none",
            "-cp",
            System.getProperty("java.class.path"),
            "se.svarsvakt.SvarsvaktApplication",
            "serve",
            "--server.port=0",
            "--logging.level.root=TRACE",
            "--management.endpoints.web.exposure.include=*",
            "--spring.mvc.log-request-details=true",
            "--spring.mvc.log-resolved-exception=true",
            "--logging.structured.format.console=ecs");
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().putAll(environment());
    return builder
        .redirectOutput(directory.resolve("out").toFile())
        .redirectError(directory.resolve("err").toFile())
        .start();
  }

  private String printed(String name) throws IOException {
    Path file = directory.resolve(name);
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private URI page(Process process) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !process.isAlive() || PAGE.matcher(printed("out")).find());
    try {
      Matcher page = PAGE.matcher(printed("out"));
      assertThat(page.find()).describedAs(printed("out") + printed("err")).isTrue();
      return URI.create(page.group(1));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What people do while it runs. */
  private void act(URI page) throws Exception {
    Browser browser = new Browser(page);
    assertThat(browser.get("/sign-in?to=/me").statusCode()).isEqualTo(200);
    secrets.addAll(browser.cookieValues());
    HttpResponse<String> made =
        browser.send(
            "POST",
            "/admin/exceptions",
            Map.of(
                "_csrf",
                browser.token(),
                "mailbox",
                EVA,
                "reason",
                REASON,
                "until",
                LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(9).toString()));
    assertThat(made.statusCode()).isEqualTo(303);
    assertThat(browser.get("/admin/items?q=" + EVA).statusCode()).isEqualTo(200);
    assertThat(activity(page)).isEqualTo(200);
  }

  private int activity(URI page) throws Exception {
    String token =
        Issuer.sign(
            Endpoint.KEY,
            Endpoint.claims()
                .audience(APP)
                .claim("serviceurl", graph.connectorUrl().toString())
                .notBeforeTime(Date.from(now.minusSeconds(60)))
                .expirationTime(Date.from(now.plusSeconds(3600)))
                .build());
    String body =
        Endpoint.activity()
            .replace(Endpoint.SERVICE_URL, graph.connectorUrl().toString())
            .replace("person-1", ada)
            .replace("Sekretess Svensson", WRITTEN);
    HttpRequest request =
        HttpRequest.newBuilder(page.resolve("/api/messages"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString()).statusCode();
    }
  }

  private void serve() throws Exception {
    Process process = begun();
    try {
      URI page = page(process);
      await().atMost(Duration.ofMinutes(1)).until(() -> printed("err").contains("scan finished"));
      act(page);
    } finally {
      process.destroy();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  @Test
  void nothing_is_printed_of_what_people_write_and_who_they_are_and_each_line_is_json()
      throws Exception {
    serve();
    secrets.addAll(TownSecrets.of(tenant));
    String all = printed("out") + printed("err");
    assertThat(secrets).hasSizeGreaterThan(10).noneMatch(all::contains);
    assertThat(printed("err").lines().map(JsonMapper.shared()::readTree))
        .isNotEmpty()
        .allSatisfy(this::isOurs);
  }

  private void isOurs(JsonNode line) {
    assertThat(Instant.parse(line.path("@timestamp").asString())).isAfter(now);
    assertThat(line.path("log").path("logger").asString()).startsWith("se.svarsvakt.");
    assertThat(line.path("log").path("level").asString()).isNotBlank();
    assertThat(line.path("message").asString()).isNotBlank();
    assertThat(line.path("ecs").path("version").asString()).isEqualTo("8.11");
    assertThat(line.path("service").path("name").asString()).isEqualTo("svarsvakt");
  }
}
