package se.svarsvakt.mail;

import java.util.Arrays;
import java.util.Locale;

/**
 * What an incoming message is, and whether it expects an answer (docs/how-it-judges.md 2). The
 * order of the constants is the order in which they are tried: the first match wins.
 */
public enum Verdict {
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

  /** Whether somebody waits for an answer. */
  public boolean expectsAnswer() {
    return expectsAnswer;
  }

  /** The code in the program's output, {@code no-reply-sender} for example. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The verdict with this code.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Verdict of(String code) {
    return Arrays.stream(values())
        .filter(verdict -> verdict.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no verdict has the code " + code));
  }
}
