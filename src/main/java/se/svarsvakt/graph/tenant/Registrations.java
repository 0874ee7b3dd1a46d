package se.svarsvakt.graph.tenant;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import se.svarsvakt.setup.SetupChoices;
import se.svarsvakt.setup.SetupState;
import se.svarsvakt.setup.SetupStopped;
import tools.jackson.databind.JsonNode;

/** Finds our application's registration: by its tag, and by nothing else once it has that. */
record Registrations(TenantCalls calls, SetupState state, SetupChoices choices) {
  private static final String FEW = "$select=id,appId,displayName,tags";
  private static final String ALL =
      "$select=id,appId,displayName,tags,signInAudience,requiredResourceAccess,appRoles,web"
          + ",identifierUris,api,keyCredentials";

  /**
   * All of it; empty where there is none.
   *
   * @throws SetupStopped if there are several
   */
  Optional<JsonNode> ours() {
    Optional<JsonNode> found = state.objectId().or(this::tagged).flatMap(this::whole);
    found.ifPresent(this::remember);
    return found;
  }

  /** The same, for whoever goes on with it: a list may show it before it can be read. */
  Optional<JsonNode> oursInTime() {
    Optional<JsonNode> found =
        state.objectId().or(this::tagged).flatMap(id -> calls.findInTime(path(id)));
    found.ifPresent(this::remember);
    return found;
  }

  /** The one that is to become ours though it is not; empty where none is named. */
  Optional<JsonNode> adopted() {
    Optional<JsonNode> found =
        choices
            .adopt()
            .map(
                client ->
                    calls
                        .list(
                            "/applications?$filter=appId%20eq%20"
                                + TenantCalls.quoted(client)
                                + "&"
                                + FEW)
                        .stream()
                        .filter(one -> one.path("appId").asString("").equalsIgnoreCase(client))
                        .findFirst()
                        .orElseThrow(
                            () ->
                                new SetupStopped(
                                    SetupStopped.Reason.WRONG_USE,
                                    "--adopt = \""
                                        + client
                                        + "\": no application of the tenant has this client id")));
    return found.flatMap(one -> whole(one.path("id").asString("")));
  }

  /**
   * Refuses to make a second application of a name that somebody else has taken.
   *
   * @throws SetupStopped if one has it
   */
  void checkName() {
    String name = choices.name();
    named().stream()
        .filter(one -> !hasTag(one, choices.tag()))
        .findFirst()
        .ifPresent(
            other -> {
              String client = other.path("appId").asString("");
              throw new SetupStopped(
                  SetupStopped.Reason.WRONG_USE,
                  "an application named "
                      + name
                      + " ("
                      + client
                      + ") is there already and was not made by setup: choose another --name, or let"
                      + " setup take it over with --adopt "
                      + client);
            });
  }

  private List<JsonNode> named() {
    String name = choices.name();
    return calls
        .listAnyWay(
            "/applications?$filter=displayName%20eq%20" + TenantCalls.quoted(name) + "&" + FEW,
            "/applications?" + FEW)
        .stream()
        .filter(one -> one.path("displayName").asString("").equalsIgnoreCase(name))
        .toList();
  }

  /** Keeps its ids; an answer without them leaves it to be looked for. */
  void remember(JsonNode application) {
    String id = application.path("id").asString("");
    String client = application.path("appId").asString("");
    if (!id.isEmpty() && !client.isEmpty()) {
      state.application(id, client);
    }
  }

  private Optional<String> tagged() {
    String tag = choices.tag();
    String filter = "/applications?$filter=tags/any(t:t%20eq%20" + TenantCalls.quoted(tag) + ")&";
    List<String> ids =
        ids(calls.listAnyWay(filter + FEW, filter + "$count=true&" + FEW, "/applications?" + FEW));
    if (ids.isEmpty()) { // the index of tags may lag behind that of names
      ids = ids(named());
    }
    if (ids.size() > 1) {
      throw new SetupStopped(
          SetupStopped.Reason.WRONG_USE,
          "two applications have the tag "
              + tag
              + " (object ids "
              + String.join(" and ", ids)
              + "): delete the one that is not used, in Entra under App registrations");
    }
    return ids.stream().findFirst();
  }

  private List<String> ids(List<JsonNode> found) {
    return found.stream()
        .filter(one -> hasTag(one, choices.tag()))
        .map(one -> one.path("id").asString(""))
        .distinct()
        .toList();
  }

  private Optional<JsonNode> whole(String objectId) {
    return calls.find(path(objectId));
  }

  private static String path(String objectId) {
    return "/applications/" + objectId + "?" + ALL;
  }

  static boolean hasTag(JsonNode application, String tag) {
    return StreamSupport.stream(application.path("tags").spliterator(), false)
        .anyMatch(one -> one.asString("").equals(tag));
  }
}
