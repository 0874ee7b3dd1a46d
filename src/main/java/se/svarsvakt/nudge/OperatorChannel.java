package se.svarsvakt.nudge;

import java.util.List;
import se.svarsvakt.mail.MailAddress;

/** The ways to those who run the program, told of it and never of mail. */
public interface OperatorChannel {
  /**
   * What they are told; it names no person and no address.
   *
   * @param number the same for what may take the place of an earlier one; positive
   * @param preview all in short, at most {@link NudgeMessage#LONGEST_PREVIEW} characters
   * @param lines what is wrong and what to do
   */
  record OperatorMessage(long number, String preview, List<String> lines) {
    /** Keeps a copy. */
    public OperatorMessage {
      lines = List.copyOf(lines);
    }
  }

  /** Tells one of them by every way there is; sent where one of the ways took it. */
  Delivery tell(MailAddress operator, OperatorMessage message);
}
