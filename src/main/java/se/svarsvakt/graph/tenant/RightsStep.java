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
public record RightsStep(
    TenantCalls calls, SetupState state, SetupChoices choices, MicrosoftServices services)
    implements SetupStep {

  /** What of the rights is missing, and what is granted too much. */
  private record Difference(List<ApplicationRight> missing, Map<String, ApplicationRight> excess) {}

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
      MicrosoftServices.ServicePrincipal service = present(right.resource());
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
      return new Difference(wanted, Map.of());
    }
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
        if (!maybe(right, assignment, wanted) || !isOf(right, assignment)) {
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
        wanted.stream().filter(right -> !granted.contains(right)).toList(), excess);
  }

  /** Spares asking for a service that nothing hangs on; Graph's is asked for anyway. */
  private static boolean maybe(
      ApplicationRight right, JsonNode assignment, List<ApplicationRight> wanted) {
    return right.resource().equals(ApplicationRight.GRAPH)
        || wanted.contains(right)
        || assignment.path("appRoleId").asString("").equalsIgnoreCase(right.roleId());
  }

  /** The same right may have other ids in other services: an id counts with its service. */
  private boolean isOf(ApplicationRight right, JsonNode assignment) {
    return services
        .find(right.resource())
        .filter(
            service ->
                assignment.path("resourceId").asString("").equalsIgnoreCase(service.id())
                    && assignment
                        .path("appRoleId")
                        .asString("")
                        .equalsIgnoreCase(service.role(right)))
        .isPresent();
  }

  /** Exchange's is not in every tenant from the start. */
  private MicrosoftServices.ServicePrincipal present(String appId) {
    Optional<MicrosoftServices.ServicePrincipal> service = services.find(appId);
    if (service.isPresent()) {
      return service.get();
    }
    calls.createUnless(
        "/servicePrincipals",
        JsonNodeFactory.instance.objectNode().put("appId", appId),
        "already in use");
    return calls
        .inTime(() -> services.find(appId))
        .orElseThrow(
            () ->
                new SetupStopped(
                    SetupStopped.Reason.REFUSED,
                    "Entra does not show the service that was added a moment ago: wait ten minutes"
                        + " and run setup again"));
  }
}
