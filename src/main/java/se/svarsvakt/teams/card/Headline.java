package se.svarsvakt.teams.card;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import se.svarsvakt.nudge.NudgeKind;
import se.svarsvakt.rule.reply.Promise;
import se.svarsvakt.worklist.WorkItem;
import se.svarsvakt.worklist.WorkItem.MailItem;
import se.svarsvakt.worklist.Worklist;

/**
 * What tells all to somebody who reads nothing else. Of mail whose sender claims to be a colleague
 * and is not shown to be one it warns before anything else, and never asks for an answer.
 *
 * @param text the sentence at the head; it is a warning itself where there is nothing else
 * @param warning which mail to beware of, and what to do about it; empty where there is none
 * @param isWarning whether the text is a warning too
 */
record Headline(String text, String warning, boolean isWarning) {
  static Headline of(Worklist worklist, CardWords words) {
    Headline shown = ofShown(worklist, words);
    return worklist.older() == 0
        ? shown
        : new Headline(
            shown.text() + " " + words.of("head.older", worklist.older()),
            shown.warning(),
            shown.isWarning());
  }

  private static Headline ofShown(Worklist worklist, CardWords words) {
    List<WorkItem> warned = worklist.warned();
    int claimed = warned.size() + worklist.claimedOthers();
    List<WorkItem> rest =
        worklist.items().stream().filter(item -> !item.done() && !warned.contains(item)).toList();
    int others = worklist.others() - worklist.claimedOthers();
    if (claimed == 0) {
      return new Headline(text(worklist, rest, words), "", false);
    }
    String advice = words.of("claimed.advice");
    if (rest.isEmpty() && others == 0) {
      return new Headline(words.of("head.claimed", claimed), advice, true);
    }
    String some = words.of("claimed.some", claimed, claimed + rest.size() + others);
    String text = rest.isEmpty() ? words.of("others", others) : text(worklist, rest, words);
    return new Headline(text, some + " " + advice, false);
  }

  private static String text(Worklist worklist, List<WorkItem> open, CardWords words) {
    if (worklist.items().isEmpty() && worklist.others() > 0) {
      return words.of("others", worklist.others());
    }
    if (open.isEmpty()) {
      return words.of(worklist.items().isEmpty() ? "head.none" : "head.done");
    }
    boolean asked = worklist.kind().filter(NudgeKind.PUBLIC_RECORDS::equals).isPresent();
    List<WorkItem> requests =
        asked
            ? mail(open).filter(MailItem::isOpenRequest).map(WorkItem.class::cast).toList()
            : List.of();
    String kind =
        worklist
            .kind()
            .filter(_ -> !asked || !requests.isEmpty())
            .map(NudgeKind::code)
            .orElse("open");
    String others = isOfOthers(worklist, open) ? ".others" : "";
    return text(
        "head." + kind + others, requests.isEmpty() ? open : requests, words, worklist.at());
  }

  /** What a manager, or who stands in, is told of others is not about their own absence. */
  private static boolean isOfOthers(Worklist worklist, List<WorkItem> open) {
    return worklist.kind().filter(NudgeKind.ABSENCE::equals).isPresent()
        && open.stream().noneMatch(each -> each.item().mailbox().equals(worklist.person()));
  }

  private static String text(String key, List<WorkItem> open, CardWords words, Instant now) {
    String when = earliest(open).map(due -> words.moment(due, now)).orElse("");
    String own = key + medium(open);
    return words.of(words.has(own) ? own : key, open.size(), when, when.isEmpty() ? 0 : 1);
  }

  /** Messages by telephone have words of their own, and so have they together with mail. */
  private static String medium(List<WorkItem> open) {
    long calls = mail(open).filter(line -> line.promise() == Promise.CALL_BACK).count();
    return calls == 0 ? "" : calls == open.size() ? ".call" : ".mixed";
  }

  private static Stream<MailItem> mail(List<WorkItem> lines) {
    return lines.stream().filter(MailItem.class::isInstance).map(MailItem.class::cast);
  }

  private static Optional<Instant> earliest(List<WorkItem> open) {
    return mail(open).map(MailItem::dueAt).filter(Objects::nonNull).min(Comparator.naturalOrder());
  }

  /** All of it in one line, a warning first. */
  String whole() {
    if (warning.isEmpty()) {
      return text;
    }
    return isWarning ? text + ". " + warning : warning + " " + text;
  }
}
