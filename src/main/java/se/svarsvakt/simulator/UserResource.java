package se.svarsvakt.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** An account as Graph's user resource. */
final class UserResource {
  private static final Set<String> DEFAULT =
      Set.of(
          "id",
          "businessPhones",
          "displayName",
          "givenName",
          "jobTitle",
          "mail",
          "mobilePhone",
          "officeLocation",
          "preferredLanguage",
          "surname",
          "userPrincipalName");
  private static final List<String> TEXTS =
      List.of(
          "displayName",
          "givenName",
          "surname",
          "jobTitle",
          "department",
          "companyName",
          "mobilePhone",
          "officeLocation",
          "userType",
          "preferredLanguage");

  private UserResource() {}

  /** The selected properties, or those that Graph gives unasked. */
  static ObjectNode of(DirectoryUser account, Set<String> select) {
    if (select.isEmpty()) {
      return full(account).retain(DEFAULT);
    }
    Set<String> names = new java.util.HashSet<>(select);
    names.add("id");
    return full(account).retain(names);
  }

  private static ObjectNode full(DirectoryUser account) {
    ObjectNode json = Json.object().put("id", account.id());
    json.put("userPrincipalName", account.userPrincipalName());
    json.put("mail", account.address().isEmpty() ? null : account.address());
    json.put("accountEnabled", account.enabled());
    TEXTS.forEach(name -> json.put(name, account.properties().get(name)));
    String name = account.userPrincipalName();
    json.put("mailNickname", name.substring(0, Math.max(0, name.indexOf('@'))));
    json.set("businessPhones", Json.strings(account.businessPhones()));
    json.set("proxyAddresses", Json.strings(proxyAddresses(account)));
    json.set("otherMails", Json.array());
    json.set("assignedLicenses", Json.array());
    return json;
  }

  private static List<String> proxyAddresses(DirectoryUser account) {
    List<String> all = new ArrayList<>();
    if (!account.address().isEmpty()) {
      all.add("SMTP:" + account.address());
    }
    account.aliases().forEach(alias -> all.add("smtp:" + alias));
    return all;
  }
}
