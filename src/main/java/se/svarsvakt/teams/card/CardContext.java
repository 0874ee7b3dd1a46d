package se.svarsvakt.teams.card;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.nudge.NudgeKind;

/**
 * What a card is about, as it travels with the card, so that the whole card can be written anew
 * after one of its buttons was pressed. It comes back from outside, and is not trusted.
 *
 * <p>Ids in one mailbox begin alike, so each is written as how much it has in common with the one
 * before, and the rest: {@code reply-due 0:mailbox%2Fid1 11:2}.
 *
 * @param kind what it reminds of; empty where the person asked for it
 * @param items the items on it, in their order
 */
record CardContext(Optional<NudgeKind> kind, List<NudgeItem> items) {
  static final CardContext NONE = new CardContext(Optional.empty(), List.of());

  private static final String ASKED_FOR = "open";
  private static final int MOST_ITEMS = 200;
  private static final int LONGEST_ITEM = 700;

  CardContext {
    items = List.copyOf(items);
  }

  String encoded() {
    StringBuilder text = new StringBuilder(kind.map(NudgeKind::code).orElse(ASKED_FOR));
    String before = "";
    for (NudgeItem item : items) {
      String name = encoded(item.mailbox().value()) + "/" + encoded(item.name());
      int common = inCommon(before, name);
      text.append(' ').append(common).append(':').append(name.substring(common));
      before = name;
    }
    return text.toString();
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException if it is none
   */
  static CardContext decoded(String text) {
    String[] words = text.split(" ", MOST_ITEMS + 2);
    Optional<NudgeKind> kind =
        words[0].equals(ASKED_FOR) ? Optional.empty() : Optional.of(NudgeKind.of(words[0]));
    List<NudgeItem> items = new ArrayList<>();
    String before = "";
    for (int at = 1; at < words.length; at++) {
      before = next(before, words[at]);
      items.add(item(before));
    }
    return new CardContext(kind, items);
  }

  private static String next(String before, String word) {
    int colon = word.indexOf(':');
    int common = colon < 0 ? -1 : Integer.parseInt(word, 0, colon, 10);
    if (common < 0 || common > before.length()) {
      throw new IllegalArgumentException("an item of the card is garbled");
    }
    String name = before.substring(0, common) + word.substring(colon + 1);
    if (name.length() > LONGEST_ITEM) {
      throw new IllegalArgumentException("an item of the card is too long");
    }
    return name;
  }

  private static NudgeItem item(String name) {
    int slash = name.indexOf('/');
    if (slash < 0 || slash == name.length() - 1) {
      throw new IllegalArgumentException("an item of the card is garbled");
    }
    return new NudgeItem(
        new MailboxId(decodedPart(name.substring(0, slash))),
        decodedPart(name.substring(slash + 1)));
  }

  private static int inCommon(String one, String other) {
    int at = 0;
    while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return at;
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8);
  }

  private static String decodedPart(String part) {
    return URLDecoder.decode(part, StandardCharsets.UTF_8);
  }
}
