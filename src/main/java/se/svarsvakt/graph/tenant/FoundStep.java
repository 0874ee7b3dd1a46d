package se.svarsvakt.graph.tenant;

import java.util.Optional;
import java.util.function.Supplier;
import se.svarsvakt.setup.SetupChoices;
import se.svarsvakt.setup.SetupState;
import se.svarsvakt.setup.SetupStep;
import tools.jackson.databind.JsonNode;

/** Finds what set-up made before, for steps that change or take away only that. */
public record FoundStep(TenantCalls calls, SetupState state, SetupChoices choices)
    implements SetupStep {
  @Override
  public String id() {
    return "found";
  }

  @Override
  public Look look() {
    Optional<JsonNode> found = new Registrations(calls, state, choices).ours();
    Supplier<Optional<JsonNode>> principal =
        () -> state.clientId().flatMap(client -> PrincipalStep.of(calls, client, "id,appId"));
    if (found.isPresent()) {
      principal.get().ifPresent(one -> state.principal(one.path("id").asString("")));
    }
    return new Look.InPlace(
        found
            .map(
                one ->
                    "application " + choices.name() + " (" + one.path("appId").asString("") + ")")
            .orElse("no application with the tag " + choices.tag()));
  }

  @Override
  public void run() {
    // it only looks
  }
}
