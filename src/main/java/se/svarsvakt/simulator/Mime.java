package se.svarsvakt.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A stored message as the MIME text that {@code /$value} gives. */
final class Mime {
  private Mime() {}

  static String of(StoredMessage message) {
    OutgoingMessage outgoing = message.outgoing();
    StringBuilder text = new StringBuilder();
    addEnvelope(text, outgoing);
    header(text, "Message-ID", message.internetMessageId());
    addThread(text, outgoing.thread().references());
    new TreeMap<>(outgoing.nature().headers()).forEach((name, value) -> header(text, name, value));
    header(text, "MIME-Version", "1.0");
    header(text, "Content-Type", "text/plain; charset=utf-8");
    header(text, "Content-Transfer-Encoding", "8bit");
    text.append("\r\n").append(outgoing.content().text().replace("\n", "\r\n")).append("\r\n");
    return text.toString();
  }

  private static void addEnvelope(StringBuilder text, OutgoingMessage outgoing) {
    header(text, "From", person(outgoing.from()));
    header(text, "To", people(outgoing.addressees().to()));
    header(text, "Cc", people(outgoing.addressees().cc()));
    header(text, "Reply-To", people(outgoing.addressees().replyTo()));
    header(text, "Subject", word(outgoing.content().subject()));
  }

  private static void addThread(StringBuilder text, List<String> references) {
    if (!references.isEmpty()) {
      header(text, "In-Reply-To", references.getLast());
      header(text, "References", String.join("\r\n ", references));
    }
  }

  private static void header(StringBuilder text, String name, String value) {
    if (!value.isEmpty()) {
      text.append(name).append(": ").append(value).append("\r\n");
    }
  }

  private static String people(List<Recipient> people) {
    return people.stream().map(Mime::person).collect(Collectors.joining(", "));
  }

  private static String person(Recipient person) {
    return word(person.name()) + " <" + person.address() + ">";
  }

  /** A word of a header, encoded as RFC 2047 asks where it is not plain ASCII. */
  private static String word(String value) {
    if (value.chars().allMatch(c -> c >= ' ' && c < 127)) {
      return value;
    }
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return "=?utf-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
  }
}
