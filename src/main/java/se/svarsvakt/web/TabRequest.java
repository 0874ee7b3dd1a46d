package se.svarsvakt.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import se.svarsvakt.casework.UserAction.Reason;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.worklist.WorkItem.Choice;
import se.svarsvakt.worklist.Worklists.Request;
import tools.jackson.databind.JsonNode;

/**
 * Reads what the tab asks to have done. It is strict: what the page never sends is refused, since
 * it did not come from there. What a person left empty is no fault, but is told to them.
 */
final class TabRequest {
  private static final int LONGEST_TEXT = 512;

  /** The item of an agreement that answers no finding. */
  private static final String PLAIN_COVER = "cover";

  private final JsonNode body;

  private TabRequest(JsonNode body) {
    this.body = body;
  }

  /**
   * Something to be done about a matter.
   *
   * @param choice what
   * @param request the whole of it; empty where something was left empty
   */
  record Asked(Choice choice, Optional<Request> request) {}

  /** An act of that person's: {@code verb}, {@code mailbox}, {@code item}, and what it needs. */
  static Asked act(JsonNode body, MailboxId person) throws Refused {
    TabRequest read =
        new TabRequest(body)
            .knowing("verb", "mailbox", "item", "reason", "day", "colleague", "from", "to");
    String verb = read.text("verb");
    Choice choice =
        Arrays.stream(Choice.values())
            .filter(each -> code(each).equals(verb))
            .findFirst()
            .orElseThrow(() -> new Refused(400, "the verb is not known"));
    return new Asked(choice, read.request(choice, person));
  }

  /** The positive number of that name, the only thing in the body. */
  static long number(JsonNode body, String name) throws Refused {
    JsonNode found = new TabRequest(body).knowing(name).body.path(name);
    if (!found.isIntegralNumber() || !found.canConvertToLong() || found.asLong() <= 0) {
      throw new Refused(400, "a number is missing or cannot be meant");
    }
    return found.asLong();
  }

  /** The name of a choice in requests and answers, {@code no-reply} for example. */
  static String code(Choice choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private TabRequest knowing(String... names) throws Refused {
    Set<String> others = new TreeSet<>(body.propertyNames());
    others.removeAll(List.of(names));
    if (!body.isObject() || !others.isEmpty()) {
      throw new Refused(400, "the body is not what this address takes");
    }
    return this;
  }

  private Optional<Request> request(Choice choice, MailboxId person) throws Refused {
    return switch (choice) {
      case ANSWERED -> Optional.of(new Request.Answered(item()));
      case SNOOZE -> Optional.of(new Request.Snooze(item()));
      case NO_REPLY -> noReply(item());
      case PROMISE -> promise(item());
      case COVER -> cover(body.has("item") ? item() : new NudgeItem(person, PLAIN_COVER));
    };
  }

  private NudgeItem item() throws Refused {
    String mailbox = text("mailbox");
    String item = text("item");
    if (mailbox.isEmpty() || item.isEmpty()) {
      throw new Refused(400, "mailbox and item must be named");
    }
    return new NudgeItem(new MailboxId(mailbox), item);
  }

  private Optional<Request> noReply(NudgeItem item) throws Refused {
    String code = text("reason");
    if (code.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(Reason.values())
            .filter(each -> each.code().equals(code))
            .findFirst()
            .map(reason -> new Request.NoReply(item, reason))
            .orElseThrow(() -> new Refused(400, "the reason is not known")));
  }

  private Optional<Request> promise(NudgeItem item) throws Refused {
    return day("day").map(day -> new Request.Promise(item, day));
  }

  private Optional<Request> cover(NudgeItem item) throws Refused {
    String colleague = text("colleague");
    Optional<LocalDate> from = day("from");
    Optional<LocalDate> to = day("to");
    return colleague.isEmpty() || from.isEmpty() || to.isEmpty()
        ? Optional.empty()
        : Optional.of(new Request.CoverBy(item, colleague, from.get(), to.get()));
  }

  private Optional<LocalDate> day(String name) throws Refused {
    String written = text(name);
    try {
      return written.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(written));
    } catch (DateTimeException e) {
      throw new Refused(400, "a day is written as 2026-11-25");
    }
  }

  /** The text of that name without spaces around it; empty where there is none. */
  private String text(String name) throws Refused {
    JsonNode found = body.path(name);
    boolean readable = found.isMissingNode() || found.isString();
    if (!readable || found.asString("").length() > LONGEST_TEXT) {
      throw new Refused(400, "a text is none, or too long");
    }
    return found.asString("").strip();
  }
}
