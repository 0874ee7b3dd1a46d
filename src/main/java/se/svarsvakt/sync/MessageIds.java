package se.svarsvakt.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Message-IDs as In-Reply-To and References name them (RFC 5322, 3.6.4). */
final class MessageIds {
  private static final Pattern BRACKETED = Pattern.compile("<([^<>\\s]+)>");

  /** Beyond this many, the newest count: References grows with every reply. */
  private static final int MOST = 60;

  private MessageIds() {}

  /** A Message-ID without its angle brackets. */
  static String bare(String messageId) {
    String stripped = messageId.strip();
    boolean bracketed = stripped.startsWith("<") && stripped.endsWith(">") && stripped.length() > 2;
    return bracketed ? stripped.substring(1, stripped.length() - 1) : stripped;
  }

  /** The ids in a header's value, bare; a value without brackets is read as one id a word. */
  static List<String> in(String value) {
    List<String> ids = new ArrayList<>();
    Matcher matcher = BRACKETED.matcher(value);
    while (matcher.find()) {
      ids.add(matcher.group(1));
    }
    if (ids.isEmpty() && !value.isBlank()) {
      ids.addAll(List.of(value.strip().split("\\s+")));
    }
    return ids.size() <= MOST ? ids : ids.subList(ids.size() - MOST, ids.size());
  }
}
