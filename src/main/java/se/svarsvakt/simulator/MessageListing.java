package se.svarsvakt.simulator;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /users/{id}/messages}: the messages of all folders together, drafts and Deleted Items too.
 * What is sorted by has to be filtered by.
 */
final class MessageListing {
  private static final Paging.Rule PAGES = new Paging.Rule("$skip", 10, 1000);
  private static final String TERM = "receivedDateTime\\s+(ge|gt|lt|le)\\s+([0-9TZ:.+-]{10,40})";
  private static final Pattern TERMS = Pattern.compile("%1$s(?:\\s+and\\s+%1$s)?".formatted(TERM));
  private static final Pattern ONE_TERM = Pattern.compile(TERM);

  private final RouteContext world;

  MessageListing(RouteContext world) {
    this.world = world;
  }

  GraphResponse answer(SimulatedMailbox mailbox, GraphRequest request) {
    return listing(mailbox.store().all(), request);
  }

  /** The same of one folder. */
  GraphResponse inside(SimulatedMailbox mailbox, MailFolder folder, GraphRequest request) {
    return listing(mailbox.store().in(folder), request);
  }

  private GraphResponse listing(List<StoredMessage> messages, GraphRequest request) {
    world.allowOnly(request, "$select", "$expand", "$filter", "$orderby", "$top", "$skip");
    MessageSelection selection =
        new MessageSelection(world.options("message", request), request.prefer());
    String filter = request.option("$filter").strip();
    world.require(
        filter.isEmpty() || TERMS.matcher(filter).matches(),
        "ErrorInvalidUrlQueryFilter",
        "the simulated mailbox lists by no such $filter");
    List<ObjectNode> rows =
        messages.stream()
            .filter(message -> matches(message.receivedAt(), filter))
            .sorted(order(request.option("$orderby").strip()))
            .map(selection::full)
            .toList();
    return GraphResponse.ok(Paging.page(world, request, rows, PAGES));
  }

  private Comparator<StoredMessage> order(String asked) {
    Comparator<StoredMessage> byTime = Comparator.comparing(StoredMessage::receivedAt);
    return switch (asked) {
      case "receivedDateTime", "receivedDateTime asc" -> byTime;
      case "", "receivedDateTime desc" -> byTime.reversed();
      default ->
          throw world.refused(
              "InefficientFilter",
              "The restriction or sort order is too complex for this operation.");
    };
  }

  private static boolean matches(Instant at, String filter) {
    Matcher term = ONE_TERM.matcher(filter);
    boolean all = true;
    while (term.find()) {
      int order = at.compareTo(instant(term.group(2)));
      all &=
          switch (term.group(1)) {
            case "ge" -> order >= 0;
            case "gt" -> order > 0;
            case "lt" -> order < 0;
            default -> order <= 0;
          };
    }
    return all;
  }

  private static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw GraphException.badRequest("ErrorInvalidUrlQueryFilter", "Not a time.", e);
    }
  }
}
