package se.svarsvakt.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import se.svarsvakt.settings.Settings;

class ServiceTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private Path directory;

  @Test
  void a_service_without_graph_stays_up_and_says_that_it_is_down() throws Exception {
    Clock clock = Clock.systemUTC();
    try (Product product = Product.open(settings(), clock);
        Service service =
            Service.start(product, clock, Service.Options.of(List.of("--server.port=0")))) {
      URI health = service.address().resolve("/actuator/health");
      await().atMost(Duration.ofSeconds(30)).until(() -> get(health).statusCode() == 503);
      assertThat(get(health).body())
          .contains("\"status\":\"DOWN\"", "no connection to 127.0.0.1: look at the network");
      assertThat(get(service.address()).statusCode()).isEqualTo(200);
      assertThat(get(service.address()).body())
          .contains(
              "Brevlådorna bevakas inte just nu.",
              "Den senaste genomgången avbröts",
              "<span lang=\"en\">")
          .doesNotContain("banner good");
    }
  }

  private Settings settings() {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test",
                Map.of(
                    "svarsvakt.graph.base-url", "http://127.0.0.1:1/v1.0",
                    "svarsvakt.graph.access-token", "token",
                    "svarsvakt.data-dir", directory.toString())));
    return Settings.read(environment);
  }

  private static HttpResponse<String> get(URI address) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(address).build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
