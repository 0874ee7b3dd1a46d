package se.svarsvakt.graph;

import com.microsoft.kiota.HttpMethod;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Gatherers;
import se.svarsvakt.http.HttpResult;
import se.svarsvakt.http.JsonAnswer;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.Calendars;
import se.svarsvakt.sync.MailboxFailure.Next;
import se.svarsvakt.worktime.Period;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Out of office as {@code getSchedule} shows it, twenty people a request (docs/graph-notes.md 4).
 */
record GraphCalendars(GraphCalls calls) implements Calendars {
  private static final int AT_ONCE = 20;

  /** They travel together: eight batches are full. */
  private static final int QUESTIONS_AT_ONCE = 160;

  /** Whoever may not be asked for is often alone; where three may not, the right is missing. */
  private static final int ASKERS = 3;

  /** What else stands in a person's own answer passes, or has nothing to do with rights. */
  private static final Pattern DENIED =
      Pattern.compile("access|denied|permission|forbidden", Pattern.CASE_INSENSITIVE);

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
  private static final JsonMapper JSON = JsonMapper.shared();

  @Override
  public Map<MailboxId, Schedule> outOfOffice(Collection<Account> accounts, Period period) {
    List<Account> asked = accounts.stream().filter(account -> account.mail() != null).toList();
    Map<MailboxId, Schedule> answers = new HashMap<>();
    asked.stream()
        .gather(Gatherers.windowFixed(AT_ONCE))
        .gather(Gatherers.mapConcurrent(QUESTIONS_AT_ONCE, part -> ask(part, period)))
        .forEach(answers::putAll);
    accounts.forEach(
        account -> answers.putIfAbsent(account.id(), new Schedule.Unavailable("NoAddress", true)));
    return answers;
  }

  private Map<MailboxId, Schedule> ask(List<Account> part, Period period) {
    Schedule unknown = new Schedule.Unavailable("NoAnswer", false);
    for (Account asker : part.subList(0, Math.min(ASKERS, part.size()))) {
      if (asked(asker, part, period) instanceof HttpResult.Completed(JsonAnswer answer)) {
        if (answer.ok()) {
          return read(answer.body(), part);
        }
        Next next = Failures.of(answer).next();
        unknown = new Schedule.Unavailable(answer.errorCode(), next == Next.SUSPEND);
        if (next != Next.SUSPEND && next != Next.GONE) {
          break; // it was asked often enough: nobody else's name mends what passes
        }
      }
    }
    Map<MailboxId, Schedule> answers = new HashMap<>();
    for (Account account : part) {
      answers.put(account.id(), unknown);
    }
    return answers;
  }

  /** Asks in one account's name. */
  private HttpResult asked(Account asker, List<Account> part, Period period) {
    String path = "/users/" + asker.id() + "/calendar/getSchedule";
    GraphCall call =
        new GraphCall(HttpMethod.POST, path, Map.of("Prefer", "outlook.timezone=\"UTC\""), null)
            .posting(question(part, period));
    return calls.ofMailbox(asker.id(), call).join();
  }

  private static JsonNode question(List<Account> accounts, Period period) {
    ObjectNode question = JSON.createObjectNode();
    for (Account account : accounts) {
      MailAddress mail = account.mail();
      if (mail != null) {
        question.withArray("schedules").add(mail.value());
      }
    }
    question.set("startTime", time(period.from()));
    question.set("endTime", time(period.until()));
    question.put("availabilityViewInterval", 60);
    return question;
  }

  private static ObjectNode time(Instant moment) {
    LocalDateTime utc = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    return JSON.createObjectNode().put("dateTime", SECONDS.format(utc)).put("timeZone", "UTC");
  }

  private static Map<MailboxId, Schedule> read(JsonNode body, List<Account> part) {
    Map<MailAddress, JsonNode> schedules = new HashMap<>();
    for (JsonNode schedule : body.path("value")) {
      String address = schedule.path("scheduleId").asString("");
      if (!address.isBlank()) {
        schedules.put(new MailAddress(address), schedule);
      }
    }
    Map<MailboxId, Schedule> answers = new HashMap<>();
    for (Account account : part) {
      JsonNode schedule = schedules.get(account.mail());
      answers.put(
          account.id(),
          schedule == null ? new Schedule.Unavailable("NoSchedule", false) : answer(schedule));
    }
    return answers;
  }

  private static Schedule answer(JsonNode schedule) {
    JsonNode error = schedule.path("error");
    if (error.isObject()) {
      String code = error.path("responseCode").asString("NoSchedule");
      return new Schedule.Unavailable(code, DENIED.matcher(code).find());
    }
    if (!schedule.path("scheduleItems").isArray()) {
      return new Schedule.Unavailable("NoSchedule", false);
    }
    List<Period> away = new ArrayList<>();
    for (JsonNode item : schedule.path("scheduleItems")) {
      if (item.path("status").asString("").equalsIgnoreCase("oof")) {
        SettingsJson.period(item.path("start"), item.path("end"), Optional.empty())
            .ifPresent(away::add);
      }
    }
    return new Schedule.Known(away);
  }
}
