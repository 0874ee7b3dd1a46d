package se.svarsvakt.teams.card;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.worklist.WorkItem;
import se.svarsvakt.worklist.WorkItem.MailItem;
import se.svarsvakt.worklist.Worklist;

/** The sentence at the head of a card, which tells all to somebody who reads nothing else. */
final class CardHeadline {
  private CardHeadline() {}

  static String of(Worklist worklist, CardWords words) {
    List<WorkItem> open = worklist.items().stream().filter(line -> !line.done()).toList();
    if (worklist.items().isEmpty() && worklist.others() > 0) {
      return words.of("others", worklist.others());
    }
    if (open.isEmpty()) {
      return words.of(worklist.items().isEmpty() ? "head.none" : "head.done");
    }
    String when = earliest(open).map(due -> words.moment(due, worklist.at())).orElse("");
    String key = "head." + worklist.kind().map(NudgeKind::code).orElse("open");
    return words.of(key, open.size(), when, when.isEmpty() ? 0 : 1);
  }

  private static Optional<Instant> earliest(List<WorkItem> open) {
    return open.stream()
        .filter(MailItem.class::isInstance)
        .map(line -> ((MailItem) line).dueAt())
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder());
  }
}
