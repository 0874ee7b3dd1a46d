package se.svarsvakt.rule.reply;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;

/**
 * One sign that the sender of a message got an answer.
 *
 * @param at the time it shows
 * @param source what it is and where it was found
 */
record Answer(Instant at, Source source) {
  /** The strongest first: found for the message itself, then by kind, then by time. */
  static final Comparator<Answer> STRENGTH =
      comparing((Answer answer) -> answer.source.inherited)
          .thenComparing(answer -> answer.source.evidence)
          .thenComparing(Answer::at)
          .thenComparing(answer -> answer.source.by)
          .thenComparing(answer -> answer.source.passedOn);

  /**
   * What a sign is and where it was found.
   *
   * @param evidence its kind
   * @param by the mailbox whose Sent Items, message or mark shows it
   * @param passedOn whether the answer also passes the message on to a colleague
   * @param inherited whether it was found for a later message or a copy
   */
  record Source(Evidence evidence, MailboxId by, boolean passedOn, boolean inherited) {
    static Source found(Evidence evidence, MailboxId by) {
      return new Source(evidence, by, false, false);
    }

    Source asInherited() {
      return inherited ? this : new Source(evidence, by, passedOn, true);
    }
  }

  Evidence evidence() {
    return source.evidence;
  }

  MailboxId by() {
    return source.by;
  }

  boolean passedOn() {
    return source.passedOn;
  }

  Answer asInherited() {
    return new Answer(at, source.asInherited());
  }

  /** The mailbox whose Sent Items hold the answer; null where no sent message shows it. */
  @Nullable MailboxId answeredBy() {
    return switch (source.evidence) {
      case THREAD, CONVERSATION -> source.by;
      case VERB, CALL, MARKED -> null;
    };
  }
}
