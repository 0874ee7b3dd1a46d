package se.svarsvakt.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.http.HttpResult;
import se.svarsvakt.http.JsonAnswer;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.Person;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.Directory;
import se.svarsvakt.sync.DirectorySnapshot;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.sync.SourceUnavailable;
import tools.jackson.databind.JsonNode;

/** The Entra directory through Microsoft Graph. */
record GraphDirectory(GraphCalls calls, GraphRequests requests) implements Directory {
  private static final int LARGEST_PAGE = 999;
  private static final int LONGEST_ID = 64;
  private static final int LONGEST_DOMAIN = 255;
  private static final int LONGEST_ADDRESS = 320;

  @Override
  public DirectorySnapshot read() {
    Set<String> domains = domains();
    List<Account> accounts = new ArrayList<>();
    List<MailAddress> unusable = new ArrayList<>();
    for (JsonNode user : list(requests.users(LARGEST_PAGE), "User.Read.All")) {
      boolean named = ValueLimits.isId(user.path("id").asString(""), LONGEST_ID);
      String mail = user.path("mail").asString("").strip();
      if (named) {
        accounts.add(account(user));
      }
      if (!mail.isEmpty() && !(named && ValueLimits.isAddress(mail))) {
        unusable.add(new MailAddress(ValueLimits.text(mail, LONGEST_ADDRESS)));
      }
    }
    return new DirectorySnapshot(known(accounts, "accounts"), domains, unusable);
  }

  private Set<String> domains() {
    Set<String> domains = new HashSet<>();
    for (JsonNode domain : list(requests.domains(), "Domain.Read.All")) {
      String name = domain.path("id").asString("").toLowerCase(Locale.ROOT);
      if (domain.path("isVerified").asBoolean(false) && ValueLimits.isId(name, LONGEST_DOMAIN)) {
        domains.add(name);
      }
    }
    return known(domains, "verified domains");
  }

  /** Every organisation has both: without its domains its own mail would count as external. */
  private static <T extends Collection<?>> T known(T found, String what) {
    if (found.isEmpty()) {
      throw new SourceUnavailable(
          "Graph shows no " + what + " (NoValue): nothing is judged without them, try again later");
    }
    return found;
  }

  @Override
  public Set<MailboxId> members(String group) {
    Set<MailboxId> members = new LinkedHashSet<>();
    for (JsonNode member : list(requests.members(group, LARGEST_PAGE), "GroupMember.Read.All")) {
      String type = member.path("@odata.type").asString("#microsoft.graph.user");
      String id = member.path("id").asString("");
      if (type.equals("#microsoft.graph.user") && ValueLimits.isId(id, LONGEST_ID)) {
        members.add(new MailboxId(id));
      }
    }
    return members;
  }

  private List<JsonNode> list(GraphCall first, String permission) {
    return GraphPaging.ofDirectory().entries(first, call -> get(call, permission), this::link);
  }

  private GraphCall link(String link) {
    try {
      return GraphCall.link(link, requests.baseUrl(), Map.of());
    } catch (MailboxFailure failure) {
      throw new SourceUnavailable(failure.advice() + " (OddLink): try again later");
    }
  }

  private JsonNode get(GraphCall call, String permission) {
    HttpResult result = calls.single(call);
    if (result instanceof HttpResult.Completed(JsonAnswer answer) && answer.ok()) {
      return answer.body();
    }
    throw Failures.unavailable(result, permission, requests.baseUrl());
  }

  private static Account account(JsonNode user) {
    MailAddress mail = address(user.path("mail").asString(""));
    Set<MailAddress> addresses = new LinkedHashSet<>();
    if (mail != null) {
      addresses.add(mail);
    }
    for (JsonNode proxy : user.path("proxyAddresses")) {
      String value = proxy.asString("");
      MailAddress alias =
          value.regionMatches(true, 0, "smtp:", 0, 5) ? address(value.substring(5)) : null;
      if (alias != null) {
        addresses.add(alias);
      }
    }
    String manager = user.path("manager").path("id").asString("");
    return new Account(
        new MailboxId(user.path("id").asString("")),
        mail,
        addresses,
        user.path("accountEnabled").asBoolean(true),
        user.path("userType").asString("").equalsIgnoreCase("Guest"),
        ValueLimits.isId(manager, LONGEST_ID) ? new MailboxId(manager) : null,
        person(user));
  }

  private static Person person(JsonNode user) {
    List<String> phones = new ArrayList<>();
    user.path("businessPhones").forEach(phone -> phones.add(phone.asString("")));
    return new Person(
        new Person.Name(
            user.path("displayName").asString(""),
            user.path("givenName").asString(""),
            user.path("surname").asString(""),
            user.path("mailNickname").asString("")),
        new Person.Post(
            user.path("jobTitle").asString(""),
            user.path("department").asString(""),
            user.path("companyName").asString(""),
            user.path("officeLocation").asString("")),
        phones,
        user.path("mobilePhone").asString(""));
  }

  private static @Nullable MailAddress address(String value) {
    return ValueLimits.isAddress(value) ? new MailAddress(value) : null;
  }
}
