package se.svarsvakt.simulator;

import java.time.Instant;
import java.util.List;

/**
 * What a mailbox adds to a letter that it stores: ids that depend on mailbox and number alone.
 *
 * @param address of the mailbox
 * @param serial how many letters the mailbox has stored, with this one
 * @param at when it came or was sent
 */
record Postmark(String address, int serial, Instant at) {
  private static final String IN_REPLY_TO = "String 0x1042";
  private static final String REFERENCES = "String 0x1039";

  StoredMessage stamp(OutgoingMessage letter, String folderId) {
    String given = letter.threading().messageId();
    String messageId = given != null ? given : messageId(letter);
    String conversation = StoredMessage.graphId("AAQk", address + root(letter, messageId));
    StoredMessage message =
        new StoredMessage(
            StoredMessage.graphId("AAkALg", seed()),
            letter,
            MessageResource.of(letter, messageId, conversation, at),
            folderId);
    List<String> references = letter.threading().references();
    if (letter.threading().visible() && !references.isEmpty()) {
      message.extend(IN_REPLY_TO, references.getLast(), at);
      message.extend(REFERENCES, String.join(" ", references), at);
    }
    return message;
  }

  private String seed() {
    return address + "#" + serial;
  }

  private String messageId(OutgoingMessage letter) {
    return "<" + Mime.localPart(seed()) + "@" + letter.from().domain() + ">";
  }

  /** What names the conversation; its id still differs from mailbox to mailbox, as in Exchange. */
  private static String root(OutgoingMessage letter, String messageId) {
    String named = letter.threading().conversation();
    List<String> references = letter.threading().references();
    return named != null ? named : references.isEmpty() ? messageId : references.getFirst();
  }
}
