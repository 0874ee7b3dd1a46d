package se.svarsvakt.graph.tenant;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import se.svarsvakt.setup.KeyFile;
import se.svarsvakt.setup.SetupChoices;
import se.svarsvakt.setup.SetupState;
import se.svarsvakt.setup.SetupStep;
import se.svarsvakt.setup.SetupStopped;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Takes the certificates of set-up away that are not in use any more. Those of others stay.
 *
 * @param inUse the certificate that the settings name
 */
public record OldKeysStep(TenantCalls calls, SetupState state, SetupChoices choices, KeyFile inUse)
    implements SetupStep {
  private static final Pattern OURS = Pattern.compile("(?i)Svarsvakt [0-9a-f]{16}");

  @Override
  public String id() {
    return "old-keys";
  }

  @Override
  public Look look() {
    List<JsonNode> old = old(credentials());
    return old.isEmpty()
        ? new Look.InPlace("no certificate of setup beside the one in use")
        : new Look.Todo(
            List.of(
                "take %d old certificate(s) away from the application; %s is in use"
                    .formatted(old.size(), inUse.path())));
  }

  private JsonNode credentials() {
    return NextKeyStep.application(calls, state, choices).path("keyCredentials");
  }

  private List<JsonNode> old(JsonNode credentials) {
    if (!RegistrationDraft.isRegistered(inUse, credentials)) {
      throw new SetupStopped(
          SetupStopped.Reason.WRONG_USE,
          inUse.path()
              + " is not registered with the application, so nothing is taken away: look at"
              + " svarsvakt.graph.certificate-path, or run `setup rotate-certificate` first");
    }
    List<JsonNode> old = new ArrayList<>();
    for (JsonNode one : credentials) {
      boolean ours = OURS.matcher(one.path("displayName").asString("")).matches();
      if (ours
          && !RegistrationDraft.isRegistered(
              inUse, JsonNodeFactory.instance.arrayNode().add(one))) {
        checkOlder(one);
        old.add(one);
      }
    }
    return old;
  }

  private void checkOlder(JsonNode other) {
    // the newer may well end before the older
    Instant from = Instant.parse(other.path("startDateTime").asString(""));
    if (from.isAfter(inUse.certificate().getNotBefore().toInstant())) {
      throw new SetupStopped(
          SetupStopped.Reason.WRONG_USE,
          "svarsvakt.graph.certificate-path still names the old certificate ("
              + inUse.path()
              + "): set it to the new file, restart the program, and then finish");
    }
  }

  @Override
  public void run() {
    JsonNode found = NextKeyStep.application(calls, state, choices);
    List<JsonNode> old = old(found.path("keyCredentials"));
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (JsonNode one : found.path("keyCredentials")) {
      if (!old.contains(one)) {
        all.add(one);
      }
    }
    calls.change(
        "/applications/" + found.path("id").asString(""),
        JsonNodeFactory.instance.objectNode().set("keyCredentials", all));
  }
}
