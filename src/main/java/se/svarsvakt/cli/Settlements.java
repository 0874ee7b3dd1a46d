package se.svarsvakt.cli;

import java.util.Optional;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.rule.reply.Settlement;

/** That and how the sender got an answer, in the states that know it. */
final class Settlements {
  private Settlements() {}

  static Optional<Settlement> of(ReplyState state) {
    return switch (state) {
      case ReplyState.Answered answered -> Optional.of(answered.settlement());
      case ReplyState.Acknowledged acknowledged -> Optional.of(acknowledged.settlement());
      case ReplyState.Forwarded forwarded -> Optional.of(forwarded.settlement());
      case ReplyState.Open _,
          ReplyState.DueSoon _,
          ReplyState.Overdue _,
          ReplyState.ForwardedUntold _,
          ReplyState.NoReplyNeeded _,
          ReplyState.Discarded _ ->
          Optional.empty();
    };
  }
}
