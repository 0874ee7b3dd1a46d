package se.svarsvakt.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Users, groups, domains and the organisation. */
record DirectoryRoutes(RouteContext world) {
  private static final Paging.Rule PAGES = new Paging.Rule("$skiptoken", 100, 999);

  GraphResponse users(GraphRequest request) {
    world.allowOnly(request, "$select", "$expand", "$top", "$skiptoken");
    QueryOptions options = world.options("user", request);
    boolean settings = options.select().contains("mailboxSettings");
    world.require(!settings, "BadRequest", "mailboxSettings cannot be selected on /users");
    List<ObjectNode> rows =
        world.tenant().accounts().stream().map(account -> json(account, options)).toList();
    return GraphResponse.ok(Paging.page(world, request, rows, PAGES));
  }

  GraphResponse user(GraphRequest request) {
    QueryOptions options = world.options("user", request);
    DirectoryUser account = account(request.segment(1));
    ObjectNode json = json(account, options);
    if (options.select().contains("mailboxSettings")) {
      json.set("mailboxSettings", settings(account));
    }
    return GraphResponse.ok(json);
  }

  GraphResponse manager(GraphRequest request) {
    QueryOptions options = world.options("user", request);
    DirectoryUser manager =
        manager(account(request.segment(1))).orElseThrow(GraphException::noSuchResource);
    return GraphResponse.ok(typed(manager.json(options.select())));
  }

  GraphResponse reports(GraphRequest request) {
    world.allowOnly(request, "$select", "$top", "$skiptoken");
    QueryOptions options = world.options("user", request);
    DirectoryUser manager = account(request.segment(1));
    List<ObjectNode> rows =
        world.tenant().accounts().stream()
            .filter(
                account -> manager(account).filter(m -> m.id().equals(manager.id())).isPresent())
            .map(account -> typed(account.json(options.select())))
            .toList();
    return GraphResponse.ok(Paging.page(world, request, rows, PAGES));
  }

  /** {@code /groups/{id}/transitiveMembers}: nested groups too, unless cast to user. */
  GraphResponse members(GraphRequest request) {
    world.allowOnly(request, "$select", "$top", "$skiptoken", "$count");
    QueryOptions options = world.options("user", request);
    SimulatedTenant.Members members =
        world.tenant().members(request.segment(1)).orElseThrow(GraphException::noSuchResource);
    List<ObjectNode> rows = new ArrayList<>();
    if (!request.segment(3).endsWith("graph.user")) {
      members.groups().forEach(id -> rows.add(group(id)));
    }
    members.accounts().forEach(a -> rows.add(typed(a.json(options.select()))));
    return GraphResponse.ok(Paging.page(world, request, rows, PAGES));
  }

  GraphResponse domains(GraphRequest request) {
    QueryOptions options = world.options("domain", request);
    List<ObjectNode> rows = new ArrayList<>();
    world
        .tenant()
        .domains()
        .forEach((name, verified) -> rows.add(options.kept(domain(name, verified))));
    return GraphResponse.ok(Json.values(rows));
  }

  GraphResponse organization() {
    ObjectNode organization = Json.object();
    String id = StoredMessage.graphId("", world.tenant().displayName());
    organization.put("id", id).put("displayName", world.tenant().displayName());
    ArrayNode verified = organization.putArray("verifiedDomains");
    world.tenant().domains().entrySet().stream()
        .filter(Map.Entry::getValue)
        .forEach(
            domain -> verified.addObject().put("name", domain.getKey()).put("type", "Managed"));
    return GraphResponse.ok(Json.values(List.of(organization)));
  }

  DirectoryUser account(String key) {
    return world.tenant().find(key).orElseThrow(GraphException::noSuchResource);
  }

  private ObjectNode json(DirectoryUser account, QueryOptions options) {
    ObjectNode json = account.json(options.select());
    if (options.expands("manager")) {
      Set<String> select = Set.copyOf(QueryOptions.split(options.optionOf("manager", "$select")));
      manager(account).ifPresent(m -> json.set("manager", typed(m.json(select))));
    }
    return json;
  }

  private Optional<DirectoryUser> manager(DirectoryUser account) {
    return Optional.ofNullable(account.manager()).flatMap(world.tenant()::find);
  }

  private ObjectNode settings(DirectoryUser account) {
    SimulatedMailbox box =
        world.tenant().findMailbox(account.id()).orElseThrow(GraphException::noMailbox);
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
