package se.svarsvakt.nudge;

import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import se.svarsvakt.mail.MailKey;

/** A last look at the mail that a nudge is about, for showing it to the mailbox's own people. */
public interface MessagePreviews {
  /** Subject and sender of these messages; those that cannot be read are missing. */
  Map<MailKey, MessagePreview> at(Collection<MailKey> mails);

  /**
   * What people recognise a message by. It is never stored or logged.
   *
   * @param subject maybe empty
   * @param sender the sender's address; maybe empty
   * @param link opens it in Outlook on the web; empty where that is not known
   */
  record MessagePreview(String subject, String sender, Optional<URI> link) {
    /** Nothing that could be opened. */
    public MessagePreview(String subject, String sender) {
      this(subject, sender, Optional.empty());
    }

    @Override
    public String toString() {
      return "Glance[not shown]";
    }
  }
}
