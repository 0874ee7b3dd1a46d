package se.svarsvakt.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * As much of Graph as set-up uses, with a memory: strict about names and kinds of values, and about
 * what Microsoft's documentation says that Entra refuses. It can stop answering at any request.
 */
final class EntraServer implements AutoCloseable {
  static final String TENANT = "11111111-2222-3333-4444-555555555555";
  static final String TOKEN = "the-administrators-token";
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern EQUALS = Pattern.compile("(\\w+) eq '(.*)'");
  private static final Pattern ANY = Pattern.compile("(\\w+)/any\\((\\w):\\2 eq '(.*)'\\)");
  private static final String GRAPH = "00000003-0000-0000-c000-000000000000";

  private final HttpServer server;
  final Map<String, ObjectNode> applications = new LinkedHashMap<>();
  final Map<String, ObjectNode> principals = new LinkedHashMap<>();
  final Map<String, ObjectNode> groups = new LinkedHashMap<>();
  final Map<String, ObjectNode> units = new LinkedHashMap<>();
  final EntraCatalogue catalogue = new EntraCatalogue(this);
  final EntraGrants grants = new EntraGrants(this);

  /** Method and path of each request that was taken. */
  final List<String> log = new ArrayList<>();

  /** Bodies of requests that change something. */
  final List<String> bodies = new ArrayList<>();

  private final List<Refusal> refusals = new ArrayList<>();
  private int cutAt = Integer.MAX_VALUE;
  private boolean cutAfter;
  private boolean dead;
  private int lag;

  /** In what it may differ from what set-up asks for first, as Graph's own servers do. */
  enum Manner {
    /** Tags are searched only with a count and eventual consistency. */
    TAGS_WITH_COUNT_ALONE,
    /** No filter on applications at all. */
    NO_FILTER,
    /** Nothing is found by an alternate key. */
    NO_ALTERNATE_KEYS,
    /** The catalogue expands nothing. */
    NO_EXPAND,
    /** Lists come in pages of one. */
    SMALL_PAGES,
    /** What is made is said by its address alone. */
    EMPTY_ANSWERS,
    /** What was made a moment ago is neither shown nor known for some requests. */
    LATE,
    /** Which tenant it is is not told. */
    NO_ORGANIZATION
  }

  final Set<Manner> manners = EnumSet.noneOf(Manner.class);
  private final Map<String, Integer> hiddenFor = new HashMap<>();
  private String address = "";
  private boolean eventual;

  /** Something that a test lets it answer. */
  private record Refusal(
      String request, int times, int status, String code, String message, String retry) {}

  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String code;
    private final String retry;

