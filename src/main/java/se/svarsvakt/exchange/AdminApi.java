package se.svarsvakt.exchange;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import se.svarsvakt.http.HttpResult;
import se.svarsvakt.http.JsonAnswer;
import se.svarsvakt.http.JsonHttpClient;
import se.svarsvakt.http.JsonRequest;
import se.svarsvakt.http.RetryPolicy;
import se.svarsvakt.http.RetryPolicy.Repeat;
import tools.jackson.databind.JsonNode;

/**
 * Runs cmdlets, a few at once, and gathers the rows of all pages. A further page is had by posting
 * the same request to its link (docs/graph-notes.md 5). An answer is whole or it is none: half a
 * list of rights would pass for all of them. A thread that waits for its next attempt keeps its
 * place, so that a throttled service is asked less and not by others instead.
 */
final class AdminApi implements AutoCloseable {
  private static final int MOST_PAGES = 200;
  private static final int AT_ONCE = 4;
  private static final int LARGEST_ANSWER_IN_BYTES = 16 * 1024 * 1024;
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

  private final JsonHttpClient http =
      new JsonHttpClient(
          "Exchange admin API", LONGEST_ANSWER, LONGEST_ANSWER, LARGEST_ANSWER_IN_BYTES);
  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private final AdminApiUrls urls;
  private final Supplier<String> token;
  private final RetryPolicy retries;

  /**
   * @param token gives a bearer token, or throws what says why there is none
   */
  AdminApi(AdminApiUrls urls, Supplier<String> token, RetryPolicy retries) {
    this.urls = urls;
    this.token = token;
    this.retries = retries;
  }

  /** What sends, and knows how the admin API stands. */
  JsonHttpClient client() {
    return http;
  }

  CmdletResult run(CmdletRequest request) {
    List<JsonNode> rows = new ArrayList<>();
    Set<URI> asked = new HashSet<>();
    Optional<URI> next = Optional.of(urls.of(request));
    while (next.isPresent()) {
      if (!asked.add(next.get()) || asked.size() > MOST_PAGES) {
        return new CmdletResult.CmdletFailure("Exchange's pages do not end", false);
      }
      HttpResult result = post(next.get(), request);
      if (!(result instanceof HttpResult.Completed(JsonAnswer answer)) || answer.status() != 200) {
        return CmdletResult.CmdletFailure.of(result);
      }
      if (!isPage(answer.body())) {
        return new CmdletResult.CmdletFailure("Exchange's answer has no list of values", false);
      }
      answer.body().path("value").forEach(rows::add);
      String link = answer.body().path("@odata.nextLink").asString("");
      next = link.isBlank() ? Optional.empty() : urls.page(link);
      if (!link.isBlank() && next.isEmpty()) {
        return new CmdletResult.CmdletFailure("Exchange's next page is somewhere else", false);
      }
    }
    return new CmdletResult.Rows(List.copyOf(rows));
  }

  /** A list of objects, and a link to the next page that is a text, if there is one. */
  private static boolean isPage(JsonNode page) {
    JsonNode value = page.path("value");
    JsonNode link = page.path("@odata.nextLink");
    return value.isArray()
        && value.valueStream().allMatch(JsonNode::isObject)
        && (link.isMissingNode() || link.isNull() || link.isString());
  }

  private HttpResult post(URI address, CmdletRequest request) {
    try {
      places.acquire();
      try {
        return retries.run(
            () -> attempt(address, request), Repeat.HARMLESS, (pause, _) -> Thread.sleep(pause));
      } finally {
        places.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new HttpResult.NotSent(e, false);
    }
  }

  private HttpResult attempt(URI address, CmdletRequest request) {
    String shown;
    try {
      shown = token.get();
    } catch (RuntimeException e) {
      return http.notSent(e, false);
    }
    return http.send(
        JsonRequest.sending("POST", address, request.body())
            .withToken(shown)
            .with("X-AnchorMailbox", request.anchor()));
  }

  @Override
  public void close() {
    http.close();
  }
}
