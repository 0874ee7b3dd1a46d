package se.svarsvakt.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Users, groups, domains and the organisation. */
final class DirectoryRoutes {
  private static final Paging.Rule PAGES = new Paging.Rule("$skiptoken", 100, 999);

  private final GraphWorld world;

  DirectoryRoutes(GraphWorld world) {
    this.world = world;
  }

  GraphAnswer users(GraphRequest request) {
    world.allowOnly(request, "$select", "$expand", "$top", "$skiptoken");
    Shape shape = world.shape("user", request);
    if (shape.select().contains("mailboxSettings")) {
      throw world.refused("BadRequest", "mailboxSettings cannot be selected on /users");
    }
    List<ObjectNode> rows =
        world.tenant().accounts().stream().map(account -> json(account, shape)).toList();
    return GraphAnswer.ok(Paging.page(world, request, rows, PAGES));
  }

  GraphAnswer user(GraphRequest request) {
    Shape shape = world.shape("user", request);
    Account account = account(request.segment(1));
    ObjectNode json = json(account, shape);
    if (shape.select().contains("mailboxSettings")) {
      json.set("mailboxSettings", settings(account));
    }
    return GraphAnswer.ok(json);
  }

  GraphAnswer manager(GraphRequest request) {
    Shape shape = world.shape("user", request);
    Account manager =
        manager(account(request.segment(1))).orElseThrow(GraphException::noSuchResource);
    return GraphAnswer.ok(typed(AccountJson.of(manager, shape.select())));
  }

  /** {@code /groups/{id}/transitiveMembers}: nested groups too, unless cast to user. */
  GraphAnswer members(GraphRequest request) {
    world.allowOnly(request, "$select", "$top", "$skiptoken", "$count");
    Shape shape = world.shape("user", request);
    SimulatedTenant.Members members =
        world.tenant().members(request.segment(1)).orElseThrow(GraphException::noSuchResource);
    List<ObjectNode> rows = new ArrayList<>();
    if (!request.segment(3).endsWith("graph.user")) {
      members.groups().forEach(id -> rows.add(group(id)));
    }
    members.accounts().forEach(a -> rows.add(typed(AccountJson.of(a, shape.select()))));
    return GraphAnswer.ok(Paging.page(world, request, rows, PAGES));
  }

  GraphAnswer domains(GraphRequest request) {
    Shape shape = world.shape("domain", request);
    ObjectNode page = Json.object();
    ArrayNode value = page.putArray("value");
    world.tenant().domains().forEach((name, verified) -> value.add(domain(name, verified)));
    if (!shape.select().isEmpty()) {
      value.forEach(domain -> ((ObjectNode) domain).retain(shape.select()));
    }
    return GraphAnswer.ok(page);
  }

  GraphAnswer organization() {
    ObjectNode page = Json.object();
    ObjectNode organization = page.putArray("value").addObject();
    String id = StoredMessage.graphId("", world.tenant().displayName());
    organization.put("id", id).put("displayName", world.tenant().displayName());
    ArrayNode verified = organization.putArray("verifiedDomains");
    world.tenant().domains().entrySet().stream()
        .filter(Map.Entry::getValue)
        .forEach(
            domain -> verified.addObject().put("name", domain.getKey()).put("type", "Managed"));
    return GraphAnswer.ok(page);
  }

  Account account(String key) {
    return world.tenant().find(key).orElseThrow(GraphException::noSuchResource);
  }

  private ObjectNode json(Account account, Shape shape) {
    ObjectNode json = AccountJson.of(account, shape.select());
    if (shape.expands("manager")) {
      Set<String> select = Set.copyOf(Shape.split(shape.optionOf("manager", "$select")));
      manager(account).ifPresent(m -> json.set("manager", typed(AccountJson.of(m, select))));
    }
    return json;
  }

  private Optional<Account> manager(Account account) {
    return Optional.ofNullable(account.manager()).flatMap(world.tenant()::find);
  }

  private ObjectNode settings(Account account) {
    SimulatedMailbox box =
        world.tenant().findMailbox(account.id()).orElseThrow(MailboxRoutes::noMailbox);
    return box.profile().json(box.automaticReply());
  }

  private static ObjectNode group(String id) {
    return Json.object().put("@odata.type", "#microsoft.graph.group").put("id", id);
  }

  private static ObjectNode typed(ObjectNode user) {
    return user.put("@odata.type", "#microsoft.graph.user");
  }

  private static ObjectNode domain(String name, boolean verified) {
    ObjectNode json = Json.object().put("id", name).put("isVerified", verified);
    json.put("isDefault", false).put("isInitial", name.endsWith(".onmicrosoft.com"));
    json.put("authenticationType", "Managed");
    json.set("supportedServices", Json.strings(verified ? List.of("Email") : List.of()));
    return json;
  }
}
