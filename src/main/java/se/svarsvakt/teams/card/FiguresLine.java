package se.svarsvakt.teams.card;

import java.util.List;
import java.util.stream.Stream;
import se.svarsvakt.rule.reply.Promise;
import se.svarsvakt.worklist.PersonalFigures;

/**
 * A person's figures of what was promised in one way, in words.
 *
 * @param open what waits
 * @param answered what was done in the last 14 days
 */
public record FiguresLine(String open, String answered) {
  /** Of mail, which is told even where there is none, and of what is counted apart. */
  static List<FiguresLine> of(CardWords words, PersonalFigures figures) {
    return Stream.concat(
            Stream.of(line(words, Promise.ANSWER, figures.mail())), apart(words, figures))
        .toList();
  }

  /** Of what is counted apart alone. */
  static Stream<FiguresLine> apart(CardWords words, PersonalFigures figures) {
    return figures.apart().stream().map(each -> line(words, each.promise(), each.counts()));
  }

  private static FiguresLine line(CardWords words, Promise promise, PersonalFigures.Counts counts) {
    return new FiguresLine(
        words.of(promise, "status.open", counts.open(), counts.overdue(), counts.dueToday()),
        words.of(promise, "status.answered", counts.answered(), counts.onTime()));
  }
}
