package se.svarsvakt.exchange;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.svarsvakt.exchange.Reply.Answered;
import se.svarsvakt.exchange.Reply.Failed;
import tools.jackson.databind.JsonNode;

/**
 * Gathers the rows of all pages of an answer. A further page is had by posting the same question to
 * its link (docs/graph-notes.md 5). An answer is whole or it is none: half a list of rights would
 * pass for all of them.
 */
final class AdminPages implements Reply.Oracle {
  private static final int MOST_PAGES = 200;

  private final Endpoint endpoint;
  private final AdminHttp http;

  AdminPages(Endpoint endpoint, AdminHttp http) {
    this.endpoint = endpoint;
    this.http = http;
  }

  @Override
  public Reply<List<JsonNode>> ask(AdminQuestion question) {
    List<JsonNode> rows = new ArrayList<>();
    Set<URI> asked = new HashSet<>();
    Optional<URI> next = Optional.of(endpoint.of(question));
    while (next.isPresent()) {
      if (!asked.add(next.get()) || asked.size() > MOST_PAGES) {
        return failed("Exchange's pages do not end");
      }
      JsonNode page;
      switch (http.post(next.get(), question)) {
        case Failed<JsonNode> failed -> {
          return failed.other();
        }
        case Answered<JsonNode>(JsonNode answer) -> page = answer;
      }
      if (!isPage(page)) {
        return failed("Exchange's answer has no list of values");
      }
      page.path("value").forEach(rows::add);
      String link = page.path("@odata.nextLink").asString("");
      next = link.isBlank() ? Optional.empty() : endpoint.page(link);
      if (!link.isBlank() && next.isEmpty()) {
        return failed("Exchange's next page is somewhere else");
      }
    }
    return new Answered<>(List.copyOf(rows));
  }

  /** A list of objects, and a link to the next page that is a text, if there is one. */
  private static boolean isPage(JsonNode page) {
    JsonNode value = page.path("value");
    JsonNode link = page.path("@odata.nextLink");
    return value.isArray()
        && value.valueStream().allMatch(JsonNode::isObject)
        && (link.isMissingNode() || link.isNull() || link.isString());
  }

  private static Reply<List<JsonNode>> failed(String reason) {
    return new Failed<>(reason, false);
  }
}
