package se.svarsvakt.teams.bot;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import se.svarsvakt.http.RetryPolicy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A connector that answers what a test says, and a bot that does not sleep. */
public final class ConnectorScene implements AutoCloseable {
  static final RetryPolicy QUICK =
      new RetryPolicy(
          3, Duration.ofMillis(2), Duration.ofSeconds(60), ConnectorErrors.WORTH_ANOTHER_TRY);
  static final JsonNode HELLO =
      JsonMapper.shared().readTree("{\"type\":\"message\",\"text\":\"hemlig text\"}");

  final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
  final List<Duration> slept = new ArrayList<>();
  final Connector connector;

  ConnectorScene() {
    server.start();
    connector = connector(BotToken.constant("a-token"), slept);
  }

  static Connector connector(BotToken token, List<Duration> slept) {
    return new Connector(
        "bot-app", token, _ -> true, System::nanoTime, QUICK, Duration.ofMillis(1_500), slept::add);
  }

  /** A connector for tests of other packages: a fixed token, short pauses, no sleep. */
  public static Connector quick(String token) {
    return connector(BotToken.constant(token), new ArrayList<>());
  }

  URI url() {
    return URI.create(server.baseUrl() + "/emea/");
  }

  /** Gives these answers one after the other, the last one for good. */
  void answers(ResponseDefinitionBuilder... responses) {
    for (int i = 0; i < responses.length; i++) {
      boolean last = i == responses.length - 1;
      server.stubFor(
          any(anyUrl())
              .inScenario("answers")
              .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "" + i)
              .willReturn(responses[i])
              .willSetStateTo(last ? "" + i : "" + (i + 1)));
    }
    if (responses.length == 1) {
      server.stubFor(any(anyUrl()).willReturn(responses[0]));
    }
  }

  ConnectorResult send() {
    return connector.send(url(), "a:1", HELLO);
  }

  ConnectorResult remind() {
    return connector.remind(url(), "a:1", HELLO);
  }

  ConnectorResult update() {
    return connector.update(url(), "a:1", "1700", HELLO);
  }

  List<LoggedRequest> requests() {
    return server.getAllServeEvents().stream()
        .sorted(Comparator.comparing(event -> event.getRequest().getLoggedDate()))
        .map(event -> event.getRequest())
        .toList();
  }

  @Override
  public void close() {
    connector.close();
    server.stop();
  }
}
