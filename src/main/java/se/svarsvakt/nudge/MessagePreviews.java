package se.svarsvakt.nudge;

import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import se.svarsvakt.mail.DisplayText;
import se.svarsvakt.mail.MailKey;

/** A last look at the mail that a nudge is about, for showing it to the mailbox's own people. */
public interface MessagePreviews {
  /** Subject and sender of these messages; those that cannot be read are missing. */
  Map<MailKey, MessagePreview> at(Collection<MailKey> mails);

  /**
   * What people newly wrote in these sent messages, as plain text; those that cannot be read are
   * missing.
   */
  default Map<MailKey, String> written(Collection<MailKey> sent) {
    return Map.of();
  }

  /**
   * What people recognise a message by, fit to be shown. It is never stored or logged.
   *
   * @param subject maybe empty
   * @param sender the sender's address; maybe empty
   * @param link opens it in Outlook on the web; empty where that is not known
   */
  record MessagePreview(String subject, String sender, Optional<URI> link) {
    private static final int LONGEST = 400;

    /** Makes both fit to be shown. */
    public MessagePreview {
      subject = DisplayText.line(subject, LONGEST);
      sender = DisplayText.line(sender, LONGEST);
    }

    /** Nothing that could be opened. */
    public MessagePreview(String subject, String sender) {
      this(subject, sender, Optional.empty());
    }

    @Override
    public String toString() {
      return "MessagePreview[not shown]";
    }
  }
}
