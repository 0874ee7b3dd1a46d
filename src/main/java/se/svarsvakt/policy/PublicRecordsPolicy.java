package se.svarsvakt.policy;

import java.time.LocalTime;
import java.util.List;
import se.svarsvakt.mail.MailAddress;

/**
 * How soon somebody who asks for public records is answered (docs/how-it-judges.md 3).
 *
 * @param enabled whether such requests are told from other mail
 * @param sameDayUntil what comes before this time of a working day is due the same day; what comes
 *     later, on the next working day at this time
 * @param alsoTell who is told beside the mailbox's own people: the registrator
 */
public record PublicRecordsPolicy(
    boolean enabled, LocalTime sameDayUntil, List<MailAddress> alsoTell) {
  /** Noon, and nobody else is told. */
  public static final PublicRecordsPolicy ORDINARY =
      new PublicRecordsPolicy(true, LocalTime.NOON, List.of());

  /** Keeps a copy. */
  public PublicRecordsPolicy {
    alsoTell = List.copyOf(alsoTell);
  }

  /** Who is told as things are: nobody, where such requests are not told from other mail. */
  public List<MailAddress> told() {
    return enabled ? alsoTell : List.of();
  }
}
