package se.svarsvakt.simulator;

import java.util.UUID;
import java.util.function.Supplier;
import se.svarsvakt.simulator.FaultInjection.Quirk;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers one Graph request, whether it came alone or inside a batch. */
final class GraphRouter {
  private final RouteContext world;
  private final DirectoryRoutes directory;
  private final MailboxRoutes mailboxes;
  private final TeamsRoutes teams;
  private final SendMailRoute sendMail;
  private final CallRoutes calls;

  GraphRouter(RouteContext world) {
    this.world = world;
    this.directory = new DirectoryRoutes(world);
    this.mailboxes = new MailboxRoutes(world);
    this.teams = new TeamsRoutes(world);
    this.sendMail = new SendMailRoute(world);
    this.calls = new CallRoutes(world);
  }

  GraphResponse answer(GraphRequest request) {
    world.admit(request.recorded());
    return disturbed(request, route(request));
  }

  /** A failure in Graph's shape. */
  GraphResponse failed(GraphError error) {
    String id = new UUID(0x5356415253L, world.log().count()).toString();
    return GraphResponse.failed(error, id, GraphTime.text(world.tenant().now()));
  }

  private GraphResponse route(GraphRequest request) {
    return switch (request.segment(0)) {
      case "users" -> users(request);
      case "groups" -> groups(request);
      case "domains" -> directory.domains(request);
      case "appCatalogs" -> slow(() -> teams.catalogue(request));
      case "servicePrincipals", "applications" ->
          throw GraphException.of(
              403,
              "Authorization_RequestDenied",
              "Insufficient privileges to complete the operation.");
      case "communications" -> slow(() -> calls.answer(request));
      case "subscriptions" -> slow(() -> new SubscriptionRoutes(world).answer(request));
      case "organization" -> directory.organization();
      default -> throw world.noRoute(request);
    };
  }

  private GraphResponse users(GraphRequest request) {
    return switch (request.segment(2)) {
      case "mailboxSettings", "mailFolders", "messages", "calendar", "events" ->
          mailboxes.answer(request);
      case "teamwork" -> slow(() -> teams.answer(request, directory.account(request.segment(1))));
      case "sendMail" -> slow(() -> sendMail.answer(request));
      case "manager" -> slow(() -> directory.manager(request));
      case "directReports" -> slow(() -> directory.reports(request));
      case "" ->
          slow(
              () ->
                  request.segment(1).isEmpty()
                      ? directory.users(request)
                      : directory.user(request));
      default -> throw world.noRoute(request);
    };
  }

  private GraphResponse groups(GraphRequest request) {
    if (!request.segment(2).equals("transitiveMembers")) {
      throw world.noRoute(request);
    }
    return slow(() -> directory.members(request));
  }

  private GraphResponse slow(Supplier<GraphResponse> work) {
    world.faults().delay();
    return work.get();
  }

  private GraphResponse disturbed(GraphRequest request, GraphResponse answer) {
    ObjectNode json = answer.json();
    if (json != null && json.path("value") instanceof ArrayNode items) {
      if (world.faults().has(Quirk.REPEATED_MESSAGES)
          && request.path().endsWith("messages/delta")) {
        repeat(items);
      }
      if (world.faults().has(Quirk.UNKNOWN_FIELDS)) {
        addUnknownFields(json, items);
      }
    }
    return answer;
  }

  /** Last becomes first, and the item that now is first comes once more at the end. */
  private static void repeat(ArrayNode items) {
    if (!items.isEmpty()) {
      JsonNode last = items.remove(items.size() - 1);
      items.insert(0, last);
      items.add(last.deepCopy());
    }
  }

  private static void addUnknownFields(ObjectNode page, ArrayNode items) {
    page.putObject("@odata.futureAnnotation").put("depth", 1);
    for (JsonNode item : items) {
      if (item instanceof ObjectNode object) {
        object.put("futureText", "unknown").putArray("futureList").add(1).addNull();
      }
    }
  }
}
