package se.svarsvakt.graph.tenant;

import java.util.List;
import java.util.Optional;
import se.svarsvakt.setup.SetupStep;
import tools.jackson.databind.JsonNode;

/** Takes the app out of the catalogue of Teams, as far as set-up put it there. */
public record RemoveTeamsApp(TenantCalls calls, TeamsAppStep app) implements SetupStep {
  @Override
  public String id() {
    return "teams-app";
  }

  @Override
  public Look look() {
    Optional<JsonNode> found = app.findPublished();
    return found.isEmpty()
        ? new Look.InPlace("no app of ours in the catalogue of Teams")
        : new Look.Todo(
            List.of(
                "delete the app "
                    + found.get().path("displayName").asString("")
                    + " from the catalogue of Teams; whoever has it loses it"));
  }

  @Override
  public void run() {
    app.findPublished()
        .ifPresent(
            found -> calls.delete("/appCatalogs/teamsApps/" + found.path("id").asString("")));
  }
}
