package se.svarsvakt.graph.tenant;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.setup.FixedIds;
import se.svarsvakt.setup.SetupChoices;
import se.svarsvakt.setup.SetupState;
import se.svarsvakt.setup.SetupStep;
import se.svarsvakt.setup.SetupStopped;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tab's sign-in: the address of the application, its scope {@code access_as_user}, and Teams'
 * clients, which may ask for it without a question to the person. The clients go in a request of
 * their own, since Entra takes them only when it knows the scope.
 */
public record TabStep(TenantCalls calls, SetupState state, SetupChoices choices)
    implements SetupStep {
  private static final String SCOPE = "access_as_user";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Override
  public String id() {
    return "tab";
  }

  @Override
  public Look look() {
    Optional<JsonNode> found = new Registrations(calls, state, choices).oursInTime();
    if (found.isEmpty()) {
      return new Look.Todo(List.of("let Teams' clients sign people in to the tab (" + SCOPE + ")"));
    }
    List<String> plan = new ArrayList<>();
    if (!hasAddress(found.get())) {
      plan.add("give the application the address " + address(found.get()));
    }
    if (scopeId(found.get()).isEmpty()) {
      plan.add("add the scope " + SCOPE + ", by which the tab knows who has opened it");
    }
    if (trusted(found.get()) != null) {
      plan.add("let Teams (computer, telephone, browser) use that scope without asking people");
    }
    return plan.isEmpty()
        ? new Look.InPlace("the tab's sign-in, " + address(found.get()))
        : new Look.Todo(plan);
  }

  @Override
  public void run() {
    Registrations registrations = new Registrations(calls, state, choices);
    JsonNode found = registrations.oursInTime().orElseThrow(TabStep::gone);
    String path = "/applications/" + found.path("id").asString("");
    ObjectNode first = JSON.objectNode();
    if (!hasAddress(found)) {
      ArrayNode all = first.putArray("identifierUris");
      found.path("identifierUris").forEach(all::add);
      all.add(address(found));
    }
    if (scopeId(found).isEmpty()) {
      ObjectNode api = api(found);
      api.withArray("oauth2PermissionScopes").add(scope());
      first.set("api", api);
    }
    if (!first.isEmpty()) {
      calls.change(path, first);
      found = registrations.oursInTime().orElseThrow(TabStep::gone);
    }
    ArrayNode trusted = trusted(found);
    if (trusted != null) {
      ObjectNode api = api(found);
      if (scopeId(found).isEmpty()) { // a copy that does not know the scope yet
        api.withArray("oauth2PermissionScopes").add(scope());
      }
      api.set("preAuthorizedApplications", trusted);
      calls.change(path, JSON.objectNode().set("api", api));
    }
  }

  private static SetupStopped gone() {
    return new SetupStopped(
        SetupStopped.Reason.REFUSED,
        "the application is not to be found any more: run setup again");
  }

  private String address(JsonNode found) {
    return "api://" + choices.hostName().orElseThrow() + "/" + found.path("appId").asString("");
  }

  private boolean hasAddress(JsonNode found) {
    for (JsonNode one : found.path("identifierUris")) {
      if (one.asString("").equalsIgnoreCase(address(found))) {
        return true;
      }
    }
    return false;
  }

  /** The id of the scope, ours or one that an administrator made by hand. */
  private static Optional<String> scopeId(JsonNode found) {
    for (JsonNode one : found.path("api").path("oauth2PermissionScopes")) {
      if (one.path("value").asString("").equals(SCOPE)) {
        return Optional.of(one.path("id").asString(""));
      }
    }
    return Optional.empty();
  }

  private static ObjectNode api(JsonNode found) {
    if (!(found.path("api") instanceof ObjectNode there)) {
      return JSON.objectNode();
    }
    ObjectNode api = there.deepCopy();
    if (there.path("oauth2PermissionScopes") instanceof ArrayNode scopes) {
      ArrayNode all = api.putArray("oauth2PermissionScopes");
      scopes.forEach(one -> all.add(RegistrationDraft.sendable(one)));
    }
    return api;
  }

  private static ObjectNode scope() {
    return JSON.objectNode()
        .put("id", FixedIds.scope())
        .put("value", SCOPE)
        .put("type", "User")
        .put("isEnabled", true)
        .put("adminConsentDisplayName", "Know who opened the tab")
        .put("adminConsentDescription", "Svarsvakt may know who has opened its tab in Teams.")
        .put("userConsentDisplayName", "Know who you are")
        .put("userConsentDescription", "Svarsvakt may know who you are.");
  }

  /** All clients that may use the scope; null where none is to be added. */
  private static @Nullable ArrayNode trusted(JsonNode found) {
    String scope = scopeId(found).orElse(FixedIds.scope());
    Map<String, ObjectNode> clients = new LinkedHashMap<>();
    for (JsonNode one : found.path("api").path("preAuthorizedApplications")) {
      clients.put(one.path("appId").asString(""), ((ObjectNode) one).deepCopy());
    }
    boolean changed = false;
    for (String client : List.of(FixedIds.TEAMS_DESKTOP, FixedIds.TEAMS_WEB)) {
      ObjectNode entry = clients.computeIfAbsent(client, id -> JSON.objectNode().put("appId", id));
      boolean has = false;
      for (JsonNode id : entry.path("delegatedPermissionIds")) {
        has |= id.asString("").equalsIgnoreCase(scope);
      }
      if (!has) {
        entry.withArray("delegatedPermissionIds").add(scope);
        changed = true;
      }
    }
    if (!changed) {
      return null;
    }
    ArrayNode all = JSON.arrayNode();
    clients.values().forEach(all::add);
    return all;
  }
}
