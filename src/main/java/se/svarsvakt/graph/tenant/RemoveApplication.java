package se.svarsvakt.graph.tenant;

import java.util.List;
import java.util.Optional;
import se.svarsvakt.setup.SetupChoices;
import se.svarsvakt.setup.SetupState;
import se.svarsvakt.setup.SetupStep;
import tools.jackson.databind.JsonNode;

/** Deletes the application that set-up made, with all that it was granted in Entra. */
public record RemoveApplication(TenantCalls calls, SetupState state, SetupChoices choices)
    implements SetupStep {
  @Override
  public String id() {
    return "application";
  }

  @Override
  public Look look() {
    Optional<JsonNode> found = new Registrations(calls, state, choices).ours();
    if (found.isEmpty()) {
      return new Look.InPlace("no application with the tag " + choices.tag());
    }
    String client = found.get().path("appId").asString("");
    return Registrations.hasTag(found.get(), RegistrationDraft.ADOPTED)
        ? new Look.Left(
            List.of(
                "the application "
                    + client
                    + " was not made by setup and stays: delete it in Entra (App registrations) if"
                    + " nothing else uses it"))
        : new Look.Todo(
            List.of(
                "delete the application " + client + " in Entra, with its consents and app roles"));
  }

  @Override
  public void run() {
    Optional<JsonNode> found = new Registrations(calls, state, choices).ours();
    if (found.isPresent()) {
      state.principalId().ifPresent(id -> calls.delete("/servicePrincipals/" + id));
      calls.delete("/applications/" + found.get().path("id").asString(""));
    }
  }
}
