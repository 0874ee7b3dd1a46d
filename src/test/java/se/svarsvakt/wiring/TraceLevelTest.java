package se.svarsvakt.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import se.svarsvakt.demo.DemoTown;
import se.svarsvakt.demo.TownSecrets;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.simulator.SimulatedGraph;
import se.svarsvakt.testing.MovingClock;

/** The running service with every logger at TRACE: nothing that people wrote is told, no token. */
@Timeout(180)
class TraceLevelTest {
  private static final String TOKEN = "very-secret-token";
  private static final ZonedDateTime FRIDAY =
      ZonedDateTime.parse("2026-11-20T10:30:00+01:00[Europe/Stockholm]");

  @TempDir private Path directory;

  private static boolean isWeekday(LocalDate date) {
    return date.getDayOfWeek().getValue() < 6;
  }

  private Settings settings(SimulatedGraph graph) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test",
                Map.of(
                    "svarsvakt.graph.base-url",
                    graph.baseUrl().toString(),
                    "svarsvakt.graph.access-token",
                    TOKEN,
                    "svarsvakt.nudges.enabled",
                    "true",
                    "svarsvakt.teams.app-id",
                    "11111111-0000-4000-8000-000000000001",
                    "svarsvakt.data-dir",
                    directory.resolve("data").toString())));
    return Settings.read(environment);
  }

  private String served(DemoTown town, Path file) throws Exception {
    MovingClock clock = new MovingClock(FRIDAY.toInstant());
    List<String> loud =
        List.of("--server.port=0", "--logging.level.root=trace", "--logging.file.name=" + file);
    try (SimulatedGraph graph = SimulatedGraph.start(town.tenant());
        Product product = Product.open(settings(graph), clock);
        Service service = Service.start(product, clock, Service.Options.of(loud));
        HttpClient http = HttpClient.newHttpClient()) {
      var root = (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
      assertThat(root.getLevel()).isEqualTo(Level.TRACE);
      await().atMost(Duration.ofMinutes(2)).until(() -> product.log().lastFinished().isPresent());
      HttpRequest page =
          HttpRequest.newBuilder(service.address())
              .header("Authorization", "Bearer " + TOKEN)
              .build();
      return http.send(page, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  @Test
  void neither_output_nor_log_file_holds_a_token_a_subject_a_text_or_a_correspondent()
      throws Exception {
    DemoTown town = DemoTown.build(FRIDAY, TraceLevelTest::isWeekday);
    Path file = directory.resolve("log");
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream out = System.out;
    PrintStream err = System.err;
    System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    String page;
    try {
      page = served(town, file);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    String log =
        told.toString(StandardCharsets.UTF_8)
            + (Files.exists(file) ? Files.readString(file) : "")
            + page;
    assertThat(log).contains("scan finished").doesNotContain(TOKEN);
    assertThat(TownSecrets.of(town.tenant())).hasSizeGreaterThan(50).noneMatch(log::contains);
  }
}
