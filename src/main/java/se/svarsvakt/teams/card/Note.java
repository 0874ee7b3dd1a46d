package se.svarsvakt.teams.card;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import se.svarsvakt.casework.Act;
import se.svarsvakt.desk.Desk.Refusal;
import se.svarsvakt.desk.Desk.Result;
import se.svarsvakt.desk.Line.Choice;

/** One sentence about what became of what a person did; it holds no content and no name. */
public final class Note {
  /** What came was nothing that a card of ours sends. */
  public static final Note UNREADABLE = new Note("note.unreadable", false, List.of());

  /** Something went wrong here; nothing was changed. */
  public static final Note FAULT = new Note("note.fault", false, List.of());

  private final String key;
  private final boolean good;
  private final List<LocalDate> days;

  private Note(String key, boolean good, List<LocalDate> days) {
    this.key = key;
    this.good = good;
    this.days = days;
  }

  /** About a result. */
  public static Note of(Result result) {
    return switch (result) {
      case Result.Done done -> done(done.act());
      case Result.Undone _ -> new Note("note.undone", true, List.of());
      case Result.Refused refused -> of(refused.why());
    };
  }

  /** Why nothing was changed. */
  public static Note of(Refusal why) {
    return new Note("note.refused." + code(why), false, List.of());
  }

  /** An input was left empty. */
  public static Note incomplete(Choice choice) {
    return new Note("note.incomplete." + code(choice), false, List.of());
  }

  private static Note done(Act act) {
    return new Note(
        "note.done." + act.code(),
        true,
        switch (act) {
          case Act.Answered _, Act.NotNeeded _ -> List.of();
          case Act.Promised promised -> List.of(promised.day());
          case Act.Snoozed snoozed -> List.of(snoozed.until());
          case Act.CoverEnded _ -> List.of();
          case Act.CoverAgreed cover -> List.of(cover.from(), cover.to());
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
  String in(Words words, Instant now) {
    return words.of(key, days.stream().map(day -> words.day(day, now)).toArray());
  }

  @Override
  public String toString() {
    return key;
  }
}
