package se.svarsvakt.sync;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MessageId;

/**
 * What is read of a mailbox only now and then. Every method may throw {@link MailboxFailure}; what
 * passes by itself was retried before that.
 */
public interface MailboxDetails {
  /** What the mailbox calls its Inbox, in its own language. */
  String inboxName(MailboxId mailbox);

  /** Who looks after the mailbox's calendar; a hint at whom to ask, no right to the mail. */
  List<MailAddress> calendarDelegates(MailboxId mailbox);

  /**
   * What a message newly says, as far as Graph can tell it from what it quotes, else its whole
   * body; empty where the message does not exist any more. It is content: never stored or logged.
   */
  Optional<Body> body(MailboxId mailbox, MessageId message);

  /**
   * A message's body.
   *
   * @param from the author; null where the message names none
   * @param type {@code html} or {@code text}, in any case
   * @param content maybe empty
   */
  record Body(@Nullable MailAddress from, String type, String content) {
    @Override
    public String toString() {
      return "Body[not shown]";
    }
  }
}
