package se.svarsvakt.graph;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.sync.MailboxFailure.Next;
import se.svarsvakt.sync.SourceUnavailable;
import tools.jackson.databind.JsonNode;

/**
 * Follows the links of one listing. It refuses to run in a circle, and to follow links for ever
 * that bring nothing new; a page without a list of entries is none.
 */
final class GraphPaging {
  /** Graph sends empty pages at times (docs/graph-notes.md 1); so many bring what they like. */
  static final int FREE_PAGES = 100;

  /** Each further page has to bring so many entries that were not seen before, on average. */
  private static final int NEW_ENTRIES_A_PAGE = 10;

  /** A quarter of a million messages. */
  private static final int MOST_PAGES = 5_000;

  private static final Set<String> SCHEMES = Set.of("http", "https");

  private static final ListingFault OF_MAILBOX =
      (code, what) -> new MailboxFailure(Next.LATER, code, what);

  private final ListingFault fault;
  private final Set<String> followed = new HashSet<>();

  /** The hashes of the ids that were seen; ids themselves are long. */
  private final Set<Integer> entries = new HashSet<>();

  private int pages;

  private GraphPaging(ListingFault fault) {
    this.fault = fault;
  }

  /** What to throw. */
  private interface ListingFault {
    RuntimeException of(String code, String what);
  }

  /** Of a listing that belongs to a mailbox. */
  static GraphPaging ofMailbox() {
    return new GraphPaging(OF_MAILBOX);
  }

  /** Of a listing that a whole pass needs. */
  static GraphPaging ofDirectory() {
    return new GraphPaging(
        (code, what) -> new SourceUnavailable(what + " (" + code + "): try again later"));
  }

  /** The entries of all pages. */
  List<JsonNode> entries(
      GraphCall first, Function<GraphCall, JsonNode> reader, Function<String, GraphCall> link) {
    List<JsonNode> all = new ArrayList<>();
    each(first, reader, link, all::add);
    return all;
  }

  /** The same, of which no page is kept. */
  void each(
      GraphCall first,
      Function<GraphCall, JsonNode> reader,
      Function<String, GraphCall> link,
      Consumer<JsonNode> sink) {
    Optional<GraphCall> next = Optional.of(first);
    while (next.isPresent()) {
      JsonNode page = reader.apply(next.get());
      entries(page).forEach(sink);
      next = after(page).map(link);
    }
  }

  /** The entries of the next page. An answer without a list of them says nothing, not "none". */
  JsonNode entries(JsonNode page) {
    JsonNode value = page.path("value");
    if (!value.isArray()) {
      throw fault.of("NoValue", "Graph's answer lacks what was asked for");
    }
    pages++;
    value.forEach(entry -> entries.add(entry.path("id").asString("").hashCode()));
    if (pages > Math.min(MOST_PAGES, FREE_PAGES + entries.size() / NEW_ENTRIES_A_PAGE)) {
      throw fault.of("TooManyPages", "Graph's pages do not come to an end");
    }
    return value;
  }

  /** The link to the next page; empty where this is the last. */
  Optional<String> after(JsonNode page) {
    String link = page.path("@odata.nextLink").asString("");
    if (!link.isBlank()) {
      refuseForeign(link, fault);
      if (!followed.add(link)) {
        throw fault.of("PagingLoop", "Graph's pages lead back to themselves");
      }
    }
    return Optional.of(link).filter(text -> !text.isBlank());
  }

  /** Where the next round starts; a last page without it is not the last. */
  static String deltaLink(JsonNode page) {
    String link = page.path("@odata.deltaLink").asString("");
    if (!link.isBlank()) {
      refuseForeign(link, OF_MAILBOX);
    }
    if (!ValueLimits.isLink(link)) {
      throw new MailboxFailure(Next.LATER, "NoDeltaLink", "Graph's answer ends without a position");
    }
    return link;
  }

  /** Only its path below the version is followed; without one, or as another scheme, it is none. */
  private static void refuseForeign(String link, ListingFault fault) {
    try {
      URI uri = new URI(link);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (SCHEMES.contains(scheme) && String.valueOf(uri.getRawPath()).contains("/v1.0/")) {
        return;
      }
    } catch (URISyntaxException e) {
      // refused below
    }
    throw fault.of(
        "ForeignLink",
        "Graph's answer goes on at a link that is none of Graph's own (https, v1.0)");
  }
}
