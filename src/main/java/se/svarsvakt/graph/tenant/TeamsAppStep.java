package se.svarsvakt.graph.tenant;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import se.svarsvakt.http.JsonAnswer;
import se.svarsvakt.setup.FixedIds;
import se.svarsvakt.setup.SetupChoices;
import se.svarsvakt.setup.SetupFeature;
import se.svarsvakt.setup.SetupState;
import se.svarsvakt.setup.SetupStep;
import se.svarsvakt.setup.TeamsPackage;
import tools.jackson.databind.JsonNode;

/**
 * The app in the organisation's catalogue of Teams, found by the id of its manifest, or by the
 * catalogue's own where the settings name that.
 */
public final class TeamsAppStep implements SetupStep {
  private static final List<Duration> UNTIL_SHOWN =
      List.of(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8));
  private static final String EXPAND = "&$expand=appDefinitions";

  private final TenantCalls calls;
  private final SetupState state;
  private final SetupChoices choices;
  private boolean refusedAsDouble;

  /** Not looked at yet. */
  public TeamsAppStep(TenantCalls calls, SetupState state, SetupChoices choices) {
    this.calls = calls;
    this.state = state;
    this.choices = choices;
  }

  @Override
  public String id() {
    return "teams-app";
  }

  @Override
  public Look look() {
    Optional<JsonNode> found = find();
    if (found.isEmpty()) {
      return refusedAsDouble ? hidden() : new Look.Todo(List.of(publishing()));
    }
    String id = found.get().path("id").asString("");
    state.teamsApp(id);
    Optional<JsonNode> newest = newest(definitions(found.get()));
    String version = newest.map(one -> one.path("version").asString("")).orElse("");
    boolean isOlder = newest.isPresent() && compare(version, choices.teamsVersion()) < 0;
    if (isOlder && !isWaiting(newest)) {
      return new Look.Todo(
          List.of(
              "bring the app in the catalogue of Teams from version %s to %s"
                  .formatted(version.isEmpty() ? "?" : version, choices.teamsVersion())));
    }
    if (isWaiting(newest)) {
      return new Look.Left(
          List.of(
              "the app waits for review: in the Teams admin center, Teams apps, Manage apps, "
                  + choices.name()
                  + ", publish it"));
    }
    if (newest
        .filter(one -> one.path("publishingState").asString("").equals("rejected"))
        .isPresent()) {
      return new Look.Left(
          List.of(
              "the app was rejected in review: mend what was asked for, and hand it in again with a"
                  + " higher --teams-version"));
    }
    return new Look.InPlace("the app in the catalogue of Teams (" + id + "), version " + version);
  }

  private Look.Left hidden() {
    return new Look.Left(
        List.of(
            "the catalogue of Teams has this app already and does not show it: it waits for review,"
                + " or was made by hand. Look in the Teams admin center under Manage apps, and run"
                + " setup again when it is published"));
  }

  private String publishing() {
    return (choices.review()
            ? "hand the app in for review to the catalogue of Teams"
            : "publish the app in the catalogue of Teams; it is installed for nobody by that")
        + (choices.has(SetupFeature.BOT) ? "" : " (activity feed alone, without the feature bot)");
  }

  @Override
  public void run() {
    Optional<JsonNode> found = find();
    String manifest =
        found
            .map(app -> app.path("externalId").asString(""))
            .filter(id -> !id.isEmpty())
            .orElseGet(this::manifestId);
    byte[] zip = new TeamsPackage(choices, manifest, state.clientId().orElseThrow()).zip();
    String path =
        found
            .map(app -> "/appCatalogs/teamsApps/" + app.path("id").asString("") + "/appDefinitions")
            .orElse("/appCatalogs/teamsApps");
    String whole = path + (choices.review() ? "?requiresReview=true" : "");
    JsonAnswer answer = calls.upload(whole, zip);
    if (answer.status() == 409 && found.isEmpty()) {
      refusedAsDouble = !isShownInTime();
    } else if (!answer.ok()) {
      throw calls.refused("POST", whole, answer);
    }
  }

  /** A run that was killed may have published it a moment ago. */
  private boolean isShownInTime() {
    for (Duration pause : UNTIL_SHOWN) {
      if (find().isPresent()) {
        return true;
      }
      calls.pause(pause);
    }
    return find().isPresent();
  }

  private String manifestId() {
    return FixedIds.teamsApp(state.tenantId().orElse(""), choices.name());
  }

  /** The app that set-up published; one with a manifest of its own is somebody else's. */
  Optional<JsonNode> findPublished() {
    return first("externalId", manifestId());
  }

  /** The app; empty where the catalogue does not show it. */
  private Optional<JsonNode> find() {
    Optional<JsonNode> byManifest = findPublished();
    return byManifest.isPresent()
        ? byManifest
        : choices.teamsAppId().flatMap(id -> first("id", id));
  }

  private Optional<JsonNode> first(String property, String value) {
    String all = "/appCatalogs/teamsApps";
    String filter = "?$filter=" + property + "%20eq%20" + TenantCalls.quoted(value);
    return calls.listAnyWay(all + filter + EXPAND, all + filter, all).stream()
        .filter(app -> app.path(property).asString("").equalsIgnoreCase(value))
        .findFirst();
  }

  /** Its versions; asked for by themselves where the list does not show them. */
  private List<JsonNode> definitions(JsonNode app) {
    List<JsonNode> shown = app.path("appDefinitions").valueStream().toList();
    return shown.isEmpty()
        ? calls
            .findIfTaken(
                "/appCatalogs/teamsApps/" + app.path("id").asString("") + "/appDefinitions")
            .map(page -> page.path("value").valueStream().toList())
            .orElse(shown)
        : shown;
  }

  private static Optional<JsonNode> newest(List<JsonNode> definitions) {
    return definitions.stream()
        .max(Comparator.comparing(one -> one.path("version").asString(""), TeamsAppStep::compare));
  }

  private static boolean isWaiting(Optional<JsonNode> definition) {
    return definition
        .filter(one -> one.path("publishingState").asString("").equals("submitted"))
        .isPresent();
  }

  private static int compare(String one, String other) {
    return Arrays.compare(numbers(one), numbers(other));
  }

  private static int[] numbers(String version) {
    return Arrays.stream(version.split("\\.", -1))
        .filter(part -> part.matches("\\d{1,9}"))
        .mapToInt(Integer::parseInt)
        .toArray();
  }
}
