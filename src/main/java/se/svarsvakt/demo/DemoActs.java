package se.svarsvakt.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import se.svarsvakt.simulator.LastVerbExecuted;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.simulator.SimulatedTenant;

/** What people of the town do with a mail that they have received. */
final class DemoActs {
  private final SimulatedTenant tenant;
  private final DemoMailWriter pen;

  DemoActs(SimulatedTenant tenant, DemoMailWriter pen) {
    this.tenant = tenant;
    this.pen = pen;
  }

  /**
   * A mail and where it lies.
   *
   * @param id immutable id
   */
  record Received(SimulatedMailbox mailbox, String id) {
    OutgoingMessage message() {
      return mailbox.message(id).outgoing();
    }
  }

  /**
   * Who writes what and when.
   *
   * @param writer in whose Sent Items it comes to lie
   */
  record Words(SimulatedMailbox writer, String text, DemoMailWriter.Signature signature, Instant at) {
    DemoMailWriter.Signed signed() {
      return new DemoMailWriter.Signed(writer.account(), signature);
    }
  }

  /** Answers with thread ids; returns the answer's Message-ID. */
  String answer(Received received, Words words, boolean mimeOnly) {
    received.mailbox().markRead(received.id(), true);
    OutgoingMessage answer = received.mailbox().answerTo(received.id());
    return send(mimeOnly ? answer.threadInMimeOnly() : answer, "SV: ", received, words);
  }

  /** Writes in the conversation without thread ids; returns the Message-ID. */
  String write(Received received, Words words) {
    received.mailbox().markRead(received.id(), true);
    OutgoingMessage answer = received.mailbox().answerTo(received.id()).answering(List.of());
    String root = received.mailbox().internetMessageId(received.id());
    return send(answer.inConversationOf(root), "", received, words);
  }

  /** Passes the mail on, telling its sender in Cc or not. */
  void forward(Received received, Words words, boolean telling, String... to) {
    SimulatedMailbox mailbox = received.mailbox();
    mailbox.markRead(received.id(), true);
    OutgoingMessage forward = mailbox.answerTo(received.id()).to(to);
    String sender = received.message().from().toString();
    send(telling ? forward.cc(sender) : forward, "VB: ", received, words);
    mailbox.lastVerb(received.id(), LastVerbExecuted.FORWARD, words.at());
  }

  /** The sender of the mail thanks for the answer. */
  void thanks(Received received, String answer, String text, Instant at) {
    OutgoingMessage original = received.message();
    List<String> thread =
        new ArrayList<>(original.threadWith(received.mailbox().internetMessageId(received.id())));
    thread.add(answer);
    OutgoingMessage thanks =
        OutgoingMessage.from(original.from().toString())
            .saying("SV: " + original.content().subject(), text)
            .answering(thread);
    String id = received.mailbox().receive(thanks, at);
    received.mailbox().markRead(id, true);
  }

  OutgoingMessage signed(OutgoingMessage letter, DemoMailWriter.Signed signed) {
    return pen.write(letter, letter.content(), signed, null);
  }

  /** Brings a letter to those of its recipients who have a mailbox in the town. */
  private void deliver(OutgoingMessage letter, Instant at) {
    Stream.concat(letter.recipients().to().stream(), letter.recipients().cc().stream())
        .flatMap(person -> tenant.findMailbox(person.address()).stream())
        .forEach(mailbox -> mailbox.receive(letter, at));
  }

  private String send(OutgoingMessage letter, String prefix, Received received, Words words) {
    OutgoingMessage original = received.message();
    String subject = prefix + original.content().subject();
    OutgoingMessage.Content content = new OutgoingMessage.Content(subject, words.text(), null, null);
    OutgoingMessage written = pen.write(letter, content, words.signed(), original);
    String sent = words.writer().send(written, words.at());
    String messageId = words.writer().internetMessageId(sent);
    deliver(written.messageId(messageId), words.at());
    return messageId;
  }
}
