package se.svarsvakt.policy;

import java.util.List;
import se.svarsvakt.mail.MailAddress;

/**
 * What is promised to somebody who leaves a message in a voice mailbox (docs/how-it-judges.md 3).
 *
 * @param callBackWithinWorkingDays working days after the day of the message within which they are
 *     called back, {@link ReplyPolicy#WORKING_DAYS}; 0 is the same day
 * @param senders whose mail is voicemail, beside the services that everybody knows: an
 *     organisation's own telephone system
 */
public record VoicemailPolicy(int callBackWithinWorkingDays, List<SenderPattern> senders) {
  /** By the next working day, from the services that everybody knows. */
  public static final VoicemailPolicy ORDINARY = new VoicemailPolicy(1, List.of());

  /** Keeps a copy; refuses a number of days out of range. */
  public VoicemailPolicy {
    ReplyPolicy.WORKING_DAYS.check("callBackWithinWorkingDays", callBackWithinWorkingDays);
    senders = List.copyOf(senders);
  }

  /** Whether what that address sends is voicemail. */
  public boolean sends(MailAddress sender) {
    return senders.stream().anyMatch(pattern -> pattern.matches(sender));
  }
}
