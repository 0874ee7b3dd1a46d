package se.svarsvakt.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import se.svarsvakt.demo.DemoMailWriter.Signature;
import se.svarsvakt.simulator.LastVerbExecuted;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.simulator.SimulatedTenant;

/** What people of the town do with a mail that they have received. */
record DemoActs(SimulatedTenant tenant, DemoMailWriter writer) {
  /**
   * A mail and where it lies.
   *
   * @param id immutable id
   */
  record Received(SimulatedMailbox mailbox, String id) {
    OutgoingMessage message() {
      return mailbox.message(id).outgoing();
    }

    /** Whoever is to be answered. */
    String sender() {
      return message().from().toString();
    }

    String subject() {
      return message().content().subject();
    }
  }

  /**
   * Who writes what and when.
   *
   * @param writer in whose Sent Items it comes to lie
   */
  record NewText(SimulatedMailbox writer, String text, Signature signature, Instant at) {
    NewText(SimulatedMailbox writer, String text, Instant at) {
      this(writer, text, Signature.CORRECT, at);
    }
  }

  /** Answers with thread ids; returns the answer's Message-ID. */
  String answer(Received received, NewText text, boolean mimeOnly) {
    OutgoingMessage answer = received.mailbox().answerTo(received.id());
    return send(mimeOnly ? answer.threadInMimeOnly() : answer, "SV: ", received, text);
  }

  /** Writes in the conversation without thread ids; returns the Message-ID. */
  String write(Received received, NewText text) {
    OutgoingMessage answer = received.mailbox().answerTo(received.id()).answering(List.of());
    String root = received.mailbox().internetMessageId(received.id());
    return send(answer.inConversationOf(root), "", received, text);
  }

  /** Passes the mail on, telling its sender in Cc or not. */
  void forward(Received received, NewText text, boolean telling, String... to) {
    OutgoingMessage forward = received.mailbox().answerTo(received.id()).to(to);
    String sender = received.message().from().toString();
    send(telling ? forward.cc(sender) : forward, "VB: ", received, text);
    received.mailbox().lastVerb(received.id(), LastVerbExecuted.FORWARD, text.at());
  }

  /** The sender of the mail thanks for the answer. */
  void thanks(Received received, String answer, String text, Instant at) {
    OutgoingMessage thanks =
        OutgoingMessage.from(received.sender()).saying("SV: " + received.subject(), text);
    comesBack(received, answer, thanks, at);
  }

  /** Something comes back in the thread of an answer: thanks, a machine's words, a report. */
  void comesBack(Received received, String answer, OutgoingMessage words, Instant at) {
    List<String> thread = new ArrayList<>(received.message().threadWith(messageId(received)));
    thread.add(answer);
    String id = received.mailbox().receive(words.answering(thread), at);
    received.mailbox().markRead(id, true);
  }

  /** A case system answers as the mailbox, which gets a copy; returns the answer's Message-ID. */
  String answerBySystem(Received received, String text, Instant at) {
    SimulatedMailbox mailbox = received.mailbox();
    String own = mailbox.account().correspondent().toString();
    OutgoingMessage answer =
        mailbox
            .answerTo(received.id())
            .cc(own)
            .header("X-MS-Exchange-Organization-AuthAs", "Internal")
            .saying("SV: " + received.subject(), text);
    String id = mailbox.receive(answer, at);
    mailbox.markRead(id, true);
    return mailbox.internetMessageId(id);
  }

  private static String messageId(Received received) {
    return received.mailbox().internetMessageId(received.id());
  }

  private String send(OutgoingMessage message, String prefix, Received received, NewText text) {
    received.mailbox().markRead(received.id(), true);
    OutgoingMessage original = received.message();
    OutgoingMessage words = message.saying(prefix + original.content().subject(), text.text());
    SimulatedMailbox from = text.writer();
    OutgoingMessage signed = writer.sign(words, from.account(), text.signature(), original);
    String messageId = from.internetMessageId(from.send(signed, text.at()));
    deliver(signed.messageId(messageId), text.at());
    return messageId;
  }

  /** Brings a message to those of its recipients who have a mailbox in the town. */
  private void deliver(OutgoingMessage message, Instant at) {
    Stream.concat(message.addressees().to().stream(), message.addressees().cc().stream())
        .flatMap(person -> tenant.findMailbox(person.address()).stream())
        .forEach(mailbox -> mailbox.receive(message, at));
  }
}
