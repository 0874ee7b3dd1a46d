package se.svarsvakt.summary;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.casework.PastMail;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.ReceivedMail;
import se.svarsvakt.mail.Verdict;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.ReplyFindings;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.rule.reply.ReplyTerms;
import se.svarsvakt.rule.reply.Settlement;

/**
 * A mail as the figures count it, at the end of a week.
 *
 * @param mailbox where it lies
 * @param rule of what was promised to its sender: what is counted together
 * @param receivedAt when it came
 * @param deadline until when its sender was to have an answer
 * @param fate what became of it
 * @param settledAt when it was answered, after a promise finally; null where it was not
 * @param answeredAt when the sender first got an answer; null where none is known
 * @param handling how it came and who answered it
 * @param counts whether it is among the received; what was moved to Junk Email is not
 */
record CountedMail(
    MailboxId mailbox,
    RuleName rule,
    Instant receivedAt,
    Instant deadline,
    Fate fate,
    @Nullable Instant settledAt,
    @Nullable Instant answeredAt,
    Handling handling,
    boolean counts) {
  /** Mail of which nothing is known but its times. */
  CountedMail(
      MailboxId mailbox,
      RuleName rule,
      Instant receivedAt,
      Instant deadline,
      Fate fate,
      @Nullable Instant settledAt,
      @Nullable Instant answeredAt,
      boolean counts) {
    this(
        mailbox,
        rule,
        receivedAt,
        deadline,
        fate,
        settledAt,
        answeredAt,
        new Handling(null, false, null),
        counts);
  }

  /**
   * How a mail came and who answered it.
   *
   * @param message its Message-ID; null where it has none
   * @param named whether it was addressed to the mailbox and not to a list or group
   * @param answeredBy the mailbox that answered; null where that is not known
   */
  record Handling(@Nullable Hash message, boolean named, @Nullable MailboxId answeredBy) {}

  /** What became of a mail. */
  enum Fate {
    /** Its sender got an answer. */
    ANSWERED,
    /** Nobody answered. */
    OPEN,
    /** Marked as needing no answer. */
    NO_REPLY_NEEDED,
    /** An exception covers it. */
    EXCEPTED,
    /** Thrown away without an answer. */
    DISCARDED
  }

  /**
   * The mail of some mailboxes that counts: what expects an answer, each Message-ID once a mailbox.
   *
   * @param terms how long each sender waits by the promise
   */
  static List<CountedMail> of(PastMail past, ReplyTerms terms) {
    Set<Copy> seen = new HashSet<>();
    return past.mail().stream()
        .filter(mail -> mail.state() != null)
        .sorted(
            Comparator.comparing(CountedMail::isPutAside)
                .thenComparing(mail -> mail.mail().receivedAt()))
        .filter(mail -> mail.mail().thread().messageId() == null || seen.add(Copy.of(mail)))
        .map(mail -> of(mail, past.excused().contains(mail.mail().key()), terms))
        .toList();
  }

  /** A copy that was thrown away or marked does not stand for one that waits or was answered. */
  private static boolean isPutAside(JudgedMail mail) {
    return mail.state() instanceof ReplyState.Discarded
        || mail.state() instanceof ReplyState.NoReplyNeeded;
  }

  /** What makes messages of a mailbox the same; some programs use one Message-ID for all. */
  private record Copy(MailboxId mailbox, @Nullable Hash messageId, Set<Hash> senders) {
    static Copy of(JudgedMail judged) {
      ReceivedMail mail = judged.mail();
      return new Copy(mail.mailbox(), mail.thread().messageId(), mail.senders());
    }
  }

  private static CountedMail of(JudgedMail judged, boolean excused, ReplyTerms terms) {
    ReplyState state = judged.state();
    Optional<Settlement> settled = Optional.ofNullable(state).flatMap(ReplyState::settled);
    Instant promised = judged.due() == null ? Instant.MIN : judged.due().at();
    Instant first = terms.firstDue(judged).at();
    return new CountedMail(
        judged.mail().mailbox(),
        ReplyFindings.overdue(judged.promise()).rule(),
        judged.mail().receivedAt(),
        first.isAfter(promised) ? first : promised,
        fate(state, excused),
        settled.map(Settlement::at).orElse(null),
        judged.firstAnswer().orElse(null),
        new Handling(
            judged.mail().thread().messageId(),
            judged.mail().verdict().namesMailbox(),
            settled.map(Settlement::answeredBy).orElse(null)),
        judged.verdict().verdict() != Verdict.JUNK);
  }

  private static Fate fate(@Nullable ReplyState state, boolean excused) {
    return switch (state) {
      case ReplyState.NoReplyNeeded _ -> Fate.NO_REPLY_NEEDED;
      case ReplyState.Discarded _ -> Fate.DISCARDED;
      case null -> Fate.OPEN;
      case ReplyState.Answered _,
          ReplyState.Acknowledged _,
          ReplyState.Forwarded _,
          ReplyState.Open _,
          ReplyState.DueSoon _,
          ReplyState.Overdue _,
          ReplyState.ForwardedUntold _ ->
          excused ? Fate.EXCEPTED : state.settled().isPresent() ? Fate.ANSWERED : Fate.OPEN;
    };
  }
}
