package se.svarsvakt.graph.tenant;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import se.svarsvakt.rights.ApplicationRight;
import se.svarsvakt.rights.ApplicationRight.GrantPlace;
import se.svarsvakt.setup.FixedIds;
import se.svarsvakt.setup.KeyFile;
import se.svarsvakt.setup.SetupChoices;
import se.svarsvakt.setup.SetupFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the registration should be, and what of one that is there differs from that. What others have
 * added to it stays: addresses, roles, keys, and rights that the program's table does not know.
 *
 * @param key the certificate; empty where it is not made yet
 * @param services know the ids of rights
 */
record RegistrationDraft(SetupChoices choices, Optional<KeyFile> key, MicrosoftServices services) {
  /** A tag of an application that setup took over, and so does not delete. */
  static final String ADOPTED = "svarsvakt-adopted";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** In words for people. */
  private static final Map<String, String> NAMES =
      Map.of(
          "tags", "the tag by which setup finds it",
          "signInAudience", "this tenant alone",
          "requiredResourceAccess", "the rights that it lists",
          "appRoles", "its app roles",
          "web", "its redirect addresses",
          "keyCredentials", "the certificate");

  static List<String> names(ObjectNode change) {
    return change.propertyNames().stream()
        .map(name -> NAMES.getOrDefault(name, name))
        .sorted()
        .toList();
  }

  /** A new one. */
  ObjectNode whole() {
    ObjectNode draft = change(JSON.objectNode());
    draft.put("displayName", choices.name());
    return draft;
  }

  /** The properties that one lacks or has otherwise, whole. */
  ObjectNode change(JsonNode found) {
    ObjectNode change = JSON.objectNode();
    if (!found.path("signInAudience").asString("").equals("AzureADMyOrg")) {
      change.put("signInAudience", "AzureADMyOrg");
    }
    if (!Registrations.hasTag(found, choices.tag())) {
      change.set("tags", copy(found.path("tags")).add("svarsvakt").add(choices.tag()));
    }
    if (!rights(found.path("requiredResourceAccess")).equals(wantedRights(found))) {
      change.set("requiredResourceAccess", written(wantedRights(found)));
    }
    addRoles(found.path("appRoles"), change);
    addRedirects(found.path("web"), change);
    key.filter(file -> !isRegistered(file, found.path("keyCredentials")))
        .ifPresent(
            file ->
                change.set(
                    "keyCredentials", copy(found.path("keyCredentials")).add(credential(file))));
    return change;
  }

  private static ArrayNode copy(JsonNode array) {
    ArrayNode all = JSON.arrayNode();
    array.forEach(one -> all.add(sendable(one)));
    return all;
  }

  /** As Graph takes it back: {@code origin} of roles and scopes is told, and never taken. */
  static JsonNode sendable(JsonNode one) {
    JsonNode copy = one.deepCopy();
    if (copy instanceof ObjectNode object) {
      object.remove("origin");
    }
    return copy;
  }

  /** Resource, then its permissions as {@code id type}. */
  private static Map<String, Set<String>> rights(JsonNode access) {
    Map<String, Set<String>> all = new LinkedHashMap<>();
    for (JsonNode resource : access) {
      Set<String> ids =
          all.computeIfAbsent(resource.path("resourceAppId").asString(""), _ -> new TreeSet<>());
      for (JsonNode right : resource.path("resourceAccess")) {
        ids.add(right.path("id").asString("") + " " + right.path("type").asString(""));
      }
    }
    return all;
  }

