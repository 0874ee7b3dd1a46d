package se.svarsvakt.mail.body;

import java.util.List;

/** Reads bodies in tests and shows their lines as text. */
final class BodyTexts {
  private BodyTexts() {}

  static String newText(String contentType, String content) {
    return shown(MessageBody.newText(contentType, content));
  }

  static String all(String contentType, String content) {
    return shown(MessageBody.all(contentType, content));
  }

  static List<Line> lines(BodyText text) {
    return switch (text) {
      case BodyText.Lines read -> read.lines();
      case BodyText.NotRead skipped -> throw new AssertionError(skipped.reason());
    };
  }

  private static String shown(BodyText text) {
    return String.join("\n", lines(text).stream().map(Line::text).toList());
  }
}
