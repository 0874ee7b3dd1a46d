package se.svarsvakt.graph;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.sync.MailboxFailure.Next;
import tools.jackson.databind.JsonNode;

/** Follows the links of one listing, and refuses to run in a circle. */
final class Pages {
  private final GraphRequests requests;
  private final Set<String> followed = new HashSet<>();

  Pages(GraphRequests requests) {
    this.requests = requests;
  }

  /** The request for the next page; empty where this is the last. */
  Optional<GraphCall> after(JsonNode page) {
    String link = page.path("@odata.nextLink").asString("");
    if (link.isBlank()) {
      return Optional.empty();
    }
    if (!followed.add(link)) {
      throw new MailboxFailure(Next.LATER, "PagingLoop", "Graph's pages lead back to themselves");
    }
    return Optional.of(requests.link(link));
  }

  /** Where the next round starts; a last page without it is not the last. */
  String deltaLink(JsonNode page) {
    String link = page.path("@odata.deltaLink").asString("");
    if (link.isBlank()) {
      throw new MailboxFailure(
          Next.LATER,
          "NoDeltaLink",
          "Graph's answer ends without a position; the next scan retries");
    }
    return link;
  }
}
