package se.svarsvakt.worklist;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import se.svarsvakt.casework.UserAction;
import se.svarsvakt.casework.UserAction.Kind;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.rule.reply.Registration.Choice;
import tools.jackson.databind.JsonNode;

/**
 * Reads what a person wants from the JSON of a card or of the page: {@code mailbox} and {@code
 * item} name what it is about, {@code deed} an audit entry to take back, {@code agreement} one to
 * end; what else is needed stands in inputs. These names stand in cards that people keep.
 *
 * @param suffix the ending of the inputs' names, which a card tells its items apart by
 * @param person whose own mailbox an agreement without an item is about
 */
public record ActionReader(JsonNode data, String suffix, MailboxId person) {
  /** Why a mail needs no answer. */
  public static final String REASON = "reason";

  /** The promised day in a card. */
  public static final String UNTIL = "until";

  /** The promised day on the page. */
  public static final String DAY = "day";

  /** A colleague who was chosen. */
  public static final String COLLEAGUE = "colleague";

  /** A colleague whose address was written. */
  public static final String ADDRESS = "address";

  /** The first day of an agreement. */
  public static final String FROM = "from";

  /** The last day of an agreement. */
  public static final String TO = "to";

  private static final int LONGEST_TEXT = 512;
  private static final int LONGEST_MAILBOX = 64;

  /** Something that is not what it has to be. */
  private static final class BadInput extends Exception {
    private static final long serialVersionUID = 1L;

    BadInput(String message) {
      super(message);
    }
  }

  /** What a verb asks for, {@code no-reply} for example. */
  public ActionReading read(String verb) {
    return UserAction.Kind.of(verb)
        .map(this::read)
        .orElseGet(() -> new ActionReading.Unreadable("the verb is not known"));
  }

  /** What an action of that kind says. */
  public ActionReading read(UserAction.Kind kind) {
    try {
      return switch (kind) {
        case UNDO -> new ActionReading.Complete(new UserAction.Undo(number("deed")));
        case END_COVER -> new ActionReading.Complete(new UserAction.CoverEnd(person, agreement()));
        case ACCEPT_COVER, DECLINE_COVER ->
            new ActionReading.Complete(
                new UserAction.CoverAnswer(person, agreement(), kind == Kind.ACCEPT_COVER));
        case COVER ->
            read(
                kind,
                data.has("item") ? item() : new NudgeItem(person, UserAction.CoverRequest.PLAIN));
        case ANSWERED, NO_REPLY, NO_REQUEST, PASS_ON, PROMISE, SNOOZE -> read(kind, item());
        case REGISTERED, LITTLE_IMPORTANCE, NOT_OURS -> read(kind, item());
      };
    } catch (BadInput fault) {
      return new ActionReading.Unreadable(String.valueOf(fault.getMessage()));
    }
  }

  private ActionReading read(UserAction.Kind kind, NudgeItem item) {
    try {
      return action(kind, item)
          .<ActionReading>map(ActionReading.Complete::new)
          .orElseGet(() -> new ActionReading.Incomplete(kind, item, ""));
    } catch (BadInput fault) {
      return new ActionReading.Incomplete(kind, item, String.valueOf(fault.getMessage()));
    }
  }

  private Optional<UserAction> action(UserAction.Kind kind, NudgeItem item) throws BadInput {
    return switch (kind) {
      case ANSWERED -> Optional.of(new UserAction.AnsweredMark(item.mail()));
      case NO_REQUEST -> Optional.of(new UserAction.NoRequestMark(item.mail()));
      case PASS_ON -> Optional.of(new UserAction.PassOnMark(item.mail()));
      case REGISTERED -> registration(item, Choice.REGISTERED);
      case LITTLE_IMPORTANCE -> registration(item, Choice.LITTLE_IMPORTANCE);
      case NOT_OURS -> registration(item, Choice.NOT_OURS);
      case SNOOZE ->
          Optional.of(new UserAction.Snooze(item.mailbox(), item.name(), Optional.empty()));
      case NO_REPLY -> reason().map(reason -> new UserAction.NoReplyMark(item.mail(), reason));
      case PROMISE -> promised().map(day -> new UserAction.ReplyPromise(item.mail(), day));
      case COVER -> cover(item);
      case ACCEPT_COVER, DECLINE_COVER, END_COVER, UNDO ->
          throw new IllegalArgumentException(kind + " is about no item");
    };
  }

  private static Optional<UserAction> registration(NudgeItem item, Choice choice) {
    return Optional.of(new UserAction.RegistrationMark(item.mail(), choice));
  }

  /** The button's own reason goes before one that was chosen elsewhere. */
  private Optional<UserAction.Reason> reason() throws BadInput {
    String own = text(REASON, LONGEST_TEXT);
    String code = own.isEmpty() ? input(REASON) : own;
    Optional<UserAction.Reason> reason = UserAction.Reason.of(code);
    if (reason.isEmpty() && !code.isEmpty()) {
      throw new BadInput("the reason is not known");
    }
    return reason;
  }

  private Optional<LocalDate> promised() throws BadInput {
    Optional<LocalDate> until = day(UNTIL);
    return until.isPresent() ? until : day(DAY);
  }

  /** A written address goes before a chosen colleague: who writes one means it. */
  private Optional<UserAction> cover(NudgeItem item) throws BadInput {
    String address = input(ADDRESS);
    String colleague = address.isEmpty() ? input(COLLEAGUE) : address;
    Optional<LocalDate> from = day(FROM);
    Optional<LocalDate> to = day(TO);
    return colleague.isEmpty() || from.isEmpty() || to.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new UserAction.CoverRequest(
                item.mailbox(), item.name(), new MailboxId(colleague), from.get(), to.get()));
  }

  private NudgeItem item() throws BadInput {
    String mailbox = text("mailbox", LONGEST_MAILBOX);
    String item = text("item", LONGEST_TEXT);
    if (mailbox.isEmpty() || item.isEmpty()) {
      throw new BadInput("mailbox and item must be named");
    }
    return new NudgeItem(new MailboxId(mailbox), item);
  }

  private Optional<LocalDate> day(String name) throws BadInput {
    String written = input(name);
    try {
      return written.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(written));
    } catch (DateTimeException e) {
      throw new BadInput("a day is written as 2026-11-25");
    }
  }

  /** By its number, or as the item that it is. */
  private long agreement() throws BadInput {
    OptionalLong named = UserAction.CoverAnswer.agreement(text("item", LONGEST_TEXT));
    return named.isPresent() ? named.getAsLong() : number("agreement");
  }

  private long number(String name) throws BadInput {
    JsonNode found = data.path(name);
    if (!found.isIntegralNumber() || !found.canConvertToLong() || found.asLong() <= 0) {
      throw new BadInput("a number is missing or cannot be meant");
    }
    return found.asLong();
  }

  private String input(String name) throws BadInput {
    return text(name + suffix, LONGEST_TEXT);
  }

  /** The text of that name without spaces around it; empty where there is none. */
  private String text(String name, int longest) throws BadInput {
    JsonNode found = data.path(name);
    String text = found.stringValue("");
    boolean readable = found.isMissingNode() || found.isNull() || found.isString();
    if (!readable || text.length() > longest) {
      throw new BadInput("a text is none, or too long");
    }
    return text.strip();
  }
}
