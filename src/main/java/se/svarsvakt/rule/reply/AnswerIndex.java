package se.svarsvakt.rule.reply;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers filed by conversation, found by time. Of each source only the first answer after a moment
 * matters, so that a conversation of thousands of messages costs no more than a few look-ups each.
 */
final class AnswerIndex {
  private final Map<ConversationKey, Map<Answer.Source, NavigableSet<Instant>>> times =
      new HashMap<>();

  /** Files an answer; one without a conversation cannot be found again and is left out. */
  void add(@Nullable ConversationKey conversation, Answer answer) {
    if (conversation != null) {
      times
          .computeIfAbsent(conversation, _ -> new HashMap<>())
          .computeIfAbsent(answer.source(), _ -> new TreeSet<>())
          .add(answer.at());
    }
  }

  /** The first answer of each source at or after that moment. */
  Stream<Answer> since(ConversationKey conversation, Instant from) {
    return times.getOrDefault(conversation, Map.of()).entrySet().stream()
        .flatMap(
            entry ->
                Stream.ofNullable(entry.getValue().ceiling(from))
                    .map(at -> new Answer(at, entry.getKey())));
  }
}
