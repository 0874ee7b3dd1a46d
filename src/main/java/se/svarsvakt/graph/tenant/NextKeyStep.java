package se.svarsvakt.graph.tenant;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import se.svarsvakt.setup.KeyFile;
import se.svarsvakt.setup.SetupChoices;
import se.svarsvakt.setup.SetupState;
import se.svarsvakt.setup.SetupStep;
import se.svarsvakt.setup.SetupStopped;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Registers the next certificate beside the one in use, so that both are valid meanwhile.
 *
 * @param next the certificate that comes
 */
public record NextKeyStep(
    TenantCalls calls, SetupState state, SetupChoices choices, Supplier<Optional<KeyFile>> next)
    implements SetupStep {
  @Override
  public String id() {
    return "next-key";
  }

  @Override
  public Look look() {
    JsonNode found = application(calls, state, choices);
    Optional<KeyFile> file = next.get();
    boolean there =
        file.filter(key -> RegistrationDraft.isRegistered(key, found.path("keyCredentials")))
            .isPresent();
    return there
        ? new Look.InPlace("both certificates are registered with the application")
        : new Look.Todo(List.of("register the new certificate beside the old one"));
  }

  @Override
  public void run() {
    JsonNode found = application(calls, state, choices);
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    found.path("keyCredentials").forEach(all::add);
    all.add(RegistrationDraft.credential(next.get().orElseThrow()));
    calls.change(
        "/applications/" + found.path("id").asString(""),
        JsonNodeFactory.instance.objectNode().set("keyCredentials", all));
  }

  static JsonNode application(TenantCalls calls, SetupState state, SetupChoices choices) {
    return new Registrations(calls, state, choices)
        .oursInTime()
        .orElseThrow(
            () ->
                new SetupStopped(
                    SetupStopped.Reason.WRONG_USE,
                    "no application has the tag "
                        + choices.tag()
                        + ": run setup first, or name it with --name"));
  }
}
