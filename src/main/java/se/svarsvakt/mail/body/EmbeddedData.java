package se.svarsvakt.mail.body;

import java.util.List;

/**
 * Takes the content of {@code data:} addresses (embedded pictures) out of HTML, in one pass. What
 * is left of a picture is a number that tells it from others.
 */
final class EmbeddedData {
  private static final String SCHEME = "data:";

  private static final List<String> TYPES =
      List.of("image/", "application/", "font/", "audio/", "video/", "text/", ";base64");

  private EmbeddedData() {}

  static String removeFrom(String html) {
    int found = html.indexOf(SCHEME);
    if (found < 0) {
      return html;
    }
    StringBuilder kept = new StringBuilder(Math.min(html.length(), MessageBody.LARGEST));
    int from = 0;
    while (found >= 0) {
      int content = found + SCHEME.length();
      kept.append(html, from, content);
      from = isAddress(html, found) ? endOf(html, content) : content;
      if (html.startsWith("image/", content) && from > content) {
        kept.append(fingerprint(html, content, from));
      }
      found = html.indexOf(SCHEME, from);
    }
    return kept.append(html, from, html.length()).toString();
  }

  private static boolean isAddress(String html, int at) {
    if (at == 0 || "\"'=(".indexOf(html.charAt(at - 1)) < 0) {
      return false;
    }
    int content = at + SCHEME.length();
    return TYPES.stream().anyMatch(type -> html.startsWith(type, content));
  }

  /** The same for the same picture, however its lines are broken. */
  private static String fingerprint(String html, int begin, int until) {
    long all = 0;
    for (int at = begin; at < until; at++) {
      char c = html.charAt(at);
      all = c > ' ' ? 1_000_003 * all + c : all;
    }
    return Long.toHexString(all);
  }

  /** Base64 with line breaks goes on until a character that cannot stand in an address. */
  private static int endOf(String html, int from) {
    int end = from;
    while (end < html.length() && "\"'<>)".indexOf(html.charAt(end)) < 0) {
      end++;
    }
    return end;
  }
}
