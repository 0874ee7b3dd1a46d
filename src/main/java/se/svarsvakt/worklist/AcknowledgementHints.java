package se.svarsvakt.worklist;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import se.svarsvakt.casework.Register;
import se.svarsvakt.nudge.MessagePreviews;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.rule.absence.ContactPerson;
import se.svarsvakt.rule.reply.ReplyState;

/**
 * Finds mail that the person acknowledged without naming anybody to turn to. The text is read when
 * it is shown to whoever wrote it, and let go.
 */
record AcknowledgementHints(MailboxSnapshot snapshot, Register register, MessagePreviews previews) {
  /** Somebody waits for the page or the card. */
  private static final int MOST = 5;

  /** Those of the items. */
  Set<NudgeItem> in(Collection<NudgeItem> items) {
    return items.stream()
        .filter(this::isAcknowledged)
        .limit(MOST)
        .filter(this::namesNobody)
        .collect(Collectors.toSet());
  }

  private boolean isAcknowledged(NudgeItem item) {
    return snapshot
        .mail(item)
        .filter(judged -> judged.state() instanceof ReplyState.Acknowledged)
        .isPresent();
  }

  private boolean namesNobody(NudgeItem item) {
    return register
        .answerBy(snapshot.person(), item.mail())
        .flatMap(previews::written)
        .filter(text -> !ContactPerson.isNamed(text, names()))
        .isPresent();
  }

  private List<String> names() {
    return snapshot.people().directory().accounts().stream()
        .map(account -> account.person().name().display())
        .toList();
  }
}
