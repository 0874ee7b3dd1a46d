package se.svarsvakt.rule.reply;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailThread;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.Recipients;
import se.svarsvakt.mail.SentMail;

/** A sent message in the making. */
final class Outgoing {
  private final String id;
  private final Instant sentAt;
  private MailboxId mailbox;
  private @Nullable Hash conversation;
  private Set<Hash> refersTo = Set.of();
  private Recipients recipients = new Recipients(Set.of(Scene.EVA), Set.of());
  private SentMail.Kind kind = SentMail.Kind.MESSAGE;
  private boolean forwardSubject;
  private String ownId;

  Outgoing(MailboxId mailbox, String id, Instant sentAt) {
    this.mailbox = mailbox;
    this.id = id;
    this.ownId = "<" + id + ">";
    this.sentAt = sentAt;
  }

  Outgoing by(MailboxId other) {
    mailbox = other;
    return this;
  }

  Outgoing refersTo(String... ids) {
    refersTo = Incoming.hashes(ids);
    return this;
  }

  Outgoing conversation(String other) {
    conversation = new Hash(other);
    return this;
  }

  Outgoing to(String... external) {
    recipients = new Recipients(Incoming.hashes(external), recipients.internal());
    return this;
  }

  Outgoing inside(String... internal) {
    recipients = new Recipients(recipients.external(), Incoming.hashes(internal));
    return this;
  }

  Outgoing kind(SentMail.Kind other) {
    kind = other;
    return this;
  }

  Outgoing forward() {
    forwardSubject = true;
    return this;
  }

  /** A received copy of the message with that Message-ID. */
  Outgoing copyOf(String messageId) {
    ownId = messageId;
    return kind(SentMail.Kind.COPY);
  }

  SentMail build() {
    return new SentMail(
        Scene.key(mailbox, id),
        sentAt,
        new MailThread(new Hash(ownId), conversation, refersTo),
        recipients,
        kind,
        forwardSubject);
  }
}
