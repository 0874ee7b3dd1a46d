package se.svarsvakt.graph;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.sync.MailboxFailure.Next;
import se.svarsvakt.sync.SourceUnavailable;
import tools.jackson.databind.JsonNode;

/** Follows the links of one listing, and refuses to run in a circle. */
final class GraphPaging {
  /** Makes the failure of a listing, from a code and words. */
  private interface Refusal {
    RuntimeException of(String code, String words);
  }

  private static final Refusal OF_MAILBOX =
      (code, words) -> new MailboxFailure(Next.LATER, code, words);

  private static final Set<String> SCHEMES = Set.of("http", "https");

  private final Refusal refusal;
  private final Set<String> followed = new HashSet<>();

  private GraphPaging(Refusal refusal) {
    this.refusal = refusal;
  }

  /** Of a listing that belongs to a mailbox. */
  static GraphPaging ofMailbox() {
    return new GraphPaging(OF_MAILBOX);
  }

  /** Of a listing that a whole pass needs. */
  static GraphPaging ofDirectory() {
    return new GraphPaging((_, words) -> new SourceUnavailable(words + ": try again later"));
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
    if (!link.isBlank()) {
      refuseForeign(link, refusal);
      if (!followed.add(link)) {
        throw refusal.of("PagingLoop", "Graph's pages lead back to themselves");
      }
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
    refuseForeign(link, OF_MAILBOX);
    return link;
  }

  /** Only its path below the version is followed; without one, or as another scheme, it is none. */
  private static void refuseForeign(String link, Refusal refusal) {
    try {
      URI uri = new URI(link);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (SCHEMES.contains(scheme) && uri.getRawPath().contains("/v1.0/")) {
        return;
      }
    } catch (URISyntaxException e) {
      // refused below
    }
    throw refusal.of(
        "ForeignLink",
        "Graph's answer goes on at a link that is none of Graph's own (https, v1.0)");
  }
}
