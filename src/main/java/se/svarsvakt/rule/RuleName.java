package se.svarsvakt.rule;

import java.util.Arrays;
import java.util.stream.Collectors;
import se.svarsvakt.mail.EnumCode;

/** The rules by the names that they have in the output, in the store and on the command line. */
public enum RuleName implements EnumCode {
  /** Mail is answered or acknowledged in time. */
  REPLY,
  /** Whoever wrote a mail that was passed on is told. */
  FORWARD,
  /** Who leaves a message by telephone is called back in time. */
  VOICEMAIL,
  /** Who asks for public records is answered at once. */
  PUBLIC_RECORDS,
  /** Automatic replies and cover while somebody is away. */
  ABSENCE,
  /** The signature of sent mail. */
  SIGNATURE,
  /** A person's inbox that nobody looks after. */
  UNATTENDED,
  /** A shared mailbox is opened every working day. */
  SHARED_MAILBOX;

  /** Whether it judges received mail one by one, and not a mailbox as a whole or what is sent. */
  public boolean isAboutMail() {
    return switch (this) {
      case REPLY, FORWARD, VOICEMAIL, PUBLIC_RECORDS -> true;
      case ABSENCE, SIGNATURE, UNATTENDED, SHARED_MAILBOX -> false;
    };
  }

  /**
   * The rule that is written so.
   *
   * @throws IllegalArgumentException if there is none; its message lists those that there are
   */
  public static RuleName of(String text) {
    return EnumCode.find(RuleName.class, text)
        .orElseThrow(() -> new IllegalArgumentException("one of " + all()));
  }

  private static String all() {
    return Arrays.stream(values()).map(RuleName::code).collect(Collectors.joining(", "));
  }
}
