package se.svarsvakt.sync;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

  /** The same along with the whole body, asked for at once. */
  Optional<Bodies> bodies(MailboxId mailbox, MessageId message);

  /**
   * A message's body in two ways.
   *
   * @param added what it newly says, as {@link #body} gives it
   * @param whole all of it
   * @param onBehalf whether somebody else sent it than it is from
   */
  record Bodies(Body added, Body whole, boolean onBehalf) {}

  /**
   * What people recognise these messages by, and where Outlook on the web opens them; those that
   * cannot be read are missing. It is content: never stored or logged.
   */
  Map<MessageId, Sight> sights(MailboxId mailbox, Collection<MessageId> messages);

  /**
   * What people recognise a message by.
   *
   * @param subject maybe empty
   * @param from the author; null where the message names none
   * @param link opens it in Outlook on the web; empty where Graph gives none
   */
  record Sight(String subject, @Nullable MailAddress from, Optional<URI> link) {
    @Override
    public String toString() {
      return "Sight[not shown]";
    }
  }

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
