package se.svarsvakt.simulator;

import java.util.List;
import java.util.regex.Pattern;
import se.svarsvakt.simulator.FaultInjection.Quirk;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /users/{id}/mailFolders} and what lies below. */
final class FolderRoutes {
  private static final Paging.Rule PAGES = new Paging.Rule("$skip", 10, 1000);

  private static final String CHILDREN = "childFolders";
  private static final Pattern EXPANSION =
      Pattern.compile("(?:(?:\\$select=[\\w,]{1,200}|\\$top=\\d{1,3}|\\$top=1000)(?:;|$)){0,2}");

  private final RouteContext world;
  private final DeltaRoute delta;
  private final MessageListing messages;

  FolderRoutes(RouteContext world) {
    this.world = world;
    this.delta = new DeltaRoute(world);
    this.messages = new MessageListing(world);
  }

  GraphResponse answer(SimulatedMailbox mailbox, GraphRequest request) {
    String key = request.segment(3);
    FolderTree folders = mailbox.store().folders();
    if (key.isEmpty()) {
      MailFolder root = folders.get(WellKnownFolder.MSGFOLDERROOT);
      return listing(mailbox, root, request);
    }
    MailFolder folder = folders.find(key).orElseThrow(GraphException::noSuchItem);
    String rest = String.join("/", request.segments().subList(4, request.segments().size()));
    return switch (rest) {
      case "" -> one(mailbox, folder, request);
      case "childFolders" -> listing(mailbox, folder, request);
      case "messages" -> messages.inside(mailbox, folder, request);
      case "messages/delta" -> delta.answer(mailbox, folder, request);
      default -> throw world.noRoute(request);
    };
  }

  private GraphResponse one(SimulatedMailbox mailbox, MailFolder folder, GraphRequest request) {
    world.allowOnly(request, "$select", "$expand");
    return GraphResponse.ok(json(mailbox, folder, options(request)));
  }

  private GraphResponse listing(SimulatedMailbox mailbox, MailFolder parent, GraphRequest request) {
    world.allowOnly(request, "$select", "$expand", "$top", "$skip");
    QueryOptions options = options(request);
    List<ObjectNode> rows =
        mailbox.store().folders().children(parent).stream()
            .map(folder -> json(mailbox, folder, options))
            .toList();
    return GraphResponse.ok(Paging.page(world, request, rows, PAGES));
  }

  private ObjectNode json(SimulatedMailbox mailbox, MailFolder folder, QueryOptions options) {
    ObjectNode json = options.kept(full(mailbox, folder), "id");
    if (options.expands(CHILDREN)) {
      ArrayNode children = json.putArray(CHILDREN);
      QueryOptions inner = QueryOptions.parse(options.optionOf(CHILDREN, "$select"), "");
      mailbox.store().folders().children(folder).stream()
          .limit(expanded(options.optionOf(CHILDREN, "$top")))
          .forEach(child -> children.add(inner.kept(full(mailbox, child), "id")));
    }
    return json;
  }

  /** What does not fit is left out of an expansion, without a link. */
  private int expanded(String top) {
    return top.isEmpty() || world.faults().has(Quirk.TEN_CHILDREN)
        ? PAGES.usual()
        : Integer.parseInt(top);
  }

  private QueryOptions options(GraphRequest request) {
    QueryOptions options = world.options("mailFolder", request);
    if (!options.expands(CHILDREN)) {
      return options;
    }
    if (world.faults().has(Quirk.NO_EXPAND_IN_FOLDERS)) {
      throw GraphException.badRequest("BadRequest", "Expansion of childFolders is refused.");
    }
    String inner = options.expand().getOrDefault(CHILDREN, "");
    world.require(EXPANSION.matcher(inner).matches(), "BadRequest", "no such expansion: " + inner);
    world.selectable("mailFolder", options.optionOf(CHILDREN, "$select"));
    return options;
  }

  private static ObjectNode full(SimulatedMailbox mailbox, MailFolder folder) {
    List<StoredMessage> inside = mailbox.store().in(folder);
    ObjectNode json = Json.object().put("id", folder.id());
    json.put("displayName", folder.displayName()).put("parentFolderId", folder.parentId());
    json.put("childFolderCount", mailbox.store().folders().children(folder).size());
    json.put("unreadItemCount", inside.stream().filter(message -> !message.isRead()).count());
    return json.put("totalItemCount", inside.size()).put("isHidden", false);
  }
}
