package se.svarsvakt.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import se.svarsvakt.demo.DemoTown;
import se.svarsvakt.demo.TownSecrets;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.simulator.SimulatedGraph;
import se.svarsvakt.simulator.SimulatedTenant;
import se.svarsvakt.testing.RunningClock;
import se.svarsvakt.testing.TraceCollector;

/** The running service with a collector: of all bytes that leave, none tells of people or mail. */
@Timeout(180)
class TracedServiceTest {
  private static final String TOKEN = "very-secret-token";
  private static final ZonedDateTime FRIDAY =
      ZonedDateTime.parse("2026-11-20T10:30:00+01:00[Europe/Stockholm]");

  @TempDir private Path directory;

  private static boolean isWeekday(LocalDate date) {
    return date.getDayOfWeek().getValue() < 6;
  }

  private Settings settings(SimulatedGraph graph, TraceCollector collector) {
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
                    "svarsvakt.tracing.endpoint",
                    collector.endpoint(),
                    "svarsvakt.data-dir",
                    directory.resolve("data").toString())));
    return Settings.read(environment);
  }

  private static void ask(HttpClient http, URI address, String path) throws Exception {
    HttpRequest page =
        HttpRequest.newBuilder(address.resolve(path))
            .header("Authorization", "Bearer " + TOKEN)
            .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
            .build();
    var _ = http.send(page, HttpResponse.BodyHandlers.discarding());
  }

  private void serve(DemoTown town, TraceCollector collector) throws Exception {
    RunningClock clock = new RunningClock(FRIDAY.toInstant());
    String id = town.tenant().mailboxes().getFirst().account().id();
    try (SimulatedGraph graph = SimulatedGraph.start(town.tenant());
        Product product = Product.open(settings(graph, collector), clock);
        Service service =
            Service.start(product, clock, Service.Options.of(List.of("--server.port=0")));
        HttpClient http = HttpClient.newHttpClient()) {
      await().atMost(Duration.ofMinutes(2)).until(() -> product.log().lastFinished().isPresent());
      assertThat(town.tenant().notifications()).isNotEmpty();
      ask(http, service.address(), "/");
      ask(http, service.address(), "/unit/" + id);
      ask(http, service.address(), "/nowhere/" + id + "?q=ek@medborgare.example");
    }
  }

  /** Who there is, in the directory's words, and what each of their mails is called. */
  private static Stream<String> ids(SimulatedTenant tenant) {
    return Stream.concat(
        tenant.accounts().stream().flatMap(account -> Stream.of(account.id(), account.address())),
        tenant.mailboxes().stream().flatMap(mailbox -> mailbox.messageIds("inbox").stream()));
  }

  @Test
  void nothing_that_is_exported_tells_of_people_or_mail() throws Exception {
    DemoTown town = DemoTown.build(FRIDAY, TracedServiceTest::isWeekday);
    try (TraceCollector collector = new TraceCollector()) {
      serve(town, collector);
      String sent = collector.sent();
      Set<String> names =
          collector.spans().stream().map(TraceCollector.Span::name).collect(Collectors.toSet());
      assertThat(names)
          .contains("pass", "pass reading", "POST $batch", "GET directory", "send activity-feed")
          .contains("GET /", "GET /unit/{unit}", "GET /**");
      Set<String> secrets = TownSecrets.of(town.tenant());
      ids(town.tenant()).forEach(secrets::add);
      assertThat(secrets).hasSizeGreaterThan(200).noneMatch(sent::contains);
      assertThat(sent)
          .doesNotContain(TOKEN, "kommun.example", "medborgare", "0af7651916cd43dd")
          .doesNotContain("com.microsoft", "nowhere");
      assertThat(names).allMatch(name -> name.matches("[A-Za-z ${}/*._-]+"));
    }
  }
}
