package se.svarsvakt.graph;

import com.microsoft.kiota.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.svarsvakt.http.HttpResult;
import se.svarsvakt.http.JsonAnswer;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.TenantProbe;
import tools.jackson.databind.JsonNode;

/** What the application may in a tenant, tried out through Microsoft Graph. */
record GraphTenantProbe(GraphHttp http, GraphCalls calls, GraphRequests requests)
    implements TenantProbe {
  private static final Map<String, String> JSON = Map.of("Accept", "application/json");

  @Override
  public Optional<Instant> reach() {
    HttpResult result = calls.single(requests.domains());
    if (result instanceof HttpResult.Completed(JsonAnswer answer) && isAnswer(answer.status())) {
      return http.client().lastDate();
    }
    throw Failures.unavailable(result, "Domain.Read.All", requests.baseUrl());
  }

  /** A refusal is an answer too; a credential that is refused is none. */
  private static boolean isAnswer(int status) {
    return status != 401 && status < 500;
  }

  @Override
  public Optional<Set<String>> tokenRoles() {
    return http.bearer().flatMap(TokenRoles::of);
  }

  @Override
  public Set<String> assignedRoles(String clientId, String resource) {
    String application = "/servicePrincipals(appId='" + encoded(clientId) + "')";
    JsonNode service =
        read("/servicePrincipals(appId='" + encoded(resource) + "')?$select=id,appRoles");
    Map<String, String> names = new HashMap<>();
    service
        .path("appRoles")
        .forEach(role -> names.put(role.path("id").asString(""), role.path("value").asString("")));
    String id = service.path("id").asString("");
    return GraphPaging.ofDirectory()
        .entries(
            get(application + "/appRoleAssignments?$select=appRoleId,resourceId"),
            this::body,
            link -> GraphCall.link(link, requests.baseUrl(), JSON))
        .stream()
        .filter(assignment -> assignment.path("resourceId").asString("").equals(id))
        .map(assignment -> assignment.path("appRoleId").asString(""))
        .map(role -> names.getOrDefault(role, role))
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  @Override
  public Optional<Instant> secretEnds(String clientId, String beginning) {
    String path = "/applications(appId='" + encoded(clientId) + "')?$select=id,passwordCredentials";
    List<JsonNode> all = read(path).path("passwordCredentials").valueStream().toList();
    List<JsonNode> used =
        all.stream()
            .filter(secret -> !beginning.isEmpty())
            .filter(secret -> secret.path("hint").asString("").equals(beginning))
            .toList();
    return (used.isEmpty() ? all : used)
        .stream()
            .flatMap(secret -> moment(secret.path("endDateTime").asString("")).stream())
            .max(Comparator.naturalOrder());
  }

  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  @Override
  public void users() {
    body(requests.users(1));
  }

  @Override
  public void domains() {
    body(requests.domains());
  }

  @Override
  public void members(String group) {
    body(requests.members(group, 1));
  }

  @Override
  public void mail(MailboxId mailbox) {
    calls.read(mailbox, requests.oneOfInbox(mailbox));
  }

  @Override
  public Optional<CatalogueApp> app(String id) {
    return apps("id", id)
        .or(() -> apps("externalId", id))
        .map(
            app ->
                new CatalogueApp(
                    app.path("id").asString(""),
                    publishing(app.path("appDefinitions")),
                    permissions(
                        newest(app.path("appDefinitions"))
                            .map(
                                each ->
                                    each.path("authorization").path("requiredPermissionSet")))));
  }

  private static Publishing publishing(JsonNode definitions) {
    Set<String> states =
        definitions
            .valueStream()
            .map(each -> each.path("publishingState").asString(""))
            .collect(Collectors.toSet());
    String state =
        newest(definitions).map(each -> each.path("publishingState").asString("")).orElse("");
    if (states.contains("published")) {
      return Publishing.PUBLISHED;
    }
    return switch (state) {
      case "submitted" -> Publishing.SUBMITTED;
      case "rejected" -> Publishing.REJECTED;
      default -> Publishing.PUBLISHED;
    };
  }

  private Optional<JsonNode> apps(String property, String id) {
    return read("/appCatalogs/teamsApps?$filter="
            + filter(property, id)
            + "&$expand=appDefinitions")
        .path("value")
        .valueStream()
        .filter(app -> app.path(property).asString("").equalsIgnoreCase(id))
        .findFirst();
  }

  private static Optional<JsonNode> newest(JsonNode definitions) {
    return definitions
        .valueStream()
        .max(Comparator.comparing(each -> each.path("lastModifiedDateTime").asString("")));
  }

  @Override
  public Optional<Permissions> installed(MailboxId person, String appId) {
    String path =
        "/users/"
            + encoded(person.value())
            + "/teamwork/installedApps?$expand=teamsApp&$filter="
            + filter("teamsApp/id", appId);
    return calls
        .read(person, get(path))
        .path("value")
        .valueStream()
        .filter(each -> isApp(each.path("teamsApp"), appId))
        .findFirst()
        .map(each -> permissions(Optional.of(each.path("consentedPermissionSet"))));
  }

  private static boolean isApp(JsonNode app, String id) {
    return Stream.of("id", "externalId")
        .anyMatch(name -> app.path(name).asString("").equalsIgnoreCase(id));
  }

  private static Permissions permissions(Optional<JsonNode> set) {
    return new Permissions(
        set.map(each -> each.path("resourceSpecificPermissions"))
            .filter(JsonNode::isArray)
            .map(
                all ->
                    all.valueStream()
                        .map(each -> each.path("permissionValue").asString(""))
                        .collect(Collectors.toSet())));
  }

  private static String filter(String property, String id) {
    return property + "%20eq%20'" + encoded(id) + "'";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private JsonNode read(String path) {
    return body(get(path));
  }

  private static GraphCall get(String path) {
    return new GraphCall(HttpMethod.GET, path, JSON, null);
  }

  private JsonNode body(GraphCall call) {
    JsonAnswer answer = Failures.answer(calls.single(call));
    if (!answer.ok()) {
      throw Failures.of(answer);
    }
    return answer.body();
  }
}
