package se.svarsvakt.teams.bot;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLHandshakeException;
import se.svarsvakt.graph.RetryAfter;
import se.svarsvakt.graph.RetryPolicy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends JSON to the Bot Connector, again while it fails for a passing reason. What may have arrived
 * without an answer is sent again only where doing it twice does no harm.
 */
final class ConnectorHttp implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final long LARGEST_ANSWER_IN_BYTES = 1024L * 1024;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(10))
          .followRedirects(HttpClient.Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .build();
  private final RetryPolicy retries;
  private final Duration patience;
  private final Rates.Sleep sleep;

  /**
   * How it waits.
   *
   * @param patience how long an answer may take
   */
  ConnectorHttp(RetryPolicy retries, Duration patience, Rates.Sleep sleep) {
    this.retries = retries;
    this.patience = patience;
    this.sleep = sleep;
  }

  /**
   * What is sent.
   *
   * @param repeatable whether doing it twice does no harm
   * @param token the bearer token; empty for none
   */
  record Message(
      String method, URI address, JsonNode body, boolean repeatable, Optional<String> token) {
    @Override
    public String toString() {
      return method + " to " + address.getHost();
    }

    private HttpRequest request(Duration patience) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(address)
              .timeout(patience)
              .header("Content-Type", "application/json; charset=utf-8")
              .header("Accept", "application/json")
              .method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
      token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
      return request.build();
    }
  }

  Outcome send(Message message) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      Attempt made = attempt(message);
      Optional<Duration> pause =
          made.again()
              ? retries.pause(attempt, made.retryAfter(), RandomGenerator.getDefault())
              : Optional.empty();
      if (pause.isEmpty()) {
        return made.outcome();
      }
      sleep.of(pause.get());
    }
  }

  /** One attempt, and whether another one may do better. */
  private record Attempt(Outcome outcome, boolean again, Duration retryAfter) {}

  private Attempt attempt(Message message) {
    try {
      return answered(
          client.send(
              message.request(patience),
              BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER_IN_BYTES)));
    } catch (ConnectException | HttpConnectTimeoutException | SSLHandshakeException e) {
      return new Attempt(new Outcome.Passing("NotReached"), true, Duration.ZERO);
    } catch (IOException e) {
      return lost(message, "NoAnswer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return lost(message, "Stopped");
    }
  }

  private static Attempt lost(Message message, String code) {
    return message.repeatable()
        ? new Attempt(new Outcome.Passing(code), true, Duration.ZERO)
        : new Attempt(new Outcome.Uncertain(), false, Duration.ZERO);
  }

  private static Attempt answered(HttpResponse<byte[]> response) {
    Optional<Duration> asked =
        RetryAfter.parse(
            response.headers().firstValue("Retry-After").orElse(null),
            response.headers().firstValue("Date").orElse(null));
    return new Attempt(
        Answers.outcome(response.statusCode(), response.body()),
        Answers.isWorthAnotherTry(response.statusCode()),
        asked.orElse(Duration.ZERO));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
