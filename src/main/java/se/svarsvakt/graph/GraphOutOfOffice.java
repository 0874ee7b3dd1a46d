package se.svarsvakt.graph;

import com.microsoft.kiota.HttpMethod;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.OutOfOffice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Out of office as {@code getSchedule} shows it, twenty people a request (docs/graph-notes.md 4).
 */
final class GraphOutOfOffice implements OutOfOffice {
  private static final int AT_ONCE = 20;
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
  private static final JsonMapper JSON = JsonMapper.shared();

  private final GraphCalls calls;

  GraphOutOfOffice(GraphCalls calls) {
    this.calls = calls;
  }

  @Override
  public Set<Account> at(Collection<Account> accounts, Instant moment) {
    Map<MailAddress, Account> byAddress = new HashMap<>();
    for (Account account : accounts) {
      if (account.mail() != null) {
        byAddress.put(account.mail(), account);
      }
    }
    List<MailAddress> addresses = List.copyOf(byAddress.keySet());
    Set<Account> away = new HashSet<>();
    for (int from = 0; from < addresses.size(); from += AT_ONCE) {
      List<MailAddress> part = addresses.subList(from, Math.min(from + AT_ONCE, addresses.size()));
      for (MailAddress address : awayOf(part, byAddress, moment)) {
        Account account = byAddress.get(address);
        if (account != null) {
          away.add(account);
        }
      }
    }
    return away;
  }

  private Set<MailAddress> awayOf(
      List<MailAddress> part, Map<MailAddress, Account> accounts, Instant moment) {
    for (MailAddress asker : part) {
      Account account = accounts.get(asker);
      Optional<Set<MailAddress>> answer =
          account == null ? Optional.empty() : asked(account, part, moment);
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    return Set.of();
  }

  /**
   * Asks in one account's name; empty where that account cannot be asked for, being out of scope.
   */
  private Optional<Set<MailAddress>> asked(Account asker, List<MailAddress> part, Instant moment) {
    String path = "/users/" + asker.id() + "/calendar/getSchedule";
    GraphCall call =
        new GraphCall(HttpMethod.POST, path, Map.of("Prefer", "outlook.timezone=\"UTC\""), null)
            .posting(question(part, moment));
    try {
      GraphAnswer answer = calls.ofMailbox(asker.id(), call).join();
      return answer.ok() ? Optional.of(read(answer.body(), moment)) : Optional.empty();
    } catch (CompletionException e) {
      return Optional.of(Set.of());
    }
  }

  private static JsonNode question(List<MailAddress> addresses, Instant moment) {
    ObjectNode question = JSON.createObjectNode();
    addresses.forEach(address -> question.withArray("schedules").add(address.value()));
    question.set("startTime", time(moment));
    question.set("endTime", time(moment.plus(Duration.ofMinutes(5))));
    question.put("availabilityViewInterval", 5);
    return question;
  }

  private static ObjectNode time(Instant moment) {
    LocalDateTime utc = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    return JSON.createObjectNode().put("dateTime", SECONDS.format(utc)).put("timeZone", "UTC");
  }

  private static Set<MailAddress> read(JsonNode body, Instant moment) {
    Set<MailAddress> away = new HashSet<>();
    for (JsonNode schedule : body.path("value")) {
      String address = schedule.path("scheduleId").asString("");
      List<JsonNode> items = new ArrayList<>();
      schedule.path("scheduleItems").forEach(items::add);
      if (!address.isBlank() && items.stream().anyMatch(item -> isAway(item, moment))) {
        away.add(new MailAddress(address));
      }
    }
    return away;
  }

  private static boolean isAway(JsonNode item, Instant moment) {
    return item.path("status").asString("").equalsIgnoreCase("oof")
        && !instant(item.path("start"), Instant.MAX).isAfter(moment)
        && instant(item.path("end"), Instant.MIN).isAfter(moment);
  }

  private static Instant instant(JsonNode time, Instant unreadable) {
    try {
      return LocalDateTime.parse(time.path("dateTime").asString("")).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return unreadable;
    }
  }
}
