package se.svarsvakt.rule;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The rules by the names that they have in the output, in the store and on the command line. */
public enum RuleName {
  /** Mail is answered or acknowledged in time. */
  REPLY("reply"),
  /** Whoever wrote a mail that was passed on is told. */
  FORWARD("forward"),
  /** Automatic replies and cover while somebody is away. */
  ABSENCE("absence"),
  /** The signature of sent mail. */
  SIGNATURE("signature"),
  /** A person's inbox that nobody looks after. */
  UNATTENDED("unattended"),
  /** A shared mailbox is opened every working day. */
  SHARED_MAILBOX("shared-mailbox");

  private final String text;

  RuleName(String text) {
    this.text = text;
  }

  /** The name as it is written. */
  public String text() {
    return text;
  }

  /** Whether it judges received mail one by one, and not a mailbox as a whole or what is sent. */
  public boolean isAboutMail() {
    return switch (this) {
      case REPLY, FORWARD -> true;
      case ABSENCE, SIGNATURE, UNATTENDED, SHARED_MAILBOX -> false;
    };
  }

  /**
   * The rule that is written so.
   *
   * @throws IllegalArgumentException if there is none; its message lists those that there are
   */
  public static RuleName of(String text) {
    return Arrays.stream(values())
        .filter(rule -> rule.text.equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("one of " + all()));
  }

  private static String all() {
    return Arrays.stream(values()).map(RuleName::text).collect(Collectors.joining(", "));
  }
}
