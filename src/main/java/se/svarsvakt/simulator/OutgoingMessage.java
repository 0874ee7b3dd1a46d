package se.svarsvakt.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mail on its way: what its writer decided, before a mailbox gives it an id.
 *
 * @param from the From address
 * @param addressees To, Cc and Reply-To
 * @param content subject and text
 * @param thread what ties it to other mail
 * @param nature what else marks it
 */
public record OutgoingMessage(
    Recipient from,
    Addressees addressees,
    Content content,
    ThreadReferences thread,
    Nature nature) {
  /** Who gets it, and to whom an answer goes if not to the sender. */
  public record Addressees(List<Recipient> to, List<Recipient> cc, List<Recipient> replyTo) {}

  /**
   * What it says.
   *
   * @param text plain text
   * @param html its HTML form; null where it is made from the text
   * @param unique the HTML of what was newly written, without quoted mail; null for all of it
   */
  public record Content(
      String subject, String text, @Nullable String html, @Nullable String unique) {}

  /**
   * What ties it to other mail.
   *
   * @param messageId Message-ID with its angle brackets; null where the mailbox makes one
   * @param references Message-IDs of the thread, oldest first; the last one is In-Reply-To
   * @param conversation names the conversation where references do not
   * @param visible whether thread ids show as extended properties, or in the MIME text alone
   */
  public record ThreadReferences(
      @Nullable String messageId,
      List<String> references,
      @Nullable String conversation,
      boolean visible) {
    String messageIdOr(String made) {
      return messageId == null ? made : messageId;
    }

    /** What names the conversation, whose id still differs between mailboxes, as in Exchange. */
    String rootOr(String own) {
      String first = references.isEmpty() ? own : references.getFirst();
      return conversation == null ? first : conversation;
    }
  }

  /**
   * What else marks it.
   *
   * @param messageClass the MAPI class
   * @param meetingType {@code meetingRequest} and the like; null for ordinary mail
   * @param headers internet headers by name
   */
  public record Nature(
      String messageClass, @Nullable String meetingType, Map<String, String> headers) {}

  /** An empty message of that writer, given as an address or {@code Name <address>}. */
  public static OutgoingMessage from(String writer) {
    return new OutgoingMessage(
        Recipient.parse(writer),
        new Addressees(List.of(), List.of(), List.of()),
        new Content("", "", null, null),
        new ThreadReferences(null, List.of(), null, true),
        new Nature("IPM.Note", null, Map.of()));
  }

  /** To these alone. */
  public OutgoingMessage to(String... people) {
    return to(parse(people));
  }

  OutgoingMessage to(List<Recipient> people) {
    return with(new Addressees(people, addressees.cc(), addressees.replyTo()));
  }

  /** With these in Cc alone. */
  public OutgoingMessage cc(String... people) {
    return with(new Addressees(addressees.to(), parse(people), addressees.replyTo()));
  }

  /** With these in Reply-To. */
  public OutgoingMessage replyTo(String... people) {
    return with(new Addressees(addressees.to(), addressees.cc(), parse(people)));
  }

  /** With that subject and plain text. */
  public OutgoingMessage saying(String subject, String text) {
    return with(new Content(subject, text, null, null));
  }

  /** With that HTML body beside the plain text. */
  public OutgoingMessage html(String html) {
    return html(html, html);
  }

  /** With that HTML body, of which only a part is new and the rest quoted. */
  public OutgoingMessage html(String html, String unique) {
    return with(new Content(content.subject(), content.text(), html, unique));
  }

  /** With that Message-ID, angle brackets included. */
  public OutgoingMessage messageId(String id) {
    return with(new ThreadReferences(id, thread.references, thread.conversation, thread.visible));
  }

  /** As an answer to mail with these Message-IDs, oldest first. */
  public OutgoingMessage answering(List<String> messageIds) {
    return with(
        new ThreadReferences(
            thread.messageId, List.copyOf(messageIds), thread.conversation, thread.visible));
  }

  /** In the conversation that this Message-ID began, without saying so in headers. */
  public OutgoingMessage inConversationOf(String messageId) {
    return with(
        new ThreadReferences(thread.messageId, thread.references, messageId, thread.visible));
  }

  /** With thread ids that show in the MIME text alone, as Sent Items often have it. */
  public OutgoingMessage threadInMimeOnly() {
    return with(
        new ThreadReferences(thread.messageId, thread.references, thread.conversation, false));
  }

  /** With that internet header. */
  public OutgoingMessage header(String name, String value) {
    Map<String, String> headers = new LinkedHashMap<>(nature.headers());
    headers.put(name, value);
    return with(new Nature(nature.messageClass(), nature.meetingType(), headers));
  }

  /** With that MAPI class. */
  public OutgoingMessage messageClass(String messageClass) {
    return with(new Nature(messageClass, nature.meetingType(), nature.headers()));
  }

  /** As meeting mail of that type, {@code meetingRequest} for one. */
  public OutgoingMessage meeting(String type) {
    return with(new Nature("IPM.Schedule.Meeting.Request", type, nature.headers()));
  }

  /** To that recipient if nobody stands in To or Cc. */
  OutgoingMessage addressedTo(Recipient recipient) {
    return addressees.to().isEmpty() && addressees.cc().isEmpty()
        ? with(new Addressees(List.of(recipient), List.of(), addressees.replyTo()))
        : this;
  }

  List<Recipient> answerGoesTo() {
    return addressees.replyTo().isEmpty() ? List.of(from) : addressees.replyTo();
  }

  /** The thread's Message-IDs up to and with the one given. */
  public List<String> threadWith(String ownMessageId) {
    List<String> all = new ArrayList<>(thread.references());
    all.add(ownMessageId);
    return all;
  }

  private static List<Recipient> parse(String... people) {
    return Stream.of(people).map(Recipient::parse).toList();
  }

  private OutgoingMessage with(Addressees changed) {
    return new OutgoingMessage(from, changed, content, thread, nature);
  }

  private OutgoingMessage with(Content changed) {
    return new OutgoingMessage(from, addressees, changed, thread, nature);
  }

  private OutgoingMessage with(ThreadReferences changed) {
    return new OutgoingMessage(from, addressees, content, changed, nature);
  }

  private OutgoingMessage with(Nature changed) {
    return new OutgoingMessage(from, addressees, content, thread, changed);
  }
}
