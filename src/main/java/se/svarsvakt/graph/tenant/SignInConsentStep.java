package se.svarsvakt.graph.tenant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.svarsvakt.rights.ApplicationRight;
import se.svarsvakt.setup.Guide;
import se.svarsvakt.setup.SetupChoices;
import se.svarsvakt.setup.SetupState;
import se.svarsvakt.setup.SetupStep;
import se.svarsvakt.setup.SetupStopped;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Consent for everybody to what the pages ask for when people sign in. Without it people of a
 * tenant that lets nobody consent are told that they need an administrator's approval. One that is
 * there for more keeps what it has; it ends with the enterprise application.
 */
public record SignInConsentStep(
    TenantCalls calls, SetupState state, SetupChoices choices, MicrosoftServices services)
    implements SetupStep {
  /** What the pages ask for, with the ids that Microsoft's permissions reference names. */
  static final Map<String, String> SCOPES =
      Map.of(
          "openid", "37f7f235-527c-4136-accd-4a02d197296e",
          "profile", "14dad69e-099b-42c9-810b-d002981feec1");

  private static final String GRANTS = "/oauth2PermissionGrants";
  private static final List<String> NAMES = SCOPES.keySet().stream().sorted().toList();

  @Override
  public String id() {
    return "consent";
  }

  @Override
  public Look look() {
    if (state.principalId().isEmpty()) {
      return plan();
    }
    Optional<List<JsonNode>> shown = shown();
    if (shown.isEmpty()) {
      List<String> lines = new ArrayList<>(new Guide(choices, state).told(id()));
      lines.addFirst(
          "whether people may sign in to the pages is not shown to whoever is signed in. If it is"
              + " not done yet:");
      return new Look.Left(lines);
    }
    return scopes(forEverybody(shown.get())).containsAll(NAMES)
        ? new Look.InPlace("consent for everybody to sign in to the pages (openid, profile)")
        : plan();
  }

  private static Look.Todo plan() {
    return new Look.Todo(
        List.of(
            "consent for everybody to openid and profile, with which people sign in to the pages."
                + " Without it: where people may not consent themselves they are told \"Need admin"
                + " approval\". At worst: the application learns the name and the id of whoever"
                + " signs in"));
  }

  /** Entra shows a new one soonest where it is filtered by the client (Microsoft Learn). */
  private Optional<List<JsonNode>> shown() {
    String principal = state.principalId().orElseThrow();
    return calls
        .listIfAllowed(GRANTS + "?$filter=clientId%20eq%20" + TenantCalls.quoted(principal))
        .map(
            all ->
                all.stream()
                    .filter(one -> one.path("clientId").asString("").equalsIgnoreCase(principal))
                    .toList());
  }

  private Optional<JsonNode> forEverybody(List<JsonNode> grants) {
    String graph = graph();
    return grants.stream()
        .filter(one -> one.path("consentType").asString("").equals("AllPrincipals"))
        .filter(one -> one.path("resourceId").asString("").equalsIgnoreCase(graph))
        .findFirst();
  }

  private String graph() {
    return services
        .find(ApplicationRight.GRAPH)
        .map(MicrosoftServices.ServicePrincipal::id)
        .orElseThrow(
            () ->
                new SetupStopped(
                    SetupStopped.Reason.REFUSED,
                    "the tenant does not show Microsoft Graph among its enterprise applications:"
                        + " wait ten minutes and run setup again"));
  }

  private static Set<String> scopes(Optional<JsonNode> grant) {
    String text = grant.map(one -> one.path("scope").asString("")).orElse("").strip();
    return text.isEmpty() ? Set.of() : new LinkedHashSet<>(Arrays.asList(text.split("\\s+", -1)));
  }

  @Override
  public void run() {
    Optional<JsonNode> there = shown().flatMap(this::forEverybody);
    Set<String> scopes = new LinkedHashSet<>(scopes(there));
    scopes.addAll(NAMES);
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("scope", String.join(" ", scopes));
    if (there.isPresent()) {
      calls.change(GRANTS + "/" + there.get().path("id").asString(""), body);
    } else {
      body.put("clientId", state.principalId().orElseThrow());
      body.put("consentType", "AllPrincipals").put("resourceId", graph());
      calls.createUnless(GRANTS, body, "already exist");
    }
  }
}
