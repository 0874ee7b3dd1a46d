package se.svarsvakt.graph.tenant;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.svarsvakt.rights.ApplicationRight;
import tools.jackson.databind.JsonNode;

/**
 * Microsoft's services as this tenant knows them. Each is asked for once. The ids of rights are
 * found by their names, so that another cloud may have others than the table.
 */
public final class MicrosoftServices {
  private static final String SELECT = "id,appId,appRoles,oauth2PermissionScopes";

  private final TenantCalls calls;
  private final Map<String, ServicePrincipal> known = new LinkedHashMap<>();
  private final Set<String> notShown = new HashSet<>();

  /** Nothing is asked for yet. */
  public MicrosoftServices(TenantCalls calls) {
    this.calls = calls;
  }

  /**
   * A service of Microsoft's as it is in this tenant.
   *
   * @param roles the ids of its application permissions by their names
   * @param scopes the ids of its delegated permissions by their names
   */
  record ServicePrincipal(String id, Map<String, String> roles, Map<String, String> scopes) {
    String role(ApplicationRight right) {
      return roles.getOrDefault(right.permission(), right.roleId());
    }
  }

  /** The service; empty where the tenant does not have it yet. */
  Optional<ServicePrincipal> find(String appId) {
    if (!known.containsKey(appId)) {
      PrincipalStep.of(calls, appId, SELECT).ifPresent(found -> keep(appId, found));
    }
    return Optional.ofNullable(known.get(appId));
  }

  /** The same, and empty, too, where whoever is signed in may not look at it. */
  private Optional<ServicePrincipal> findIfAllowed(String appId) {
    if (!known.containsKey(appId) && notShown.add(appId)) {
      String quoted = TenantCalls.quoted(appId);
      calls
          .findIfAllowed("/servicePrincipals(appId=" + quoted + ")?$select=" + SELECT)
          .or(() -> firstIfAllowed(appId, quoted))
          .ifPresent(found -> keep(appId, found));
    }
    return Optional.ofNullable(known.get(appId));
  }

  private Optional<JsonNode> firstIfAllowed(String appId, String quoted) {
    return calls
        .findIfAllowed("/servicePrincipals?$filter=appId%20eq%20" + quoted + "&$select=" + SELECT)
        .map(page -> page.path("value").path(0))
        .filter(one -> one.path("appId").asString("").equalsIgnoreCase(appId));
  }

  /** The id of a right: the tenant's own by its name, or that of the table. */
  String roleId(ApplicationRight right) {
    return findIfAllowed(right.resource())
        .map(service -> service.role(right))
        .orElse(right.roleId());
  }

  /**
   * The id of a delegated permission of Graph's: the tenant's own by its name, or the usual one.
   */
  String scopeId(String name, String usual) {
    return findIfAllowed(ApplicationRight.GRAPH)
        .map(service -> service.scopes().getOrDefault(name, usual))
        .orElse(usual);
  }

  private void keep(String appId, JsonNode found) {
    known.put(
        appId,
        new ServicePrincipal(
            found.path("id").asString(""),
            ids(found.path("appRoles")),
            ids(found.path("oauth2PermissionScopes"))));
  }

  private static Map<String, String> ids(JsonNode entries) {
    Map<String, String> ids = new LinkedHashMap<>();
    entries.forEach(one -> ids.put(one.path("value").asString(""), one.path("id").asString("")));
    return Map.copyOf(ids);
  }
}
