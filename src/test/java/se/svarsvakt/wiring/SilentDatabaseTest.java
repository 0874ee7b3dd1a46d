package se.svarsvakt.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.settings.DatabaseSettings;
import se.svarsvakt.settings.Secret;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.MailboxProfile;
import se.svarsvakt.simulator.SimulatedGraph;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.simulator.SimulatedTenant;
import se.svarsvakt.teams.bot.Activity;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.testing.MovingClock;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A database that takes connections and says nothing any more. */
class SilentDatabaseTest {
  @TempDir Path data;

  private final AtomicBoolean silent = new AtomicBoolean();

  /** Passes on what goes to and fro until it is told to be silent. */
  private void pass(ServerSocket door, int port) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                while (true) {
                  Socket in = door.accept();
                  Socket out = new Socket(InetAddress.getLoopbackAddress(), port);
                  pump(in, out);
                  pump(out, in);
                }
              } catch (IOException e) {
                assertThat(door.isClosed()).isTrue();
              }
            });
  }

  private void pump(Socket from, Socket to) {
    Thread.ofVirtual()
        .start(
            () -> {
              byte[] buffer = new byte[8192];
              try (from;
                  to) {
                for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                  if (!silent.get()) {
                    to.getOutputStream().write(buffer, 0, read);
                    to.getOutputStream().flush();
                  }
                }
              } catch (IOException e) {
                assertThat(e).isNotNull(); // one of the two has gone
              }
            });
  }

  @Test
  void peoples_requests_fail_within_three_seconds() throws IOException {
    URI postgres = URI.create(Databases.freshPostgresUrl("silent").substring("jdbc:".length()));
    try (ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      pass(door, postgres.getPort());
      String url = "jdbc:postgresql://127.0.0.1:" + door.getLocalPort() + "/silent";
      DatabaseSettings settings =
          new DatabaseSettings(
              Optional.of(url), Optional.of("postgres"), Optional.of(new Secret("any")));
      try (Database database = Database.open(settings, new DataDirectory(data))) {
        JdbcClient jdbc = JdbcClient.create(database.requests());
        assertThat(one(jdbc)).isEqualTo(1);
        silent.set(true);
        long begun = System.nanoTime();
        assertThatThrownBy(() -> one(jdbc)).isInstanceOf(DataAccessException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
      }
    }
  }

  private final MovingClock clock = new MovingClock(Instant.parse("2026-11-20T09:30:00Z"));
  private final SimulatedTenant tenant = new SimulatedTenant("Kommunen", "kommun.example", clock);
  private final SimulatedMailbox anna =
      tenant.open(
          DirectoryUser.person("Anna Berg", "anna.berg@kommun.example"), MailboxProfile.PERSON);

  private Settings settings(SimulatedGraph graph, String databaseUrl) {
    StandardEnvironment environment = new StandardEnvironment();
    Map<String, Object> all = new HashMap<>();
    all.put("svarsvakt.graph.base-url", graph.baseUrl().toString());
    all.put("svarsvakt.graph.access-token", "token");
    all.put("svarsvakt.bot.enabled", "true");
    all.put("svarsvakt.bot.app-id", "66666666-0000-0000-0000-000000000006");
    all.put("svarsvakt.bot.tenant-id", "99999999-0000-0000-0000-000000000001");
    all.put("svarsvakt.bot.base-url", graph.connectorUrl().toString());
    all.put("svarsvakt.bot.access-token", "any-token");
    all.put("svarsvakt.data-dir", data.toString());
    all.put("svarsvakt.database.url", databaseUrl);
    all.put("svarsvakt.database.username", "postgres");
    all.put("svarsvakt.database.password", "any");
    environment.getPropertySources().addFirst(new MapPropertySource("test", all));
    return Settings.read(environment);
  }

  /** Whatever comes of it comes soon. */
  private static void fast(String what, Callable<?> request) {
    long begun = System.nanoTime();
    String outcome;
    try {
      outcome = String.valueOf(request.call());
    } catch (Exception e) {
      outcome = e.toString();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .as(what + ": " + outcome)
        .isLessThan(Duration.ofMillis(3500));
  }

  @Test
  void health_tab_and_bot_fail_soon_too() throws IOException {
    URI postgres = URI.create(Databases.freshPostgresUrl("mute").substring("jdbc:".length()));
    try (ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        SimulatedGraph graph = SimulatedGraph.start(tenant)) {
      pass(door, postgres.getPort());
      String url = "jdbc:postgresql://127.0.0.1:" + door.getLocalPort() + "/mute";
      Service.Options options = Service.Options.of(List.of("--server.port=0"));
      try (Product product = Product.open(settings(graph, url), clock);
          Service service = Service.start(product, clock, options)) {
        MailboxId person = new MailboxId(anna.account().id());
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> product.log().lastFinished().isPresent());
        assertThat(product.worklists().open(person, clock.instant()).items()).isEmpty();
        silent.set(true);
        clock.move(Duration.ofHours(2)); // the directory is to be read again, too
        for (int click = 0; click < 3; click++) {
          fast("health", () -> health(service));
          fast("tab", () -> product.worklists().open(person, clock.instant()));
          fast("bot", () -> product.inbound().bot().orElseThrow().bot().take(word(graph, person)));
        }
        silent.set(false); // so that all can end
      }
    }
  }

  private static int health(Service service) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(service.address().resolve("/actuator/health")).build();
      return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }
  }

  private static Activity word(SimulatedGraph graph, MailboxId person) {
    ObjectNode value = JsonMapper.shared().createObjectNode();
    value.putObject("action").put("type", "Action.Execute").put("verb", "refresh");
    return new Activity(
        "invoke",
        "adaptiveCard/action",
        "",
        "msteams",
        URI.create(graph.connectorUrl().toString()),
        Optional.of(person),
        "99999999-0000-0000-0000-000000000001",
        "19:" + person + "_bot@unq.gbl.spaces",
        true,
        "card",
        "sv-SE",
        "",
        value);
  }

  private static int one(JdbcClient jdbc) {
    return jdbc.sql("select 1").query(Integer.class).single();
  }
}
