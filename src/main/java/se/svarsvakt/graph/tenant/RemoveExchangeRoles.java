package se.svarsvakt.graph.tenant;

import java.util.List;
import java.util.Optional;
import se.svarsvakt.setup.ExchangeRole;
import se.svarsvakt.setup.SetupState;
import se.svarsvakt.setup.SetupStep;
import tools.jackson.databind.JsonNode;

/** Takes back the roles in Exchange, through Graph's beta. */
public record RemoveExchangeRoles(TenantCalls calls, SetupState state) implements SetupStep {
  @Override
  public String id() {
    return "exchange";
  }

  @Override
  public Look look() {
    List<JsonNode> found = assignments();
    return found.isEmpty()
        ? new Look.InPlace("no role of ours in Exchange")
        : new Look.Todo(List.of("take back " + found.size() + " roles in Exchange"));
  }

  private List<JsonNode> assignments() {
    Optional<String> principal = state.principalId();
    return principal.isEmpty()
        ? List.of()
        : ExchangeStep.assignments(calls, "/ServicePrincipals/" + principal.get()).stream()
            .filter(one -> ExchangeRole.byId(one.path("roleDefinitionId").asString("")).isPresent())
            .toList();
  }

  @Override
  public void run() {
    assignments()
        .forEach(one -> calls.delete(ExchangeStep.ASSIGNMENTS + "/" + one.path("id").asString("")));
  }
}
