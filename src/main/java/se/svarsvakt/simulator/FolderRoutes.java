package se.svarsvakt.simulator;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /users/{id}/mailFolders} and what lies below. */
final class FolderRoutes {
  private static final Paging.Rule PAGES = new Paging.Rule("$skip", 10, 1000);

  private final RouteContext world;
  private final DeltaRoute delta;

  FolderRoutes(RouteContext world) {
    this.world = world;
    this.delta = new DeltaRoute(world);
  }

  GraphResponse answer(SimulatedMailbox mailbox, GraphRequest request) {
    String key = request.segment(3);
    FolderTree folders = mailbox.folders();
    if (key.isEmpty()) {
      MailFolder root = folders.get(WellKnownFolder.MSGFOLDERROOT);
      return listing(mailbox, root, request);
    }
    MailFolder folder = folders.find(key).orElseThrow(GraphException::noSuchItem);
    String rest = String.join("/", request.segments().subList(4, request.segments().size()));
    return switch (rest) {
      case "" -> one(mailbox, folder, request);
      case "childFolders" -> listing(mailbox, folder, request);
      case "messages/delta" -> delta.answer(mailbox, folder, request);
      default -> throw world.refused("BadRequest", "no route " + request.path());
    };
  }

  private GraphResponse one(SimulatedMailbox mailbox, MailFolder folder, GraphRequest request) {
    world.allowOnly(request, "$select", "$expand");
    return GraphResponse.ok(json(mailbox, folder, world.shape("mailFolder", request)));
  }

  private GraphResponse listing(SimulatedMailbox mailbox, MailFolder parent, GraphRequest request) {
    world.allowOnly(request, "$select", "$expand", "$top", "$skip");
    QueryOptions shape = world.shape("mailFolder", request);
    List<ObjectNode> rows =
        mailbox.folders().children(parent).stream()
            .map(folder -> json(mailbox, folder, shape))
            .toList();
    return GraphResponse.ok(Paging.page(world, request, rows, PAGES));
  }

  private static ObjectNode json(SimulatedMailbox mailbox, MailFolder folder, QueryOptions shape) {
    ObjectNode json = full(mailbox, folder);
    if (!shape.select().isEmpty()) {
      java.util.Set<String> names = new java.util.HashSet<>(shape.select());
      names.add("id");
      json.retain(names);
    }
    if (shape.expands("childFolders")) {
      ArrayNode children = json.putArray("childFolders");
      mailbox.folders().children(folder).stream()
          .limit(10)
          .forEach(child -> children.add(full(mailbox, child)));
    }
    return json;
  }

  private static ObjectNode full(SimulatedMailbox mailbox, MailFolder folder) {
    List<StoredMessage> inside = mailbox.in(folder);
    ObjectNode json = Json.object().put("id", folder.id());
    json.put("displayName", folder.displayName()).put("parentFolderId", folder.parentId());
    json.put("childFolderCount", mailbox.folders().children(folder).size());
    json.put("unreadItemCount", inside.stream().filter(message -> !message.isRead()).count());
    return json.put("totalItemCount", inside.size()).put("isHidden", false);
  }
}
