package se.svarsvakt.teams.card;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.svarsvakt.casework.UserAction;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.worklist.Worklists;

/** One sentence about what became of what a person did; it holds no content and no name. */
public final class ActionNote {
  /** What came was nothing that a card of ours sends. */
  public static final ActionNote UNREADABLE = new ActionNote("note.unreadable", false, List.of());

  /** Something went wrong here; nothing was changed. */
  public static final ActionNote FAULT = new ActionNote("note.fault", false, List.of());

  /** Whoever asks is not of the organisation, or not any more. */
  public static final ActionNote OUTSIDER = new ActionNote("note.outsider", false, List.of());

  /** Whether whoever asks is of the organisation cannot be found out just now. */
  public static final ActionNote UNCHECKED = new ActionNote("note.unchecked", false, List.of());

  private final String key;
  private final boolean good;
  private final List<LocalDate> days;
  private final Optional<Instant> dueMeanwhile;
  private final List<MailAddress> to;

  private ActionNote(String key, boolean good, List<LocalDate> days) {
    this(key, good, days, Optional.empty(), List.of());
  }

  private ActionNote(
      String key,
      boolean good,
      List<LocalDate> days,
      Optional<Instant> dueMeanwhile,
      List<MailAddress> to) {
    this.key = key;
    this.good = good;
    this.days = days;
    this.dueMeanwhile = dueMeanwhile;
    this.to = to;
  }

  /** About a result. */
  public static ActionNote of(Worklists.Result result) {
    return switch (result) {
      case Worklists.Result.Done(UserAction action, Optional<Instant> due) -> {
        ActionNote note = done(action);
        yield new ActionNote(note.key, note.good, note.days, due, note.to);
      }
      case Worklists.Result.Refused refused ->
          new ActionNote("note.refused." + code(refused.why()), false, List.of());
    };
  }

  /** An input was left empty. */
  public static ActionNote incomplete(UserAction.Kind kind) {
    return new ActionNote("note.incomplete." + kind.code(), false, List.of());
  }

  private static ActionNote done(UserAction action) {
    return switch (action) {
      case UserAction.Undo _ -> new ActionNote("note.undone", true, List.of());
      case UserAction.ReplyPromise promise -> done(action, List.of(promise.day()));
      case UserAction.Snooze snooze -> done(action, snooze.until().stream().toList());
      case UserAction.CoverRequest cover ->
          new ActionNote("note.done." + word(cover), true, List.of(cover.from(), cover.to()));
      case UserAction.PassOnMark(var _, var to) ->
          new ActionNote(
              "note.done." + action.kind().entryCode(), true, List.of(), Optional.empty(), to);
      case UserAction.AnsweredMark _,
          UserAction.NoReplyMark _,
          UserAction.NoRequestMark _,
          UserAction.RegistrationMark _,
          UserAction.AgreementAction _ ->
          done(action, List.of());
    };
  }

  private static String word(UserAction.CoverRequest cover) {
    return switch (cover.state()) {
      case NAMED -> "cover-named";
      case ACCEPTED -> "cover-taken";
      case REQUESTED, AGREED, DECLINED -> cover.kind().entryCode();
    };
  }

  private static ActionNote done(UserAction action, List<LocalDate> days) {
    return new ActionNote("note.done." + action.kind().entryCode(), true, days);
  }

  private static String code(Worklists.Refusal why) {
    return why.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether something was done. */
  public boolean good() {
    return good;
  }

  /** The sentence; after it a second one where a deadline passes in spite of what was done. */
  String in(CardWords words, Instant now) {
    String where = to.stream().map(MailAddress::value).collect(Collectors.joining(" / "));
    Stream<String> when = days.stream().map(day -> words.day(day, now));
    String said = words.of(key, Stream.concat(when, Stream.of(where)).toArray());
    return dueMeanwhile
        .map(due -> said + " " + words.of("note.due-meanwhile", words.moment(due, now)))
        .orElse(said);
  }

  @Override
  public String toString() {
    return key;
  }
}
