package se.svarsvakt.graph.tenant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.svarsvakt.setup.SetupChoices;
import se.svarsvakt.setup.SetupStep;
import se.svarsvakt.setup.SetupStopped;
import tools.jackson.databind.JsonNode;

/**
 * Whether the group and the administrative unit that were named are there, before anything is made
 * for them. A group that has no mail is none that Exchange knows. Where whoever is signed in may
 * not look, they are taken as named.
 */
public record ScopeStep(TenantCalls calls, SetupChoices choices) implements SetupStep {
  private static final String NOT_SHOWN =
      ", which is taken as named: whoever is signed in may not look at it";
  private static final List<String> WITHOUT_MAIL =
      List.of(
          "Exchange does not know a group without mail, and opens no mailbox for it: make a",
          "mail-enabled security group of the same people (Exchange admin center, Groups), and run setup",
          "again with its object id");

  @Override
  public String id() {
    return "scope";
  }

  @Override
  public Look look() {
    Optional<JsonNode> group = choices.mailboxes().group().flatMap(this::group);
    List<String> lines = new ArrayList<>();
    choices.mailboxes().unit().ifPresent(id -> lines.add(unit(id)));
    choices
        .mailboxes()
        .group()
        .ifPresent(
            id -> lines.add(group.map(ScopeStep::described).orElse("group " + id + NOT_SHOWN)));
    String what = String.join("; ", lines);
    boolean opened =
        choices.mailboxes().unit().isPresent() || group.filter(ScopeStep::hasNoMail).isEmpty();
    return opened
        ? new Look.InPlace(what)
        : new Look.Left(Stream.concat(Stream.of(what), WITHOUT_MAIL.stream()).toList());
  }

  private Optional<JsonNode> group(String id) {
    return calls.findIfAllowed(
        "/groups/" + id + "?$select=id,displayName,mailEnabled,securityEnabled,groupTypes",
        () ->
            missing(
                "--scope-group",
                id,
                "group of this object id. Look in Entra under Groups, or mend svarsvakt.scope.group"
                    + " if that names it"));
  }

  private String unit(String id) {
    return calls
        .findIfAllowed(
            "/directory/administrativeUnits/" + id + "?$select=id,displayName",
            () ->
                missing(
                    "--scope-unit",
                    id,
                    "administrative unit of this object id. Look in Entra under Roles & admins, Admin"
                        + " units"))
        .map(one -> "administrative unit " + name(one))
        .orElse("administrative unit " + id + NOT_SHOWN);
  }

  private static SetupStopped missing(String option, String id, String what) {
    return new SetupStopped(
        SetupStopped.Reason.WRONG_USE,
        option + " = \"" + id + "\": the tenant has no " + what + ", and run setup again");
  }

  private static String name(JsonNode found) {
    return found.path("displayName").asString("") + " (" + found.path("id").asString("") + ")";
  }

  private static String described(JsonNode group) {
    return kind(group) + " " + name(group);
  }

  /** What the admin centers call it (learn.microsoft.com/graph/api/resources/groups-overview). */
  private static String kind(JsonNode group) {
    boolean mail = !hasNoMail(group);
    boolean security = group.path("securityEnabled").asBoolean(false);
    boolean unified =
        group.path("groupTypes").valueStream().anyMatch(one -> one.asString("").equals("Unified"));
    if (unified) {
      return "Microsoft 365 group";
    }
    return mail
        ? (security ? "mail-enabled security group" : "distribution group")
        : "security group without mail";
  }

  private static boolean hasNoMail(JsonNode group) {
    return !group.path("mailEnabled").asBoolean(true);
  }

  @Override
  public void run() {
    // there is nothing to do
  }
}
