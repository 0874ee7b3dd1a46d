package se.svarsvakt.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What {@link EntraServer} has granted to applications, in Entra and in Exchange. */
final class EntraGrants {
  private final EntraServer server;

  /** Application permissions. */
  final Map<String, ObjectNode> assignments = new LinkedHashMap<>();

  /** Delegated permissions. */
  final Map<String, ObjectNode> consents = new LinkedHashMap<>();

  /** Roles in Exchange. */
  final Map<String, ObjectNode> exchange = new LinkedHashMap<>();

  EntraGrants(EntraServer server) {
    this.server = server;
  }

  /** With an enterprise application goes what it was granted in Entra, and not in Exchange. */
  void removeOf(String principal) {
    assignments.values().removeIf(one -> one.path("principalId").asString("").equals(principal));
    consents.values().removeIf(one -> one.path("clientId").asString("").equals(principal));
  }

  JsonNode assignments(
      String method, List<String> parts, Map<String, String> query, JsonNode json) {
    EntraServer.select("appRoleAssignment", query);
    String principal = parts.get(2);
    if (!server.principals.containsKey(principal) || server.isHidden(principal)) {
      throw EntraServer.missing();
    }
    if (method.equals("GET")) {
      return server.page(
          assignments.values().stream()
              .filter(one -> one.path("principalId").asString("").equals(principal)),
          query);
    }
    if (method.equals("DELETE")) {
      assignments.remove(parts.get(4));
      return JsonNodeFactory.instance.missingNode();
    }
    EntraServer.check("appRoleAssignment", json);
    if (!server.principals.containsKey(json.path("resourceId").asString(""))) {
      throw EntraServer.missing();
    }
    for (ObjectNode one : assignments.values()) {
      if (json.properties().stream().allMatch(p -> one.path(p.getKey()).equals(p.getValue()))) {
        throw new EntraServer.Refused(
            400,
            "Request_BadRequest",
            "Permission being assigned already exists on the object",
            "");
      }
    }
    String id = UUID.randomUUID().toString();
    assignments.put(id, ((ObjectNode) json.deepCopy()).put("id", id));
    return assignments.get(id);
  }

  /** One for each client and service, if it is for everybody. */
  JsonNode consents(String method, List<String> parts, Map<String, String> query, JsonNode json) {
    if (method.equals("GET")) {
      return server.page(consents.values().stream(), query);
    }
    EntraServer.check("oAuth2PermissionGrant", json);
    if (method.equals("PATCH")) {
      ObjectNode found =
          Optional.ofNullable(consents.get(parts.get(2))).orElseThrow(EntraServer::missing);
      if (json.size() != 1 || !json.has("scope")) {
        throw new EntraServer.Refused(400, "Request_BadRequest", "the scope alone changes", "");
      }
      found.set("scope", json.path("scope"));
      return JsonNodeFactory.instance.missingNode();
    }
    if (!server.principals.containsKey(json.path("clientId").asString(""))
        || !server.principals.containsKey(json.path("resourceId").asString(""))) {
      throw EntraServer.missing();
    }
    for (ObjectNode one : consents.values()) {
      if (List.of("clientId", "consentType", "resourceId").stream()
          .allMatch(name -> one.path(name).equals(json.path(name)))) {
        throw new EntraServer.Refused(
            409, "Request_MultipleObjectsWithSameKeyValue", "Permission entry already exists.", "");
      }
    }
    String id = UUID.randomUUID().toString();
    consents.put(id, ((ObjectNode) json.deepCopy()).put("id", id));
    server.hide(id, 3);
    return consents.get(id);
  }

  /** Exchange's roles, which only Graph's beta has. */
  JsonNode roleManagement(
      String method, List<String> parts, Map<String, String> query, JsonNode json) {
    if (method.equals("GET")) {
      return server.page(exchange.values().stream(), query);
    }
    if (method.equals("DELETE")) {
      exchange.remove(parts.getLast());
      return JsonNodeFactory.instance.missingNode();
    }
    String id = UUID.randomUUID().toString();
    exchange.put(id, ((ObjectNode) json.deepCopy()).put("id", id));
    return exchange.get(id);
  }
}
