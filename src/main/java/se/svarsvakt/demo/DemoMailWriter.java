package se.svarsvakt.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.Recipient;
import se.svarsvakt.simulator.OutgoingMessage;

/** Writes what the town's people send: text, signature and quoted original. */
final class DemoMailWriter {
  /** How somebody signs. */
  enum Signature {
    CORRECT,
    /** A given name alone. */
    NONE,
    /** An old telephone number. */
    WRONG,
    /** No telephone number. */
    SHORT,
    /** An appeal of one's own behind it. */
    ADDITION,
    /** In a font with serifs. */
    SERIF
  }

  private final String website;

  DemoMailWriter(String domain) {
    this.website = "www." + domain;
  }

  /** The signature that everybody is to have, in the syntax of the product's settings. */
  static String template(String domain) {
    return """
        Med vänlig hälsning
        {givenName} {surname}[, {jobTitle}]
        [{department}, ]{companyName}
        Telefon: {businessPhone}[, Mobil: {mobilePhone}]
        www.\
        """
        + domain;
  }

  /** The letter with its words, signed by the writer, above the original if there is one. */
  OutgoingMessage write(OutgoingMessage letter, OutgoingMessage.Content words, Signed signed, @Nullable OutgoingMessage original) {
    List<String> signature = lines(signed);
    String text = words.text() + "\n\n" + String.join("\n", signature);
    if (original != null) {
      text += "\n\n________________________________\n" + quote(original);
    }
    List<String> shown = signature.stream().map(line -> shown(line, signed.style())).toList();
    return MailClient.of(signed.writer())
        .write(
            letter.saying(words.subject(), text), words.text().lines().toList(), shown, original);
  }

  /** Who signs, and how. */
  record Signed(DirectoryUser writer, Signature style) {}

  private static String shown(String line, Signature style) {
    String safe = MailClient.safe(line);
    return style == Signature.SERIF
        ? "<span style=\"font-family:'Times New Roman',serif\">" + safe + "</span>"
        : safe;
  }

  private List<String> lines(Signed signed) {
    List<String> lines = new ArrayList<>();
    DirectoryUser writer = signed.writer();
    if (signed.style() == Signature.NONE) {
      return List.of("/" + writer.properties().getOrDefault("givenName", ""));
    }
    lines.add("Med vänlig hälsning");
    lines.add(joined(writer.displayName(), writer.properties().get("jobTitle")));
    lines.add(
        joined(writer.properties().get("department"), writer.properties().get("companyName")));
    lines.addAll(phones(signed));
    lines.add(website);
    if (signed.style() == Signature.ADDITION) {
      lines.add("Tänk på miljön innan du skriver ut det här mejlet!");
    }
    return lines;
  }

  private static List<String> phones(Signed signed) {
    DirectoryUser writer = signed.writer();
    if (writer.businessPhones().isEmpty() || signed.style() == Signature.SHORT) {
      return List.of();
    }
    String phone = writer.businessPhones().getFirst();
    String shown = signed.style() == Signature.WRONG ? phone.replaceFirst("04", "09") : phone;
    String mobile = writer.properties().get("mobilePhone");
    return List.of(joined("Telefon: " + shown, mobile == null ? null : "Mobil: " + mobile));
  }

  private static String joined(@Nullable String first, @Nullable String second) {
    return Stream.of(first, second).flatMap(Stream::ofNullable).collect(Collectors.joining(", "));
  }

  private static String quote(OutgoingMessage original) {
    String to =
        original.recipients().to().stream()
            .map(Recipient::toString)
            .collect(Collectors.joining("; "));
    OutgoingMessage.Content content = original.content();
    return "Från: %s\nTill: %s\nÄmne: %s\n\n%s"
        .formatted(original.from(), to, content.subject(), content.text());
  }
}
