package se.svarsvakt.worker;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailKey;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.nudge.Glances;
import se.svarsvakt.sync.FullMessage;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.sync.MailboxFeed;

/** Reads subject and sender from the mailbox at the moment they are shown; nothing is kept. */
public final class MailGlances implements Glances {
  private final MailboxFeed feed;

  /** Over the mailboxes. */
  public MailGlances(MailboxFeed feed) {
    this.feed = feed;
  }

  @Override
  public Map<MailKey, Glance> at(Collection<MailKey> mails) {
    Map<MailKey, Glance> seen = new HashMap<>();
    mails.stream()
        .collect(Collectors.groupingBy(MailKey::mailbox))
        .forEach(
            (mailbox, keys) -> {
              List<MessageId> ids = keys.stream().map(MailKey::id).toList();
              try {
                feed.messages(mailbox, ids)
                    .forEach((id, message) -> seen.put(new MailKey(mailbox, id), glance(message)));
              } catch (MailboxFailure failure) {
                // A nudge without a subject is better than none.
              }
            });
    return seen;
  }

  private static Glance glance(FullMessage message) {
    MailAddress from = message.people().from();
    return new Glance(message.text().subject(), from == null ? "" : from.value());
  }
}
