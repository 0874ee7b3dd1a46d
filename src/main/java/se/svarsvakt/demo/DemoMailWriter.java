package se.svarsvakt.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.simulator.DirectoryUser;
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

  /** The message, signed by the writer, above the original if there is one. */
  OutgoingMessage sign(
      OutgoingMessage message,
      DirectoryUser writer,
      Signature style,
      @Nullable OutgoingMessage original) {
    List<String> signature = lines(writer, style);
    String own = message.content().text();
    String text = own + "\n\n" + String.join("\n", signature);
    if (original != null) {
      String header = String.join("\n", MailClient.headerOf(original));
      text +=
          "\n\n________________________________\n" + header + "\n\n" + original.content().text();
    }
    List<String> shown = signature.stream().map(line -> shown(line, style)).toList();
    return MailClient.of(writer)
        .write(message.saying(message.content().subject(), text), own, shown, original);
  }

  private static String shown(String line, Signature style) {
    String safe = MailClient.safe(line);
    return style == Signature.SERIF
        ? "<span style=\"font-family:'Times New Roman',serif\">" + safe + "</span>"
        : safe;
  }

  private List<String> lines(DirectoryUser writer, Signature style) {
    if (style == Signature.NONE) {
      return List.of("/" + writer.property("givenName"));
    }
    List<String> lines = new ArrayList<>();
    lines.add("Med vänlig hälsning");
    lines.add(joined(writer.displayName(), writer.property("jobTitle")));
    lines.add(joined(writer.property("department"), writer.property("companyName")));
    if (style != Signature.SHORT) {
      writer.businessPhone().ifPresent(phone -> lines.add(phones(writer, style, phone)));
    }
    lines.add(website);
    if (style == Signature.ADDITION) {
      lines.add("Tänk på miljön innan du skriver ut det här mejlet!");
    }
    return lines;
  }

  private static String phones(DirectoryUser writer, Signature style, String phone) {
    String shown = style == Signature.WRONG ? phone.replaceFirst("04", "09") : phone;
    String mobile = writer.property("mobilePhone");
    return joined("Telefon: " + shown, mobile.isEmpty() ? "" : "Mobil: " + mobile);
  }

  private static String joined(String first, String second) {
    return Stream.of(first, second)
        .filter(Predicate.not(String::isEmpty))
        .collect(Collectors.joining(", "));
  }
}
