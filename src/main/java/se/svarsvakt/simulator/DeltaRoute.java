package se.svarsvakt.simulator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.svarsvakt.simulator.FaultInjection.Quirk;
import tools.jackson.databind.node.ObjectNode;

/** {@code …/mailFolders/{id}/messages/delta}. */
final class DeltaRoute {
  private static final int USUAL_PAGE = 10;
  private static final int ROUNDS_KEPT = 1_000;
  private static final Pattern SKIP_TOKEN = Pattern.compile("R(\\d{1,18})-(\\d{1,9})");

  private final RouteContext world;
  private final AtomicLong numbers = new AtomicLong();
  private final Map<Long, DeltaRound> rounds = Collections.synchronizedMap(new Rounds());

  DeltaRoute(RouteContext world) {
    this.world = world;
  }

  /** The rounds under way; the eldest are forgotten, as Graph's cache forgets. */
  private static final class Rounds extends LinkedHashMap<Long, DeltaRound> {
    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, DeltaRound> eldest) {
      return size() > ROUNDS_KEPT;
    }
  }

  GraphResponse answer(SimulatedMailbox mailbox, MailFolder folder, GraphRequest request) {
    String generation = mailbox.store().generation(folder);
    Matcher skip = SKIP_TOKEN.matcher(request.option("$skiptoken"));
    if (skip.matches()) {
      long number = Long.parseLong(skip.group(1));
      DeltaRound round = underWay(number, generation);
      return GraphResponse.ok(page(round, number, Integer.parseInt(skip.group(2)), request));
    }
    DeltaQuery query = query(request, generation);
    DeltaRound round = DeltaRound.begin(mailbox.store(), folder, query, request.prefer());
    long number = numbers.incrementAndGet();
    if (round.items().size() > request.prefer().pageSize(USUAL_PAGE)) {
      rounds.put(number, round);
    }
    return GraphResponse.ok(page(round, number, 0, request));
  }

  private DeltaRound underWay(long number, String generation) {
    DeltaRound round = rounds.get(number);
    if (round == null || !round.query().generation().equals(generation)) {
      throw GraphException.syncStateNotFound();
    }
    return round;
  }

  private DeltaQuery query(GraphRequest request, String generation) {
    if (!request.query().containsKey("$deltatoken")) {
      return first(request, generation);
    }
    DeltaQuery query = DeltaQuery.parse(request.option("$deltatoken"));
    if (!query.generation().equals(generation)) {
      throw GraphException.syncStateNotFound();
    }
    return query;
  }

  private DeltaQuery first(GraphRequest request, String generation) {
    world.allowOnly(request, "$select", "$expand", "$filter", "$orderby");
    QueryOptions options = world.options("message", request);
    boolean filter = DeltaQuery.supports(request.option("$filter"));
    world.require(filter, "ErrorInvalidUrlQueryFilter", "delta takes no such $filter");
    boolean order =
        List.of("", "receivedDateTime desc").contains(request.option("$orderby").strip());
    world.require(order, "ErrorInvalidUrlQuery", "delta takes no such $orderby");
    if (!options.expand().isEmpty() && world.faults().has(Quirk.NO_EXPAND_IN_DELTA)) {
      throw GraphException.badRequest(
          "ErrorInvalidUrlQuery",
          "The following parameters are not supported with change tracking over the 'Messages'"
              + " resource: '$expand'.");
    }
    return DeltaQuery.first(generation, request);
  }

  private ObjectNode page(DeltaRound round, long number, int from, GraphRequest request) {
    int size = request.prefer().pageSize(USUAL_PAGE);
    ObjectNode page = Paging.slice(round.items().stream().map(this::shown).toList(), from, size);
    page.put("@odata.context", world.baseUrl() + "/$metadata#Collection(message)");
    return from + size >= round.items().size()
        ? page.put("@odata.deltaLink", link(request) + "?$deltatoken=" + round.next().token())
        : page.put(
            "@odata.nextLink", link(request) + "?$skiptoken=R" + number + "-" + (from + size));
  }

  private ObjectNode shown(ObjectNode item) {
    ObjectNode copy = item.deepCopy();
    if (world.faults().has(Quirk.NO_HEADERS_IN_DELTA)) {
      copy.remove("internetMessageHeaders");
    }
    return copy;
  }

  private String link(GraphRequest request) {
    String user = Paging.encode(request.segment(1));
    String folder = Paging.encode(request.segment(3));
    return world.baseUrl() + "/users/" + user + "/mailFolders('" + folder + "')/messages/delta";
  }
}
