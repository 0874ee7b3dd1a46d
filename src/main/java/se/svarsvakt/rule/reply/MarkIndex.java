package se.svarsvakt.rule.reply;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.ReceivedMail;

/**
 * What people said of received mail, by message and by conversation. A mark says something of one
 * message and, if it was answered, of those before it; unlike a reply it says nothing of mail that
 * came between that message and the mark.
 */
final class MarkIndex {
  private final Map<MailKey, MarkSummary> standings;
  private final Map<ConversationKey, List<Said>> said = new HashMap<>();

  private record Said(Instant receivedAt, Answer answer) {}

  /** Leaves out marks that are older than their message, and marks on other messages. */
  MarkIndex(Collection<Mark> marks, Collection<ReceivedMail> received) {
    var receivedAt = received.stream().collect(toMap(ReceivedMail::key, ReceivedMail::receivedAt));
    standings =
        marks.stream()
            .filter(mark -> !mark.at().isBefore(receivedAt.getOrDefault(mark.mail(), Instant.MAX)))
            .collect(groupingBy(Mark::mail, collectingAndThen(toList(), MarkSummary::of)));
    received.forEach(this::add);
  }

  private void add(ReceivedMail mail) {
    var conversation = ConversationKey.withSenders(mail);
    if (conversation != null) {
      answers(mail)
          .map(answer -> new Said(mail.receivedAt(), answer.asInherited()))
          .forEach(each -> said.computeIfAbsent(conversation, _ -> new ArrayList<>()).add(each));
    }
  }

  MarkSummary of(ReceivedMail mail) {
    return standings.getOrDefault(mail.key(), MarkSummary.NONE);
  }

  /** The answers that marks on the message itself show. */
  Stream<Answer> answers(ReceivedMail mail) {
    return of(mail)
        .settling()
        .map(mark -> new Answer(mark.at(), Answer.Source.found(Evidence.MARKED, mail.mailbox())));
  }

  /** The answers that marks on later messages of the sender in the conversation show. */
  Stream<Answer> answersToLater(ReceivedMail mail) {
    return ConversationKey.waysToFind(mail)
        .flatMap(conversation -> said.getOrDefault(conversation, List.of()).stream())
        .filter(each -> each.receivedAt.isAfter(mail.receivedAt()))
        .map(Said::answer);
  }
}
