package se.svarsvakt.mail;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What an incoming message is, and whether it expects an answer (docs/how-it-judges.md 2). The
 * order of the constants is the order in which they are tried: the first match wins.
 */
public enum Verdict implements EnumCode {
  /** Was moved to Junk Email. */
  JUNK(false),
  /** A non-delivery, delivery or read report. */
  DELIVERY_REPORT(false),
  /** A meeting request, response or cancellation. */
  MEETING(false),
  /** A voicemail or a missed call; its rule is not the reply rule. */
  VOICEMAIL(true),
  /** Its sender matches the policy's excluded senders. */
  EXCLUDED_SENDER(false),
  /** Sent from inside the organisation. */
  INTERNAL(false),
  /** Sent by a machine on nobody's behalf: RFC 3834, out-of-office. */
  AUTOMATIC(false),
  /** Sent to many: list mail, newsletters. */
  BULK(false),
  /** Its sender says that nobody reads what is sent back. */
  NO_REPLY_SENDER(false),
  /** The mailbox got a copy. */
  COPIED(false),
  /** Only a thank-you or goodbye in a conversation that was answered already. */
  CLOSING_REMARK(false),
  /** From outside, to this mailbox: somebody waits for an answer. */
  EXTERNAL(true);

  private final boolean expectsAnswer;

  Verdict(boolean expectsAnswer) {
    this.expectsAnswer = expectsAnswer;
  }

  /** Whether somebody waits for an answer, or may where no other mailbox holds the message. */
  public boolean mayStillExpectAnswer() {
    return expectsAnswer || this == COPIED;
  }

  /** Whether somebody waits for an answer. */
  public boolean expectsAnswer() {
    return expectsAnswer;
  }

  /**
   * Whether it is from outside and to this mailbox: what an inbox must not hold unread for days
   * (docs/how-it-judges.md 6), whatever its answer.
   */
  public boolean isExternalMail() {
    return this == EXTERNAL;
  }

  /**
   * Whether people open it themselves, so that a read mark on it is a sign of attention. What
   * machines send is marked as read by rules and programs too.
   */
  public boolean isOpenedByPeople() {
    return this == EXTERNAL || this == INTERNAL || this == COPIED;
  }

  /** The verdicts of which something holds, {@link #expectsAnswer} for example. */
  public static Set<Verdict> where(Predicate<Verdict> holds) {
    Set<Verdict> found = EnumSet.allOf(Verdict.class);
    found.removeIf(holds.negate());
    return found;
  }

  /** The codes of the verdicts of which something holds: what a statement compares with. */
  public static List<String> codes(Predicate<Verdict> holds) {
    return where(holds).stream().map(Verdict::code).toList();
  }

  /**
   * The verdict with this code.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Verdict of(String code) {
    return EnumCode.find(Verdict.class, code)
        .orElseThrow(() -> new IllegalArgumentException("no verdict has the code " + code));
  }
}
