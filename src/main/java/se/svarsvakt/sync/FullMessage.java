package se.svarsvakt.sync;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.Headers;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MessageId;

/**
 * A message as the mailbox gives it. It holds content and is never stored or logged; {@link
 * #toString()} shows its id alone.
 *
 * @param id the immutable id
 * @param times when it came and when it was sent
 * @param people who it is from and to
 * @param threading what ties it to others
 * @param text subject and preview
 * @param flags what Graph says of its kind
 * @param headers its internet headers; null where they were not delivered and may exist
 * @param extended its extended properties; null where they were not delivered and may exist
 */
public record FullMessage(
    MessageId id,
    Times times,
    People people,
    Threading threading,
    MessageText text,
    Flags flags,
    @Nullable Headers headers,
    @Nullable ExtendedProperties extended) {

  /**
   * When it came and when it was sent.
   *
   * @param receivedAt when the mailbox got it
   * @param sentAt when it was sent; equal to {@code receivedAt} where unknown
   */
  public record Times(Instant receivedAt, Instant sentAt) {}

  /**
   * Who it is from and to.
   *
   * @param from the author; null where the message names none
   */
  public record People(
      @Nullable MailAddress from,
      List<MailAddress> replyTo,
      List<MailAddress> to,
      List<MailAddress> cc,
      List<MailAddress> bcc) {}

  /**
   * What ties it to other messages.
   *
   * @param internetMessageId the Message-ID; empty where it has none
   * @param conversationId Graph's conversation, different in each mailbox; empty where it has none
   */
  public record Threading(String internetMessageId, String conversationId) {}

  /** Subject and preview, maybe empty. */
  public record MessageText(String subject, String preview) {
    @Override
    public String toString() {
      return "Text[not shown]";
    }
  }

  /**
   * What Graph says of its kind.
   *
   * @param draft whether it was never sent
   * @param eventMessage whether it is a meeting's message
   * @param read whether it is marked as read; null where that was not delivered
   * @param receipt whether its sender asks for a read receipt; null where that was not delivered
   * @param onBehalf whether somebody else sent it than it is from
   */
  public record Flags(
      boolean draft,
      boolean eventMessage,
      @Nullable Boolean read,
      @Nullable Boolean receipt,
      boolean onBehalf) {
    /** Of a message that its author sent. */
    public Flags(boolean draft, boolean eventMessage, @Nullable Boolean read) {
      this(draft, eventMessage, read, null, false);
    }
  }

  /** The same message, where what was not delivered is known not to exist. */
  public FullMessage withNothingMissing() {
    return new FullMessage(
        id,
        times,
        people,
        threading,
        text,
        flags,
        headers == null ? Headers.NONE : headers,
        extended == null ? ExtendedProperties.NONE : extended);
  }

  /** Whether headers and extended properties were delivered. */
  public boolean isWhole() {
    return headers != null && extended != null;
  }

  @Override
  public String toString() {
    return "FullMessage[" + id + "]";
  }
}
