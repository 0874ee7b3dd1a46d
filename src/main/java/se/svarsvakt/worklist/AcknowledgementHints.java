package se.svarsvakt.worklist;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import se.svarsvakt.casework.Register;
import se.svarsvakt.mail.MailKey;
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
    Map<NudgeItem, MailKey> answers = new LinkedHashMap<>();
    items.stream()
        .filter(this::isAcknowledged)
        .limit(MOST)
        .forEach(
            item ->
                register
                    .answerBy(snapshot.person(), item.mail())
                    .ifPresent(answer -> answers.put(item, answer)));
    if (answers.isEmpty()) {
      return Set.of();
    }
    Map<MailKey, String> texts = previews.written(answers.values());
    ContactPerson contacts = ContactPerson.among(names());
    return answers.entrySet().stream()
        .filter(
            answer ->
                Optional.ofNullable(texts.get(answer.getValue()))
                    .filter(text -> !contacts.isNamed(text))
                    .isPresent())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private boolean isAcknowledged(NudgeItem item) {
    return snapshot
        .mail(item)
        .filter(judged -> judged.state() instanceof ReplyState.Acknowledged)
        .isPresent();
  }

  private List<String> names() {
    return snapshot.people().directory().accounts().stream()
        .map(account -> account.person().name().display())
        .toList();
  }
}
