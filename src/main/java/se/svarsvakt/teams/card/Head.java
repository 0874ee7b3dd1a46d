package se.svarsvakt.teams.card;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import se.svarsvakt.desk.Line;
import se.svarsvakt.desk.Line.MailLine;
import se.svarsvakt.desk.Sheet;
import se.svarsvakt.nudge.NudgeKind;

/** The sentence at the head of a card, which tells all to somebody who reads nothing else. */
final class Head {
  private Head() {}

  static String of(Sheet sheet, Words words) {
    List<Line> open = sheet.lines().stream().filter(line -> !line.done()).toList();
    if (sheet.lines().isEmpty() && sheet.others() > 0) {
      return words.of("others", sheet.others());
    }
    if (open.isEmpty()) {
      return words.of(sheet.lines().isEmpty() ? "head.none" : "head.done");
    }
    String when = earliest(open).map(due -> words.moment(due, sheet.at())).orElse("");
    String key = "head." + sheet.kind().map(NudgeKind::code).orElse("open");
    return words.of(key, open.size(), when, when.isEmpty() ? 0 : 1);
  }

  private static Optional<Instant> earliest(List<Line> open) {
    return open.stream()
        .filter(MailLine.class::isInstance)
        .map(line -> ((MailLine) line).dueAt())
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder());
  }
}
