package se.svarsvakt.graph.tenant;

import java.util.List;
import java.util.Optional;
import se.svarsvakt.setup.SetupState;
import se.svarsvakt.setup.SetupStep;
import se.svarsvakt.setup.SetupStopped;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The enterprise application: what the registration is in this tenant, and what is given rights.
 */
public record PrincipalStep(TenantCalls calls, SetupState state) implements SetupStep {
  /** Without it the portal does not list it among the enterprise applications. */
  private static final String LISTED = "WindowsAzureActiveDirectoryIntegratedApp";

  @Override
  public String id() {
    return "service-principal";
  }

  @Override
  public Look look() {
    Optional<JsonNode> found = state.clientId().flatMap(this::find);
    if (found.isEmpty()) {
      return new Look.Todo(List.of("make the enterprise application (service principal) for it"));
    }
    String id = found.get().path("id").asString("");
    if (!found.get().path("accountEnabled").asBoolean(true)) {
      throw new SetupStopped(
          SetupStopped.Reason.WRONG_USE,
          "the enterprise application "
              + id
              + " is disabled: enable it in Entra (Enterprise applications, Properties, Enabled for"
              + " users to sign in), and run setup again");
    }
    state.principal(id);
    return new Look.InPlace("enterprise application " + id);
  }

  private Optional<JsonNode> find(String clientId) {
    return of(calls, clientId, "id,appId,accountEnabled");
  }

  /** By its key; and by a filter, where that is not known yet or not taken. */
  static Optional<JsonNode> of(TenantCalls calls, String appId, String select) {
    String quoted = TenantCalls.quoted(appId);
    return calls
        .findIfTaken("/servicePrincipals(appId=" + quoted + ")?$select=" + select)
        .or(
            () ->
                calls
                    .list(
                        "/servicePrincipals?$filter=appId%20eq%20" + quoted + "&$select=" + select)
                    .stream()
                    .filter(one -> one.path("appId").asString("").equalsIgnoreCase(appId))
                    .findFirst());
  }

  @Override
  public void run() {
    ObjectNode body =
        JsonNodeFactory.instance.objectNode().put("appId", state.clientId().orElseThrow());
    body.putArray("tags").add(LISTED);
    calls.createUnless("/servicePrincipals", body, "already in use");
  }
}
