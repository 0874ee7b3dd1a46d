package se.svarsvakt.sync;

import java.util.Set;
import se.svarsvakt.mail.MailboxId;

/** Asks the directory itself who reports to somebody, not what was read of it before. */
@FunctionalInterface
public interface DirectReports {
  /**
   * Those who report to a manager now; of very many the first ones.
   *
   * @throws SourceUnavailable if the directory cannot be reached or refuses
   */
  Set<MailboxId> of(MailboxId manager);
}
