package se.svarsvakt.demo;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.GraphError;
import se.svarsvakt.simulator.MailboxProfile;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.simulator.SimulatedTenant;
import se.svarsvakt.simulator.UserPurpose;
import tools.jackson.databind.JsonNode;

/** Fills a tenant with the people, shared mailboxes and groups of the town's file. */
final class DemoStaff {
  private final SimulatedTenant tenant;
  private final JsonNode town;
  private final String domain;
  private final Map<String, List<SimulatedMailbox>> units = new LinkedHashMap<>();
  private final Map<String, List<String>> stewards = new LinkedHashMap<>();

  DemoStaff(SimulatedTenant tenant, JsonNode town) {
    this.tenant = tenant;
    this.town = town;
    this.domain = town.path("domain").asString();
  }

  void settle() {
    town.path("otherDomains").forEach(name -> tenant.addDomain(name.asString(), true));
    town.path("unverifiedDomains").forEach(name -> tenant.addDomain(name.asString(), false));
    town.path("units").forEach(this::settleUnit);
    town.path("shared").forEach(this::settleShared);
    settleOthers();
    settleGroups();
  }

  /** By department, the mailboxes of the people who take part in everyday mail. */
  Map<String, List<SimulatedMailbox>> units() {
    return units;
  }

  Map<String, List<String>> stewards() {
    return stewards;
  }

  String address(String local) {
    return local + "@" + domain;
  }

  /** The mailbox with that local part. */
  SimulatedMailbox mailbox(JsonNode local) {
    return tenant.mailbox(address(local.asString()));
  }

  /** The object id of the group with that name. */
  static String groupId(String name) {
    return UUID.nameUUIDFromBytes(("group " + name).getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** The local part of somebody's address: {@code asa.oberg} for Åsa Öberg. */
  static String localPart(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    return plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z-]+", ".");
  }

  private void settleUnit(JsonNode unit) {
    String department = unit.path("department").asString();
    String chief = address(localPart(unit.path("people").path(0).path("name").asString()));
    String director = address(localPart(town.at("/units/0/people/0/name").asString()));
    for (JsonNode person : unit.path("people")) {
      DirectoryUser account = account(person, department);
      String manager = account.address().equals(chief) ? director : chief;
      settlePerson(
          person, account.address().equals(director) ? account : account.managedBy(manager));
    }
  }

  private DirectoryUser account(JsonNode person, String department) {
    String name = person.path("name").asString();
    DirectoryUser account =
        DirectoryUser.person(name, address(localPart(name)))
            .with("jobTitle", person.path("title").asString())
            .with("department", department)
            .with("companyName", town.path("organisation").asString())
            .with("mobilePhone", person.path("mobile").asString(""));
    if (person.has("phone")) {
      account = account.phone(person.path("phone").asString());
    }
    return person.has("alias") ? account.alias(address(person.path("alias").asString())) : account;
  }

  private void settlePerson(JsonNode person, DirectoryUser account) {
    String locale = person.path("locale").asString("sv-SE");
    SimulatedMailbox mailbox =
        tenant.open(account.with("preferredLanguage", locale), profile(account).locale(locale));
    List<SimulatedMailbox> unit =
        units.computeIfAbsent(account.property("department"), any -> new ArrayList<>());
    if (person.has("fault")) {
      boolean denied = person.path("fault").asString().equals("denied");
      mailbox.failWith(denied ? GraphError.accessDenied() : GraphError.mailboxNotEnabled());
    } else if (person.path("everydayMail").asBoolean(true)) {
      unit.add(mailbox);
    }
    if (!person.path("teamsApp").asBoolean(true)) {
      tenant.uninstallApp(account.address());
    }
  }

  /** Half of the mailboxes answer in the other one of the spellings that Graph has. */
  private static MailboxProfile profile(DirectoryUser account) {
    return account.address().length() % 2 == 0
        ? MailboxProfile.PERSON.inCapitals().purposeInObject()
        : MailboxProfile.PERSON;
  }

  private void settleShared(JsonNode shared) {
    String address = address(shared.path("local").asString());
    MailboxProfile profile = MailboxProfile.SHARED;
    tenant.open(
        DirectoryUser.resource(shared.path("name").asString(), address),
        shared.path("purposeAsObject").asBoolean(false) ? profile.purposeInObject() : profile);
    tenant.uninstallApp(address);
    List<String> people = new ArrayList<>();
    shared.path("stewards").forEach(local -> people.add(address(local.asString())));
    stewards.put(address, List.copyOf(people));
  }

  private void settleOthers() {
    String leaver = town.path("leaver").asString();
    tenant.open(
        DirectoryUser.person(leaver, address(localPart(leaver))).disabled(), MailboxProfile.PERSON);
    JsonNode room = town.path("room");
    tenant.open(
        DirectoryUser.resource(
            room.path("name").asString(), address(room.path("local").asString())),
        MailboxProfile.PERSON.purpose(UserPurpose.ROOM));
    JsonNode guest = town.path("guest");
    String mail = guest.path("address").asString();
    tenant.put(
        DirectoryUser.person(guest.path("name").asString(), mail)
            .with("userType", "Guest")
            .signingInAs(mail.replace('@', '_') + "#EXT#@" + domain));
  }

  private void settleGroups() {
    Map<String, List<String>> members = new LinkedHashMap<>();
    for (SimulatedMailbox mailbox : tenant.mailboxes()) {
      String department = mailbox.account().property("department");
      members.computeIfAbsent(department, any -> new ArrayList<>()).add(mailbox.account().id());
    }
    List<String> everybody = new ArrayList<>();
    Optional.ofNullable(members.remove("")).ifPresent(everybody::addAll);
    members.forEach(
        (department, people) -> {
          tenant.putGroup(groupId(department), people);
          everybody.add(groupId(department));
        });
    tenant.putGroup(groupId(DemoTown.EVERYBODY), everybody);
  }
}
