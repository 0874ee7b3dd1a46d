package se.svarsvakt.exchange;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import se.svarsvakt.exchange.Reply.Answered;
import se.svarsvakt.exchange.Reply.Failed;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts questions and reads the answers as JSON, a few at once, and again while they fail for a
 * passing reason. A thread that waits for its next attempt keeps its place, so that a throttled
 * service is asked less and not by others instead. What goes wrong is an answer, never thrown.
 */
final class AdminHttp implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int AT_ONCE = 4;
  private static final long LARGEST_ANSWER_IN_BYTES = 16L * 1024 * 1024;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(10))
          .followRedirects(HttpClient.Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .build();
  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private final Supplier<String> token;
  private final Retries retries;

  /**
   * @param token gives a bearer token, or throws what says why there is none
   */
  AdminHttp(Supplier<String> token, Retries retries) {
    this.token = token;
    this.retries = retries;
  }

  Reply<JsonNode> post(URI address, AdminQuestion question) {
    try {
      places.acquire();
      try {
        return attempts(address, question);
      } finally {
        places.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Failed<>("the program was stopped", true);
    }
  }

  private Reply<JsonNode> attempts(URI address, AdminQuestion question)
      throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      Attempt made = attempt(address, question);
      Optional<Duration> pause =
          made.passing() ? retries.pauseAfter(attempt, made.retryAfter()) : Optional.empty();
      if (pause.isEmpty()) {
        return made.reply();
      }
      Thread.sleep(pause.get());
    }
  }

  /** One attempt, and whether another one may do better. */
  private record Attempt(Reply<JsonNode> reply, boolean passing, String retryAfter) {}

  private Attempt attempt(URI address, AdminQuestion question) throws InterruptedException {
    try {
      return answered(
          client.send(
              request(address, question),
              BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER_IN_BYTES)));
    } catch (IOException e) {
      return new Attempt(new Failed<>("Exchange did not answer", true), true, "");
    } catch (RuntimeException e) {
      String reason =
          "Exchange could not be asked (" + e.getClass().getSimpleName() + "); look at the sign-in";
      return new Attempt(new Failed<>(reason, true), false, "");
    }
  }

  private HttpRequest request(URI address, AdminQuestion question) {
    return HttpRequest.newBuilder(address)
        .timeout(Duration.ofSeconds(60))
        .header("Authorization", "Bearer " + token.get())
        .header("Content-Type", "application/json")
        .header("Accept", "application/json")
        .header("X-AnchorMailbox", question.anchor())
        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(question.body())))
        .build();
  }

  private static Attempt answered(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status != 200) {
      String retryAfter = response.headers().firstValue("Retry-After").orElse("");
      return new Attempt(refused(status), Retries.isPassing(status), retryAfter);
    }
    try {
      return new Attempt(new Answered<>(JSON.readTree(response.body())), false, "");
    } catch (JacksonException e) {
      return new Attempt(new Failed<>("Exchange's answer is no JSON", false), true, "");
    }
  }

  private static Failed<JsonNode> refused(int status) {
    String advice =
        switch (status) {
          case 401 -> "; the token is not accepted: look at svarsvakt.exchange.base-url";
          case 403 -> "; the application lacks Exchange.ManageAsAppV2 or its role in Exchange";
          case 404 -> "; it does not know the mailbox or the folder";
          default -> "";
        };
    boolean general = status == 401 || Retries.isPassing(status);
    return new Failed<>("Exchange answered with HTTP status " + status + advice, general);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
