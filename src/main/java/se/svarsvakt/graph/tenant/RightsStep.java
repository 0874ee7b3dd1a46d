package se.svarsvakt.graph.tenant;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.svarsvakt.rights.ApplicationRight;
import se.svarsvakt.rights.ApplicationRight.GrantPlace;
import se.svarsvakt.rights.RightWords;
import se.svarsvakt.setup.SetupChoices;
import se.svarsvakt.setup.SetupState;
import se.svarsvakt.setup.SetupStep;
import se.svarsvakt.setup.SetupStopped;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Consent to exactly the application permissions of the chosen features, as far as they are granted
 * in Entra; mailboxes' are not. What the table does not know, others gave it, and it stays.
 */
public record RightsStep(TenantCalls calls, SetupState state, SetupChoices choices)
    implements SetupStep {

  /** What is there, and what of it is missing or too much. */
  private record Difference(
      Map<String, ServicePrincipal> services,
      List<ApplicationRight> missing,
      Map<String, ApplicationRight> excess) {}

  /**
   * A service of Microsoft's as it is in this tenant.
   *
   * @param roles the ids of its rights by their names
   */
  private record ServicePrincipal(String id, Map<String, String> roles) {
    String role(ApplicationRight right) {
      return roles.getOrDefault(right.permission(), right.roleId());
    }
  }

  @Override
  public String id() {
    return "rights";
  }

  @Override
  public Look look() {
    Difference difference = difference();
    RightWords words = RightWords.in(Locale.ENGLISH);
    List<String> plan = new ArrayList<>();
    for (ApplicationRight right : difference.missing()) {
      plan.add(
          "consent to %s. Without it: %s. At worst: %s"
              .formatted(right.permission(), words.lost(right), words.worst(right)));
    }
    difference
        .excess()
        .values()
        .forEach(
            right ->
                plan.add("take back " + right.permission() + ", which no chosen feature needs"));
    List<String> names =
        choices.rights(GrantPlace.ENTRA).stream().map(ApplicationRight::permission).toList();
    return plan.isEmpty()
        ? new Look.InPlace("consent to " + String.join(", ", names))
        : new Look.Todo(plan);
  }

  @Override
  public void run() {
    Difference difference = difference();
    String principal = state.principalId().orElseThrow();
    String path = "/servicePrincipals/" + principal + "/appRoleAssignments";
    for (ApplicationRight right : difference.missing()) {
      ServicePrincipal service = present(right.resource(), difference.services());
      calls.createUnless(
          path,
          JsonNodeFactory.instance
              .objectNode()
              .put("principalId", principal)
              .put("resourceId", service.id())
              .put("appRoleId", service.role(right)),
          "already exist");
    }
    difference.excess().keySet().forEach(assignment -> calls.delete(path + "/" + assignment));
  }

  private Difference difference() {
    List<ApplicationRight> wanted = choices.rights(GrantPlace.ENTRA);
    if (state.principalId().isEmpty()) {
      return new Difference(Map.of(), wanted, Map.of());
    }
    Map<String, ServicePrincipal> services = new LinkedHashMap<>();
    List<JsonNode> assignments =
        calls.listInTime(
            "/servicePrincipals/"
                + state.principalId().orElseThrow()
                + "/appRoleAssignments?$select=id,appRoleId,resourceId");
    Set<ApplicationRight> granted = new HashSet<>();
    Map<String, ApplicationRight> excess = new LinkedHashMap<>();
    for (ApplicationRight right : ApplicationRight.values()) {
      if (right.place() != GrantPlace.ENTRA) {
        continue;
      }
      for (JsonNode assignment : assignments) {
        if (!maybe(right, assignment, wanted) || !isOf(right, assignment, services)) {
          continue;
        }
        if (wanted.contains(right)) {
          granted.add(right);
        } else {
          excess.put(assignment.path("id").asString(""), right);
        }
      }
    }
    return new Difference(
        services, wanted.stream().filter(right -> !granted.contains(right)).toList(), excess);
  }

  /** Spares asking for a service that nothing hangs on. */
  private static boolean maybe(
      ApplicationRight right, JsonNode assignment, List<ApplicationRight> wanted) {
    return wanted.contains(right)
        || assignment.path("appRoleId").asString("").equalsIgnoreCase(right.roleId());
  }

  /** The same right may have other ids in other services: an id counts with its service. */
  private boolean isOf(
      ApplicationRight right, JsonNode assignment, Map<String, ServicePrincipal> services) {
    ServicePrincipal service = service(right.resource(), services);
    return assignment.path("resourceId").asString("").equalsIgnoreCase(service.id())
        && assignment.path("appRoleId").asString("").equalsIgnoreCase(service.role(right));
  }

  private ServicePrincipal service(String appId, Map<String, ServicePrincipal> known) {
    return known.computeIfAbsent(
        appId, id -> find(id).map(RightsStep::service).orElse(new ServicePrincipal("", Map.of())));
  }

  /** Exchange's is not in every tenant from the start. */
  private ServicePrincipal present(String appId, Map<String, ServicePrincipal> known) {
    ServicePrincipal service = service(appId, known);
    if (!service.id().isEmpty()) {
      return service;
    }
    calls.createUnless(
        "/servicePrincipals",
        JsonNodeFactory.instance.objectNode().put("appId", appId),
        "already in use");
    ServicePrincipal made =
        calls
            .inTime(() -> find(appId))
            .map(RightsStep::service)
            .orElseThrow(
                () ->
                    new SetupStopped(
                        SetupStopped.Reason.REFUSED,
                        "Entra does not show the service that was added a moment ago: wait ten minutes"
                            + " and run setup again"));
    known.put(appId, made);
    return made;
  }

  private Optional<JsonNode> find(String appId) {
    return PrincipalStep.of(calls, appId, "id,appId,appRoles");
  }

  private static ServicePrincipal service(JsonNode found) {
    Map<String, String> roles = new LinkedHashMap<>();
    found
        .path("appRoles")
        .forEach(role -> roles.put(role.path("value").asString(""), role.path("id").asString("")));
    return new ServicePrincipal(found.path("id").asString(""), roles);
  }
}
