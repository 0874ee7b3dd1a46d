package se.svarsvakt.demo;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.OutgoingMessage;
import tools.jackson.databind.json.JsonMapper;

/**
 * The markup in which a mail program writes a message: new text, signature, quoted original.
 *
 * @param page with {@code {body}}
 * @param written with {@code {text}} and {@code {signature}}
 * @param lines of both
 * @param quoted with {@code {header}}, {@code {from}} and {@code {text}}
 * @param quotedLines of the original's text
 */
record MailClient(
    String page, String written, LineFormat lines, String quoted, LineFormat quotedLines) {
  private static final List<MailClient> ALL =
      List.of(
          JsonMapper.shared().treeToValue(TownFile.read("mail-clients.json"), MailClient[].class));

  /** How lines become markup: each with {@code {line}}, {@code empty} in place of no text. */
  record LineFormat(String each, String empty, String between) {
    String of(Stream<String> lines) {
      return lines
          .map(line -> each.replace("{line}", line.isEmpty() ? empty : line))
          .collect(Collectors.joining(between));
    }
  }

  /** The program that somebody uses, always the same one. */
  static MailClient of(DirectoryUser writer) {
    return ALL.get(Math.floorMod(writer.address().hashCode(), ALL.size()));
  }

  /**
   * The message's HTML, whole and without the original.
   *
   * @param signature lines of HTML
   */
  OutgoingMessage write(
      OutgoingMessage message,
      String text,
      List<String> signature,
      @Nullable OutgoingMessage original) {
    String own =
        written
            .replace("{signature}", lines.of(signature.stream()))
            .replace("{text}", lines.of(text.lines().map(MailClient::safe)));
    String all = original == null ? own : own + quote(original);
    return message.html(page.replace("{body}", all), page.replace("{body}", own));
  }

  private String quote(OutgoingMessage original) {
    return quoted
        .replace("{header}", header(original))
        .replace("{from}", safe(original.from().toString()))
        .replace("{text}", quotedLines.of(original.content().text().lines().map(MailClient::safe)));
  }

  static String safe(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** The lines that stand above a quoted text. */
  static List<String> headerOf(OutgoingMessage original) {
    return List.of(
        "Från: " + original.from(),
        "Till: "
            + original.addressees().to().stream()
                .map(Object::toString)
                .collect(Collectors.joining("; ")),
        "Ämne: " + original.content().subject());
  }

  private static String header(OutgoingMessage original) {
    return headerOf(original).stream()
        .map(line -> "<b>" + safe(line).replaceFirst(":", ":</b>"))
        .collect(Collectors.joining("<br>"));
  }
}