    Refused(int status, String code, String message, String retry) {
      super(message);
      this.status = status;
      this.code = code;
      this.retry = retry;
    }
  }

  EntraServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
    ObjectNode graph = principal(GRAPH, "Microsoft Graph");
    ArrayNode roles = graph.putArray("appRoles");
    Stream.of(se.svarsvakt.rights.ApplicationRight.values())
        .filter(right -> right.resource().equals(GRAPH))
        .forEach(
            right -> roles.addObject().put("id", right.roleId()).put("value", right.permission()));
    ArrayNode scopes = graph.putArray("oauth2PermissionScopes");
    Map.of(
            "openid", "37f7f235-527c-4136-accd-4a02d197296e",
            "profile", "14dad69e-099b-42c9-810b-d002981feec1")
        .forEach((name, id) -> scopes.addObject().put("id", id).put("value", name));
  }

  /** Microsoft Graph's enterprise application. */
  ObjectNode graph() {
    return principals.values().stream()
        .filter(one -> one.path("appId").asString("").equals(GRAPH))
        .findFirst()
        .orElseThrow();
  }

  /** Rights have other ids than Microsoft names for its worldwide cloud. */
  void renumber() {
    for (String list : List.of("appRoles", "oauth2PermissionScopes")) {
      graph().path(list).forEach(one -> ((ObjectNode) one).put("id", UUID.randomUUID().toString()));
    }
  }

  /** A group that Exchange knows too. */
  ObjectNode addGroup(String id, String name) {
    ObjectNode one = NODES.objectNode().put("id", id).put("displayName", name);
    one.put("mailEnabled", true).put("securityEnabled", true).putArray("groupTypes");
    groups.put(id, one);
    return one;
  }

  void addUnit(String id, String name) {
    units.put(id, NODES.objectNode().put("id", id).put("displayName", name));
  }

  private static ObjectNode there(Map<String, ObjectNode> all, String id) {
    return Optional.ofNullable(all.get(id)).orElseThrow(EntraServer::missing);
  }

  private ObjectNode principal(String appId, String name) {
    String id = UUID.randomUUID().toString();
    ObjectNode one = NODES.objectNode().put("id", id).put("appId", appId).put("displayName", name);
    one.put("accountEnabled", true);
    principals.put(id, one);
    return one;
  }

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1.0");
  }

  /** From that request on nothing is answered; whether that one is still done is said. */
  void cutAt(int request, boolean afterDoingIt) {
    cutAt = request;
    cutAfter = afterDoingIt;
    log.clear();
  }

  void revive() {
    cutAt = Integer.MAX_VALUE;
    dead = false;
    log.clear();
    bodies.clear();
  }

  boolean isDead() {
    return dead;
  }

  /** So many times a new application is not known yet where it is referred to. */
  void lag(int times) {
    lag = times;
  }

  void refuse(String request, int times, int status, String code, String message) {
    refusals.add(new Refusal(request, times, status, code, message, ""));
  }

  void throttle(String request, int times) {
    refusals.add(new Refusal(request, times, 429, "TooManyRequests", "slow down", "7"));
  }

  /** Requests that change something. */
  List<String> writes() {
    return log.stream().filter(line -> !line.startsWith("GET")).toList();
  }

  ObjectNode application() {
    return applications.values().iterator().next();
  }

  /** A foreign application. */
  ObjectNode addApplication(String name) {
    String id = UUID.randomUUID().toString();
    ObjectNode one = NODES.objectNode().put("id", id).put("appId", UUID.randomUUID().toString());
    one.put("displayName", name).put("signInAudience", "AzureADMyOrg").putArray("tags");
    applications.put(id, one);
    return one;
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    address = exchange.getRequestURI().toString();
    eventual = "eventual".equals(exchange.getRequestHeaders().getFirst("ConsistencyLevel"));
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    String request = exchange.getRequestMethod() + " " + path.replaceFirst("^/v1.0", "");
    boolean cut = log.size() + 1 >= cutAt;
    if (dead || (cut && !cutAfter)) {
      dead = true;
      exchange.close();
      return;
    }
    log.add(request);
    int status = 200;
    JsonNode answer = NODES.objectNode();
    try {
      if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        throw new Refused(401, "InvalidAuthenticationToken", "no token", "");
      }
      refuseIfWanted(request);
      boolean zip = "application/zip".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
      if (!request.startsWith("GET") && !zip) {
        bodies.add(new String(body, StandardCharsets.UTF_8));
      }
      answer = zip ? catalogue.uploaded(request, body) : answered(request, query(query), body);
      status = request.startsWith("POST") ? 201 : answer.isMissingNode() ? 204 : 200;
    } catch (Refused e) {
      status = e.status;
      ObjectNode error = NODES.objectNode();
      error.putObject("error").put("code", e.code).put("message", e.getMessage());
      answer = error;
      if (!e.retry.isEmpty()) {
        exchange.getResponseHeaders().set("Retry-After", e.retry);
      }
    }
    if (cut) {
      dead = true;
      exchange.close();
      return;
    }
    byte[] bytes = status == 204 ? new byte[0] : JSON.writeValueAsBytes(answer);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void refuseIfWanted(String request) {
    for (int at = 0; at < refusals.size(); at++) {
      Refusal one = refusals.get(at);
      if (request.matches(one.request()) && one.times() > 0) {
        refusals.set(
            at,
            new Refusal(
                one.request(),
                one.times() - 1,
                one.status(),
                one.code(),
                one.message(),
                one.retry()));
        throw new Refused(one.status(), one.code(), one.message(), one.retry());
      }
    }
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String part : raw.split("&", -1)) {
      int at = part.indexOf('=');
      if (at > 0) {
        all.put(
            part.substring(0, at),
            URLDecoder.decode(part.substring(at + 1), StandardCharsets.UTF_8));
      }
    }
    return all;
  }

  private JsonNode answered(String request, Map<String, String> query, byte[] body) {
    List<String> parts = List.of(request.split("[ /]+", -1));
    String method = parts.getFirst();
    JsonNode json = body.length == 0 ? NODES.missingNode() : JSON.readTree(body);
    return switch (parts.get(1)) {
      case "organization" -> {
        if (manners.contains(Manner.NO_ORGANIZATION)) {
          throw new Refused(501, "NotImplemented", "no such route", "");
        }
        select("organization", query);
        yield page(
            Stream.of(NODES.objectNode().put("id", TENANT).put("displayName", "Kommunen")), query);
      }
      case "applications" -> applications(method, parts, query, json);
      case "appCatalogs" -> catalogue.answer(method, parts, query);
      case "oauth2PermissionGrants" -> grants.consents(method, parts, query, json);
      case "beta" -> grants.roleManagement(method, parts, query, json);
      case "groups" -> {
        select("group", query);
        yield there(groups, parts.get(2));
      }
      case "directory" -> {
        select("administrativeUnit", query);
        yield there(units, parts.get(3));
      }
      case "users" -> {
        select("user", query);
        yield NODES.objectNode().put("id", "99999999-0000-4000-8000-000000000001");
      }
      default -> {
        if (!parts.get(1).startsWith("servicePrincipals")) {
          throw new Refused(400, "BadRequest", "no such resource", "");
        }
        yield principals(method, parts, query, json);
      }
    };
  }

  static void select(String type, Map<String, String> query) {
    Set<String> names =
        new LinkedHashSet<>(Arrays.asList(query.getOrDefault("$select", "id").split(",", -1)));
    List<String> unknown = GraphTypes.unknown(type, names);
    if (!unknown.isEmpty()) {
      throw new Refused(400, "BadRequest", "Could not find a property named " + unknown, "");
    }
  }

  static void check(String type, JsonNode json) {
    List<String> faults = GraphTypes.faults(type, json);
    if (!faults.isEmpty()) {
      throw new Refused(400, "Request_BadRequest", String.join("; ", faults), "");
    }
  }

  JsonNode page(Stream<ObjectNode> all, Map<String, String> query) {
    Predicate<JsonNode> filter = filter(query.getOrDefault("$filter", ""));
    List<ObjectNode> found =
        all.filter(filter).filter(one -> !isHidden(one.path("id").asString(""))).toList();
    boolean small = manners.contains(Manner.SMALL_PAGES);
    int from = Integer.parseInt(query.getOrDefault("$skiptoken", "0"));
    int to = small ? Math.min(found.size(), from + 1) : found.size();
    ObjectNode page = NODES.objectNode();
    ArrayNode list = page.putArray("value");
    found.subList(from, to).forEach(list::add);
    if (to < found.size()) {
      String before = address.replaceFirst("[?&]\\$skiptoken=\\d+", "");
      page.put(
          "@odata.nextLink",
          baseUrl().resolve("/")
              + before.substring(1)
              + (before.contains("?") ? "&" : "?")
              + "$skiptoken="
              + to);
    }
    return page;
  }

  boolean isHidden(String id) {
    int left = hiddenFor.getOrDefault(id, 0);
    hiddenFor.put(id, left - 1);
    return left > 0;
  }

  void hide(String id, int requests) {
    if (manners.contains(Manner.LATE)) {
      hiddenFor.put(id, requests);
    }
  }

  private static Predicate<JsonNode> filter(String text) {
    if (text.isEmpty()) {
      return _ -> true;
    }
    Matcher equal = EQUALS.matcher(text);
    if (equal.matches()) {
      return one ->
          one.path(equal.group(1)).asString("").equalsIgnoreCase(equal.group(2).replace("''", "'"));
    }
    Matcher any = ANY.matcher(text);
    if (any.matches()) {
      return one -> {
        boolean has = false;
        for (JsonNode entry : one.path(any.group(1))) {
          has |= entry.asString("").equals(any.group(3).replace("''", "'"));
        }
        return has;
      };
    }
    throw new Refused(400, "Request_UnsupportedQuery", "unsupported filter", "");
  }

  private JsonNode applications(
      String method, List<String> parts, Map<String, String> query, JsonNode json) {
    String id = parts.size() > 2 ? parts.get(2) : "";
    select("application", query);
    if (method.equals("POST")) {
      check("application", json);
      ObjectNode made = addApplication("");
      JSON.updateValue(made, json);
      json.properties().forEach(one -> made.set(one.getKey(), one.getValue()));
      keyIds(made, NODES.arrayNode());
      hide(made.path("id").asString(""), 6);
      return manners.contains(Manner.EMPTY_ANSWERS) ? NODES.objectNode() : made;
    }
    if (method.equals("GET") && id.isEmpty()) {
      refuseFilter(query);
      return page(
          applications.values().stream().map(ObjectNode::deepCopy).map(EntraServer::withoutKeys),
          query);
    }
    ObjectNode found = Optional.ofNullable(applications.get(id)).orElseThrow(EntraServer::missing);
    if (isHidden(id)) {
      throw missing();
    }
    switch (method) {
      case "GET" -> {
        return found;
      }
      case "DELETE" -> {
        applications.remove(id);
        return NODES.missingNode();
      }
      default -> {
        check("application", json);
        checkTrusted(found, json);
        checkAddresses(id, json);
        JsonNode before = found.path("keyCredentials");
        json.properties().forEach(one -> found.set(one.getKey(), one.getValue()));
        keyIds(found, before);
        return NODES.missingNode();
      }
    }
  }

  private void refuseFilter(Map<String, String> query) {
    boolean counted = eventual && "true".equals(query.get("$count"));
    String filter = query.getOrDefault("$filter", "");
    boolean refused =
        (manners.contains(Manner.NO_FILTER) && !filter.isEmpty())
            || (manners.contains(Manner.TAGS_WITH_COUNT_ALONE)
                && filter.contains("/any(")
                && !counted);
    if (refused) {
      throw new Refused(400, "Request_UnsupportedQuery", "Unsupported Query.", "");
    }
  }

  static Refused missing() {
    return new Refused(404, "Request_ResourceNotFound", "Resource does not exist", "");
  }

  /** A key's bytes are shown for one application alone. */
  private static ObjectNode withoutKeys(ObjectNode application) {
    application.path("keyCredentials").forEach(one -> ((ObjectNode) one).putNull("key"));
    return application;
  }

  private static void keyIds(ObjectNode application, JsonNode before) {
    Set<String> known = new LinkedHashSet<>();
    before.forEach(one -> known.add(one.path("keyId").asString("")));
    Set<String> keys = new LinkedHashSet<>();
    for (JsonNode one : application.path("keyCredentials")) {
      String id = one.path("keyId").asString("");
      if (!id.isEmpty() && !known.contains(id)) {
        throw new Refused(
            400, "KeyCredentialsInvalid", "Update to existing credential with KeyId", "");
      }
      if (!keys.add(one.path("key").asString(""))
          || !one.path("usage").asString("").equals("Verify")) {
        throw new Refused(400, "KeyCredentialsInvalid", "doubled", "");
      }
      ((ObjectNode) one).put("keyId", id.isEmpty() ? UUID.randomUUID().toString() : id);
    }
  }

  /** The clients of a scope are taken only when the scope is known. */
  private static void checkTrusted(ObjectNode found, JsonNode change) {
    Set<String> scopes = new LinkedHashSet<>();
    found
        .path("api")
        .path("oauth2PermissionScopes")
        .forEach(one -> scopes.add(one.path("id").asString("")));
    for (JsonNode client : change.path("api").path("preAuthorizedApplications")) {
      for (JsonNode id : client.path("delegatedPermissionIds")) {
        if (!scopes.contains(id.asString(""))) {
          throw new Refused(
              400,
              "InvalidValue",
              "Property PreAuthorizedApplication references permission id that cannot be found",
              "");
        }
      }
    }
  }

  private void checkAddresses(String id, JsonNode change) {
    for (JsonNode address : change.path("identifierUris")) {
      applications.forEach(
          (other, application) -> {
            if (!other.equals(id)
                && application.path("identifierUris").toString().contains(address.asString(""))) {
              throw new Refused(400, "ObjectConflict", "taken", "");
            }
          });
    }
  }

  private JsonNode principals(
      String method, List<String> parts, Map<String, String> query, JsonNode json) {
    Matcher key = Pattern.compile("servicePrincipals\\(appId='(.*)'\\)").matcher(parts.get(1));
    if (key.matches()) {
      select("servicePrincipal", query);
      if (manners.contains(Manner.NO_ALTERNATE_KEYS)) {
        throw new Refused(501, "NotImplemented", "no such route", "");
      }
      return principals.values().stream()
          .filter(one -> one.path("appId").asString("").equals(key.group(1)))
          .filter(one -> !isHidden(one.path("id").asString("")))
          .findFirst()
          .orElseThrow(EntraServer::missing);
    }
    if (parts.size() > 3) {
      return grants.assignments(method, parts, query, json);
    }
    if (method.equals("GET")) {
      select("servicePrincipal", query);
      return page(principals.values().stream(), query);
    }
    if (method.equals("POST")) {
      check("servicePrincipal", json);
      String appId = json.path("appId").asString("");
      boolean known =
          applications.values().stream()
              .anyMatch(one -> one.path("appId").asString("").equals(appId));
      if (lag-- > 0 || (!known && !appId.startsWith("00000002-"))) {
        throw new Refused(
            400,
            "Request_BadRequest",
            "The appId '"
                + appId
                + "' of the service principal does not reference a valid application object.",
            "");
      }
      if (principals.values().stream()
          .anyMatch(one -> one.path("appId").asString("").equals(appId))) {
        throw new Refused(409, "Request_MultipleObjectsWithSameKeyValue", "already in use", "");
      }
      ObjectNode made = principal(appId, "");
      hide(made.path("id").asString(""), 6);
      return manners.contains(Manner.EMPTY_ANSWERS) ? NODES.objectNode() : made;
    }
    if (principals.remove(parts.get(2)) == null) {
      throw missing();
    }
    grants.removeOf(parts.get(2));
    return NODES.missingNode();
  }

  /** Everything that lies in it, whatever the ids are. */
  String inventory() {
    return "%d applications, %d principals, %d assignments, %d consents, %d apps, %d roles, %d keys, %d clients"
        .formatted(
            applications.size(),
            principals.size(),
            grants.assignments.size(),
            grants.consents.size(),
            catalogue.apps.size(),
            grants.exchange.size(),
            applications.isEmpty() ? 0 : application().path("keyCredentials").size(),
            applications.isEmpty()
                ? 0
                : application().path("api").path("preAuthorizedApplications").size())
        .toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