  private Map<String, Set<String>> wantedRights(JsonNode found) {
    Map<String, Set<String>> all = rights(found.path("requiredResourceAccess"));
    for (ApplicationRight right : ApplicationRight.values()) {
      if (all.containsKey(right.resource())) {
        all.get(right.resource())
            .remove(right.roleId() + " Role"); // of the table, not the tenant's
        all.get(right.resource()).remove(services.roleId(right) + " Role");
      }
    }
    for (ApplicationRight right : choices.rights(GrantPlace.ENTRA)) {
      all.computeIfAbsent(right.resource(), _ -> new TreeSet<>())
          .add(services.roleId(right) + " Role");
    }
    if (choices.has(SetupFeature.PAGES)) { // or the portal's button takes the consent back
      SignInConsentStep.SCOPES.forEach(
          (name, usual) ->
              all.computeIfAbsent(ApplicationRight.GRAPH, _ -> new TreeSet<>())
                  .add(services.scopeId(name, usual) + " Scope"));
    }
    all.values().removeIf(Set::isEmpty);
    return all;
  }

  private static ArrayNode written(Map<String, Set<String>> rights) {
    ArrayNode all = JSON.arrayNode();
    rights.forEach(
        (resource, entries) -> {
          ObjectNode one = all.addObject().put("resourceAppId", resource);
          ArrayNode access = one.putArray("resourceAccess");
          for (String entry : entries) {
            List<String> parts = List.of(entry.split(" ", -1));
            access.addObject().put("id", parts.getFirst()).put("type", parts.getLast());
          }
        });
    return all;
  }

  private static void addRoles(JsonNode found, ObjectNode change) {
    Set<String> there = texts(found, "value");
    ArrayNode all = copy(found);
    int before = all.size();
    if (there.add("Svarsvakt.Admin")) {
      all.add(role("Svarsvakt.Admin", "Svarsvakt administrator", "Sees and changes everything."));
    }
    if (there.add("Svarsvakt.Auditor")) {
      all.add(
          role(
              "Svarsvakt.Auditor",
              "Svarsvakt auditor",
              "Sees what an administrator sees, and changes nothing."));
    }
    if (all.size() > before) {
      change.set("appRoles", all);
    }
  }

  private static ObjectNode role(String value, String name, String description) {
    ObjectNode role =
        JSON.objectNode()
            .put("id", FixedIds.role(value))
            .put("value", value)
            .put("displayName", name)
            .put("description", description)
            .put("isEnabled", true);
    role.putArray("allowedMemberTypes").add("User");
    return role;
  }

  private void addRedirects(JsonNode web, ObjectNode change) {
    Set<String> there = new LinkedHashSet<>();
    web.path("redirectUris").forEach(address -> there.add(address.asString("")));
    if (there.addAll(choices.redirects())) {
      ArrayNode all = change.putObject("web").putArray("redirectUris");
      there.forEach(all::add);
    }
  }

  private static Set<String> texts(JsonNode entries, String property) {
    Set<String> all = new LinkedHashSet<>();
    entries.forEach(entry -> all.add(entry.path(property).asString("")));
    return all;
  }

  /**
   * Graph shows a key's bytes only where it is asked for one application, and the thumbprint in
   * several ways; so the name holds a thumbprint, too.
   */
  static boolean isRegistered(KeyFile file, JsonNode credentials) {
    return StreamSupport.stream(credentials.spliterator(), false).anyMatch(one -> isOf(file, one));
  }

  private static boolean isOf(KeyFile file, JsonNode credential) {
    String id = credential.path("customKeyIdentifier").asString("");
    return credential.path("displayName").asString("").equals(file.displayName())
        || credential.path("key").asString("").equals(file.encodedCertificate())
        || Stream.of(file.thumbprint(), file.encodedThumbprint()).anyMatch(id::equalsIgnoreCase);
  }

  /** The public part of a certificate as Entra takes it. */
  static ObjectNode credential(KeyFile file) {
    return JSON.objectNode()
        .put("type", "AsymmetricX509Cert")
        .put("usage", "Verify")
        .put("displayName", file.displayName())
        .put("startDateTime", file.certificate().getNotBefore().toInstant().toString())
        .put("endDateTime", file.certificate().getNotAfter().toInstant().toString())
        .put("key", file.encodedCertificate());
  }
}
