package se.svarsvakt.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What people of the town do with a mail that they have received. */
final class DemoActs {
  private final SimulatedTenant tenant;
  private final DemoPen pen;

  DemoActs(SimulatedTenant tenant, DemoPen pen) {
    this.tenant = tenant;
    this.pen = pen;
  }

  /**
   * A mail and where it lies.
   *
   * @param id immutable id
   */
  record Received(SimulatedMailbox mailbox, String id) {
    Letter letter() {
      return mailbox.message(id).letter();
    }
  }

  /**
   * Who writes what and when.
   *
   * @param writer in whose Sent Items it comes to lie
   */
  record Words(SimulatedMailbox writer, String text, DemoPen.Signature signature, Instant at) {
    DemoPen.Signed signed() {
      return new DemoPen.Signed(writer.account(), signature);
    }
  }

  /** Answers with thread ids; returns the answer's Message-ID. */
  String answer(Received received, Words words, boolean mimeOnly) {
    received.mailbox().markRead(received.id(), true);
    Letter answer = received.mailbox().answerTo(received.id());
    return send(mimeOnly ? answer.threadInMimeOnly() : answer, "SV: ", received, words);
  }

  /** Writes in the conversation without thread ids; returns the Message-ID. */
  String write(Received received, Words words) {
    received.mailbox().markRead(received.id(), true);
    Letter answer = received.mailbox().answerTo(received.id()).answering(List.of());
    String root = received.mailbox().internetMessageId(received.id());
    return send(answer.inConversationOf(root), "", received, words);
  }

  /** Passes the mail on, telling its sender in Cc or not. */
  void forward(Received received, Words words, boolean recheck, String... to) {
    SimulatedMailbox mailbox = received.mailbox();
    mailbox.markRead(received.id(), true);
    Letter forward = mailbox.answerTo(received.id()).to(to);
    String sender = received.letter().from().toString();
    send(recheck ? forward.cc(sender) : forward, "VB: ", received, words);
    mailbox.lastVerb(received.id(), LastVerb.FORWARD, words.at());
  }

  /** The sender of the mail thanks for the answer. */
  void thanks(Received received, String answer, String text, Instant at) {
    Letter original = received.letter();
    List<String> thread =
        new ArrayList<>(original.threadWith(received.mailbox().internetMessageId(received.id())));
    thread.add(answer);
    Letter thanks =
        Letter.from(original.from().toString())
            .saying("SV: " + original.content().subject(), text)
            .answering(thread);
    String id = received.mailbox().receive(thanks, at);
    received.mailbox().markRead(id, true);
  }

  Letter signed(Letter letter, DemoPen.Signed signed) {
    return pen.write(letter, letter.content(), signed, null);
  }

  /** Brings a letter to those of its recipients who have a mailbox in the town. */
  private void deliver(Letter letter, Instant at) {
    Stream.concat(letter.recipients().to().stream(), letter.recipients().cc().stream())
        .flatMap(person -> tenant.findMailbox(person.address()).stream())
        .forEach(mailbox -> mailbox.receive(letter, at));
  }

  private String send(Letter letter, String prefix, Received received, Words words) {
    Letter original = received.letter();
    String subject = prefix + original.content().subject();
    Letter.Content content = new Letter.Content(subject, words.text(), null, null);
    Letter written = pen.write(letter, content, words.signed(), original);
    String sent = words.writer().send(written, words.at());
    String messageId = words.writer().internetMessageId(sent);
    deliver(written.messageId(messageId), words.at());
    return messageId;
  }
}
