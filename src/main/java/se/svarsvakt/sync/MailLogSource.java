package se.svarsvakt.sync;

import java.util.List;
import java.util.function.Consumer;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.worktime.Period;

/** Lists what came to a mailbox and was sent from it, whatever folder it lies in now. */
public interface MailLogSource {
  /**
   * Hands on the messages of a period page by page, the eldest first; drafts too. Nothing is held
   * longer than that.
   *
   * @throws MailboxFailure if the listing cannot begin or ends before its end
   */
  void each(MailboxId mailbox, Period span, Consumer<List<LoggedMessage>> sink);
}
