package se.svarsvakt.graph.tenant;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import se.svarsvakt.setup.ExchangeRole;
import se.svarsvakt.setup.Guide;
import se.svarsvakt.setup.SetupChoices;
import se.svarsvakt.setup.SetupState;
import se.svarsvakt.setup.SetupStep;
import se.svarsvakt.setup.SetupStopped;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The rights to mailboxes, which are granted in Exchange for some of them: by a script that is
 * named, since Graph itself cannot; or through its beta.
 */
public record ExchangeStep(
    TenantCalls calls, SetupState state, SetupChoices choices, MicrosoftServices services)
    implements SetupStep {
  static final String ASSIGNMENTS = "/beta/roleManagement/exchange/roleAssignments";

  @Override
  public String id() {
    return "exchange";
  }

  @Override
  public Look look() {
    if (choices.exchangeBeta()) {
      List<String> plan = new ArrayList<>();
      missing().forEach((role, scope) -> plan.add(sentence(role, scope)));
      if (!plan.isEmpty()) {
        return new Look.Todo(plan);
      }
    }
    List<String> left = new ArrayList<>(grantedForAll());
    if (choices.exchangeBeta()) {
      left.addAll(grantedBesides());
      left.addAll(new Guide(choices, state).unwatched());
    } else {
      left.addAll(new Guide(choices, state).commands(id()));
    }
    return left.isEmpty()
        ? new Look.InPlace("roles in Exchange; new ones count after 30 minutes to 2 hours")
        : new Look.Left(left);
  }

  private static String sentence(ExchangeRole role, String scope) {
    String where =
        scope.equals("/")
            ? "ALL mailboxes, since there is neither --scope-group nor --scope-unit"
            : scope;
    return "grant " + role.roleName() + " in Exchange for " + where;
  }

  @Override
  public void run() {
    missing()
        .forEach(
            (role, scope) ->
                calls.create(
                    ASSIGNMENTS,
                    JsonNodeFactory.instance
                        .objectNode()
                        .put("principalId", principal())
                        .put("roleDefinitionId", role.id())
                        .put("directoryScopeId", scope)
                        .putNull("appScopeId")));
  }

  private String principal() {
    return "/ServicePrincipals/" + state.principalId().orElse("");
  }

  /** The roles that lack, and for what they are to be granted. */
  private Map<ExchangeRole, String> missing() {
    Set<String> granted = granted().stream().map(ExchangeStep::grant).collect(Collectors.toSet());
    Map<ExchangeRole, String> missing = wanted();
    missing.entrySet().removeIf(one -> granted.contains(grant(one.getKey().id(), one.getValue())));
    return missing;
  }

  private Map<ExchangeRole, String> wanted() {
    Map<ExchangeRole, String> wanted = new LinkedHashMap<>();
    ExchangeRole.of(choices).forEach(role -> wanted.put(role, scope(role)));
    return wanted;
  }

  private List<JsonNode> granted() {
    return state.principalId().isEmpty() ? List.of() : assignments(calls, principal());
  }

  private static String grant(JsonNode assignment) {
    return grant(
        assignment.path("roleDefinitionId").asString(""),
        assignment.path("directoryScopeId").asString(""));
  }

  /** A role for some mailboxes: the same role for others is another grant, and both count. */
  private static String grant(String role, String scope) {
    return (role + " " + scope).toLowerCase(Locale.ROOT);
  }

  /** What earlier choices were granted: it still opens what is not chosen any more. */
  private List<String> grantedBesides() {
    Set<String> wanted =
        wanted().entrySet().stream()
            .map(one -> grant(one.getKey().id(), one.getValue()))
            .collect(Collectors.toSet());
    List<String> lines = new ArrayList<>();
    for (JsonNode one : granted()) {
      Optional<ExchangeRole> role = ExchangeRole.byId(one.path("roleDefinitionId").asString(""));
      if (role.isPresent() && !wanted.contains(grant(one))) {
        lines.add(
            role.get().roleName()
                + " is granted in Exchange for "
                + one.path("directoryScopeId").asString("")
                + " too, which is not chosen. Take it back:");
        lines.add(
            "  az rest --method DELETE --url "
                + choices.cloud().graph().resolve(ASSIGNMENTS) // the beta stands beside /v1.0
                + "/"
                + one.path("id").asString(""));
      }
    }
    return lines;
  }

  /** What the application has in Exchange. */
  static List<JsonNode> assignments(TenantCalls calls, String principal) {
    return calls
        .list(ASSIGNMENTS + "?$filter=principalId%20eq%20" + TenantCalls.quoted(principal))
        .stream()
        .filter(one -> one.path("principalId").asString("").equalsIgnoreCase(principal))
        .toList();
  }

  private String scope(ExchangeRole role) {
    if (role != ExchangeRole.MAIL_SEND) {
      return choices.mailboxes().directoryScope();
    }
    String sender = choices.mailFrom().orElseThrow().value();
    Optional<JsonNode> found = calls.find("/users/" + TenantCalls.encoded(sender) + "?$select=id");
    return "/users/"
        + found
            .map(user -> user.path("id").asString(""))
            .orElseThrow(
                () ->
                    new SetupStopped(
                        SetupStopped.Reason.WRONG_USE,
                        "--mail-from: no account of the tenant has this address: make the mailbox"
                            + " first"));
  }

  /** Rights to mailboxes that Entra grants for the whole tenant: they void every narrower one. */
  private List<String> grantedForAll() {
    if (state.principalId().isEmpty()) {
      return List.of();
    }
    String path = "/servicePrincipals/" + state.principalId().get() + "/appRoleAssignments";
    List<String> lines = new ArrayList<>();
    for (JsonNode one : calls.list(path + "?$select=id,appRoleId,resourceId")) {
      for (ExchangeRole role : ExchangeRole.values()) {
        if (services.roleId(role.right()).equalsIgnoreCase(one.path("appRoleId").asString(""))) {
          lines.add(
              role.right().permission()
                  + " is granted in Entra, and opens every mailbox of the tenant whatever Exchange"
                  + " says. Take it back, when Exchange's role works:");
          lines.add(
              "  az rest --method DELETE --url "
                  + choices.cloud().graph()
                  + path
                  + "/"
                  + one.path("id").asString(""));
        }
      }
    }
    return lines;
  }
}
