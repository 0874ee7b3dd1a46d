package se.svarsvakt.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.GraphError;
import se.svarsvakt.simulator.RecordedRequest;
import se.svarsvakt.simulator.SimulatedGraph;
import se.svarsvakt.simulator.SimulatedTenant;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Somebody of the town who meets the bot in the Microsoft 365 Agents Playground, while the others
 * meet it in the simulated Teams.
 *
 * @param account who it is
 * @param colleagues five others, whom the Playground shows in a group
 */
record DemoGuest(DirectoryUser account, List<DirectoryUser> colleagues) {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** No more and no fewer: the Playground insists. */
  private static final int COLLEAGUES = 5;

  /** How many people are named to whoever asked for another. */
  private static final int NAMED = 4;

  private static final String BOT = "66666666-0000-4000-8000-000000000006";
  static final String TENANT = "99999999-0000-4000-8000-000000000009";

  /** Finds the person; {@link WrongUse} where the town has nobody with that address. */
  static DemoGuest of(String address, SimulatedTenant tenant) {
    List<DirectoryUser> people = people(tenant);
    DirectoryUser guest = person(address, tenant);
    List<DirectoryUser> others = people.stream().filter(one -> !one.equals(guest)).toList();
    return new DemoGuest(guest, others.stream().limit(COLLEAGUES).toList());
  }

  /** Finds somebody of the town; {@link WrongUse} where it has nobody with that address. */
  static DirectoryUser person(String address, SimulatedTenant tenant) {
    return people(tenant).stream()
        .filter(account -> account.address().equalsIgnoreCase(address.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new WrongUse(
                    "--as",
                    address,
                    "nobody in the town has this address; there are "
                        + people(tenant).stream()
                            .map(DirectoryUser::address)
                            .sorted()
                            .limit(NAMED)
                            .collect(Collectors.joining(", "))
                        + " and others"));
  }

  private static List<DirectoryUser> people(SimulatedTenant tenant) {
    return tenant.accounts().stream()
        .filter(account -> account.enabled() && !account.property("surname").isEmpty())
        .toList();
  }

  /**
   * Sets the town up for the visit. Its Teams has no place for the bot to write to this person, so
   * that their cards wait until the Playground opens a conversation.
   *
   * @return the settings of a bot that both can meet
   */
  Map<String, Object> visits(SimulatedTenant tenant, SimulatedGraph graph) {
    tenant.uninstallApp(account.address());
    graph.faults().onRequest(this::isNotInTheTown);
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("svarsvakt.bot.enabled", "true");
    settings.put("svarsvakt.bot.development", "true");
    settings.put("svarsvakt.bot.app-id", BOT);
    settings.put("svarsvakt.bot.tenant-id", TENANT);
    settings.put("svarsvakt.bot.base-url", graph.connectorUrl().toString());
    settings.put("svarsvakt.bot.access-token", UUID.randomUUID().toString());
    settings.put("svarsvakt.policy.nudges.in-teams", "both");
    return settings;
  }

  private Optional<GraphError> isNotInTheTown(RecordedRequest request) {
    boolean own = request.path().equals("/users/" + account.id() + "/teamwork/installedApps");
    return own ? Optional.of(GraphError.of(423, "OpenThePlayground")) : Optional.empty();
  }

  /** Writes the Playground's configuration, all at once. */
  void write(Path file) {
    Path target = file.toAbsolutePath();
    try {
      Path draft = Files.createTempFile(target.getParent(), "playground", ".yml");
      Files.writeString(draft, configuration().toPrettyString());
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new WrongUse("the Playground's configuration cannot be written to " + file);
    }
  }

  /** The Playground reads YAML, of which JSON is a part. */
  private ObjectNode configuration() {
    ObjectNode all = JSON.createObjectNode().put("version", "0.1.1").put("tenantId", TENANT);
    all.putObject("bot").put("id", "28:" + BOT).put("name", "Svarsvakt");
    person(account, all.putObject("currentUser"));
    ArrayNode users = all.putArray("users");
    colleagues.forEach(one -> person(one, users.addObject()));
    all.putObject("personalChat").put("id", "a:" + account.id());
    all.putObject("groupChat").put("id", "19:group@thread.v2").put("name", "Grupp");
    ObjectNode team = all.putObject("team").put("id", "19:team@thread.tacv2").put("name", "Grupp");
    team.put("aadGroupId", "88888888-0000-4000-8000-000000000008");
    team.putArray("channels").addObject().put("id", "19:channel@thread.tacv2").put("name", "Kanal");
    return all;
  }

  private static void person(DirectoryUser who, ObjectNode json) {
    json.put("id", "29:" + who.id()).put("aadObjectId", who.id());
    json.put("name", who.displayName()).put("email", who.address());
    json.put("userPrincipleName", who.property("userPrincipalName"));
    json.put("givenName", who.property("givenName"));
    json.put("surname", who.property("surname"));
  }
}
