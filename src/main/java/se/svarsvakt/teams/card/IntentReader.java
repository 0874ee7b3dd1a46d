package se.svarsvakt.teams.card;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import se.svarsvakt.casework.UserAction.Reason;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.teams.card.CardAction.Intent;
import se.svarsvakt.worklist.WorkItem.Choice;
import se.svarsvakt.worklist.Worklists.Request;
import tools.jackson.databind.JsonNode;

/** Reads what a button of a card asks for, from the data and the inputs that came back with it. */
final class IntentReader {
  private static final int LONGEST_ITEM = 512;
  private static final int LONGEST_MAILBOX = 64;

  private final JsonNode data;
  private final CardInputs inputs;

  IntentReader(JsonNode data) {
    this.data = data;
    this.inputs = CardInputs.of(data);
  }

  Intent read(Verb verb) {
    return switch (verb) {
      case REFRESH -> new Intent.Refresh();
      case UNDO -> undo();
      case ANSWERED -> item().map(item -> act(new Request.Answered(item))).orElseGet(none());
      case SNOOZE -> item().map(item -> act(new Request.Snooze(item))).orElseGet(none());
      case NO_REPLY -> item().map(this::noReply).orElseGet(none());
      case PROMISE -> item().map(this::promise).orElseGet(none());
      case COVER -> item().map(this::cover).orElseGet(none());
    };
  }

  private static Supplier<Intent> none() {
    return Intent.Unreadable::new;
  }

  private static Intent act(Request request) {
    return new Intent.Act(request);
  }

  private Intent undo() {
    JsonNode auditEntry = data.path("deed");
    return auditEntry.isIntegralNumber() && auditEntry.canConvertToLong() && auditEntry.asLong() > 0
        ? new Intent.Undo(auditEntry.asLong())
        : new Intent.Unreadable();
  }

  private Optional<NudgeItem> item() {
    String mailbox = CardInputs.text(data, "mailbox", LONGEST_MAILBOX);
    String name = CardInputs.text(data, "item", LONGEST_ITEM);
    return mailbox.isBlank() || name.isBlank()
        ? Optional.empty()
        : Optional.of(new NudgeItem(new MailboxId(mailbox), name));
  }

  private Intent noReply(NudgeItem item) {
    String code = inputs.text(CardInputs.REASON);
    return Arrays.stream(Reason.values())
        .filter(reason -> reason.code().equals(code))
        .findFirst()
        .map(reason -> act(new Request.NoReply(item, reason)))
        .orElseGet(() -> new Intent.Incomplete(item, Choice.NO_REPLY));
  }

  private Intent promise(NudgeItem item) {
    return day(CardInputs.UNTIL)
        .map(day -> act(new Request.Promise(item, day)))
        .orElseGet(() -> new Intent.Incomplete(item, Choice.PROMISE));
  }

  /** A written address goes before a chosen colleague: who writes one means it. */
  private Intent cover(NudgeItem item) {
    String address = inputs.text(CardInputs.ADDRESS);
    String colleague = address.isEmpty() ? inputs.text(CardInputs.COLLEAGUE) : address;
    Function<LocalDate, Optional<Intent>> until =
        from -> day(CardInputs.TO).map(to -> act(new Request.CoverBy(item, colleague, from, to)));
    return Optional.of(colleague)
        .filter(who -> !who.isEmpty())
        .flatMap(_ -> day(CardInputs.FROM))
        .flatMap(until)
        .orElseGet(() -> new Intent.Incomplete(item, Choice.COVER));
  }

  private Optional<LocalDate> day(String input) {
    try {
      return Optional.of(LocalDate.parse(inputs.text(input)));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
