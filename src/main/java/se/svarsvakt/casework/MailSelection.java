package se.svarsvakt.casework;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.rule.reply.Settlement;

/**
 * Which judged mail a review shows.
 *
 * @param breadth what it is about
 * @param settledSince settled mail from before is over
 * @param receivedSince mail that expects no answer, from before, is over
 */
record MailSelection(Casework.Breadth breadth, Instant settledSince, Instant receivedSince) {
  /** What was settled before this is of no interest at all. */
  Instant earliest() {
    return breadth == Casework.Breadth.ALL && receivedSince.isBefore(settledSince)
        ? receivedSince
        : settledSince;
  }

  boolean includes(JudgedMail judged) {
    if (judged.state() == null && !judged.verdict().verdict().expectsAnswer()) {
      return breadth == Casework.Breadth.ALL && !judged.mail().receivedAt().isBefore(receivedSince);
    }
    return settledAt(judged, Instant.MAX).filter(at -> at.isBefore(settledSince)).isEmpty();
  }

  /**
   * When nothing was left to do about a message; empty while something is.
   *
   * @param now what counts for mail that was thrown away at an unknown time
   */
  static Optional<Instant> settledAt(JudgedMail judged, Instant now) {
    ReplyState state = judged.state();
    return switch (state) {
      case null ->
          judged.mail().mayExpectAnswer()
              ? Optional.of(judged.mail().receivedAt())
              : Optional.empty();
      case ReplyState.NoReplyNeeded marked -> Optional.of(marked.markedAt());
      case ReplyState.Discarded _ ->
          Optional.of(Objects.requireNonNullElse(judged.mail().thrownAt(), now));
      case ReplyState other ->
          other.isOpen() ? Optional.empty() : other.settled().map(Settlement::at);
    };
  }
}
