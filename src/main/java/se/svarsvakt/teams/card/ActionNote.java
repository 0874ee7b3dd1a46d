package se.svarsvakt.teams.card;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import se.svarsvakt.casework.UserAction;
import se.svarsvakt.worklist.WorkItem.Choice;
import se.svarsvakt.worklist.Worklists.Refusal;
import se.svarsvakt.worklist.Worklists.Result;

/** One sentence about what became of what a person did; it holds no content and no name. */
public final class ActionNote {
  /** What came was nothing that a card of ours sends. */
  public static final ActionNote UNREADABLE = new ActionNote("note.unreadable", false, List.of());

  /** Something went wrong here; nothing was changed. */
  public static final ActionNote FAULT = new ActionNote("note.fault", false, List.of());

  private final String key;
  private final boolean good;
  private final List<LocalDate> days;

  private ActionNote(String key, boolean good, List<LocalDate> days) {
    this.key = key;
    this.good = good;
    this.days = days;
  }

  /** About a result. */
  public static ActionNote of(Result result) {
    return switch (result) {
      case Result.Done done -> done(done.act());
      case Result.Undone _ -> new ActionNote("note.undone", true, List.of());
      case Result.Refused refused -> of(refused.why());
    };
  }

  /** Why nothing was changed. */
  public static ActionNote of(Refusal why) {
    return new ActionNote("note.refused." + code(why), false, List.of());
  }

  /** An input was left empty. */
  public static ActionNote incomplete(Choice choice) {
    return new ActionNote("note.incomplete." + code(choice), false, List.of());
  }

  private static ActionNote done(UserAction act) {
    return new ActionNote(
        "note.done." + act.code(),
        true,
        switch (act) {
          case UserAction.Answered _, UserAction.NotNeeded _ -> List.of();
          case UserAction.Promised promised -> List.of(promised.day());
          case UserAction.Snoozed snoozed -> List.of(snoozed.until());
          case UserAction.CoverEnded _ -> List.of();
          case UserAction.CoverAgreed cover -> List.of(cover.from(), cover.to());
        });
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether something was done. */
  public boolean good() {
    return good;
  }

  /** The sentence. */
  String in(CardWords words, Instant now) {
    return words.of(key, days.stream().map(day -> words.day(day, now)).toArray());
  }

  @Override
  public String toString() {
    return key;
  }
}
