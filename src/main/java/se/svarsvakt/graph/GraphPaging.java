package se.svarsvakt.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.sync.MailboxFailure.Next;
import se.svarsvakt.sync.SourceUnavailable;
import tools.jackson.databind.JsonNode;

/** Follows the links of one listing, and refuses to run in a circle. */
final class GraphPaging {
  private final Supplier<? extends RuntimeException> circle;
  private final Set<String> followed = new HashSet<>();

  private GraphPaging(Supplier<? extends RuntimeException> circle) {
    this.circle = circle;
  }

  /** Of a listing that belongs to a mailbox. */
  static GraphPaging ofMailbox() {
    return new GraphPaging(
        () ->
            new MailboxFailure(Next.LATER, "PagingLoop", "Graph's pages lead back to themselves"));
  }

  /** Of a listing that a whole pass needs. */
  static GraphPaging ofDirectory() {
    return new GraphPaging(
        () -> new SourceUnavailable("Graph's pages lead back to themselves: try again later"));
  }

  /** The entries of all pages. */
  List<JsonNode> entries(
      GraphCall first, Function<GraphCall, JsonNode> reader, Function<String, GraphCall> link) {
    List<JsonNode> entries = new ArrayList<>();
    Optional<GraphCall> next = Optional.of(first);
    while (next.isPresent()) {
      JsonNode page = reader.apply(next.get());
      page.path("value").forEach(entries::add);
      next = after(page).map(link);
    }
    return entries;
  }

  /** The link to the next page; empty where this is the last. */
  Optional<String> after(JsonNode page) {
    String link = page.path("@odata.nextLink").asString("");
    if (!link.isBlank() && !followed.add(link)) {
      throw circle.get();
    }
    return Optional.of(link).filter(text -> !text.isBlank());
  }

  /** Where the next round starts; a last page without it is not the last. */
  static String deltaLink(JsonNode page) {
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
