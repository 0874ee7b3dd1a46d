package se.svarsvakt.mail.body;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the header lines that mail programs repeat above an earlier mail: {@code Från:}, {@code
 * Skickat:}, {@code Till:}, {@code Ämne:}, each on a line of its own or all on one.
 *
 * <p>One label alone is ordinary text, and so are labels that also fit a timetable or a form
 * ({@code Från}, {@code Till}, {@code Datum}) unless an address or a time of day stands with them.
 */
final class HeaderBlock {
  private static final int LINES = 14;
  private static final int LONGEST_LINE = 600;
  private static final int LONGEST_LABEL = 24;

  /** Lines without a label that may follow a labelled one: long lists of recipients. */
  private static final int CONTINUED = 3;

  private enum Kind {
    FROM(QuotePhrases.Section.FROM),
    SENT(QuotePhrases.Section.SENT),
    DATE(QuotePhrases.Section.DATE),
    TO(QuotePhrases.Section.TO),
    COPY(QuotePhrases.Section.COPY),
    SUBJECT(QuotePhrases.Section.SUBJECT);

    private final QuotePhrases.Section words;

    Kind(QuotePhrases.Section words) {
      this.words = words;
    }
  }

  private static final Map<String, Kind> KINDS = new HashMap<>();

  static {
    for (Kind kind : Kind.values()) {
      for (String word : QuotePhrases.ALL.alternatives(kind.words)) {
        KINDS.put(word.toLowerCase(Locale.ROOT), kind);
      }
    }
  }

  private static final Pattern TIME = Pattern.compile("\\b\\d{1,2}[:.]\\d{2}\\b");
  private static final Pattern LABEL =
      Pattern.compile("^[*_>\\s]{0,4}\\p{Lu}[\\p{L} -]{0,20}[*_]{0,2} ?[:：]");

  private HeaderBlock() {}

  /** Whether a block of headers begins with this line. */
  static boolean beginsAt(List<BodyLine> lines, int at) {
    Set<Kind> first = kindsIn(lines.get(at).text(), true);
    if (first.isEmpty()) {
      return false;
    }
    if (first.contains(Kind.FROM)
        && lines.get(at).text().indexOf('@') > 0
        && at > 0
        && Divider.isRule(lines.get(at - 1).text())) {
      return true;
    }
    StringBuilder text = new StringBuilder();
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    int unlabelled = 0;
    for (int i = at; i < Math.min(lines.size(), at + LINES) && unlabelled <= CONTINUED; i++) {
      String line = lines.get(i).text();
      Set<Kind> more = kindsIn(line, i == at);
      unlabelled = more.isEmpty() ? unlabelled + 1 : 0;
      if (kinds.containsAll(more) && !more.isEmpty() && i > at) {
        break;
      }
      kinds.addAll(more);
      if (!more.isEmpty()) {
        text.append(' ').append(start(line));
      } else if (unlabelled == 1 && !LABEL.matcher(line).find()) {
        text.append(' ').append(start(line));
      }
    }
    return isBlock(kinds, first, text.toString());
  }

  private static boolean isBlock(Set<Kind> kinds, Set<Kind> first, String text) {
    if (kinds.contains(Kind.FROM) && first.contains(Kind.FROM)) {
      return kinds.contains(Kind.SENT)
          || kinds.contains(Kind.SUBJECT)
          || ((kinds.contains(Kind.DATE) || kinds.contains(Kind.TO)) && hasAddressOrTime(text));
    }
    if (first.contains(Kind.DATE) || first.contains(Kind.SENT)) {
      return (kinds.contains(Kind.FROM) || kinds.contains(Kind.TO)) && hasAddressOrTime(text);
    }
    boolean address = kinds.contains(Kind.TO) || kinds.contains(Kind.FROM);
    return address
        && kinds.contains(Kind.SUBJECT)
        && (kinds.contains(Kind.COPY) || (kinds.contains(Kind.FROM) && kinds.size() > 2))
        && hasAddressOrTime(text);
  }

  private static boolean hasAddressOrTime(String text) {
    return text.indexOf('@') >= 0 || TIME.matcher(text).find();
  }

  /** The label at the beginning of the line; with {@code inside}, those behind it too. */
  private static Set<Kind> kindsIn(String raw, boolean inside) {
    String line = start(raw);
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    int colon = colonFrom(line, 0);
    if (colon < 0 || colon > LONGEST_LABEL || !addKind(kinds, line.substring(0, colon))) {
      return kinds;
    }
    while (inside && colon >= 0) {
      int space = line.lastIndexOf(' ', colon - 2);
      if (!Character.isLowerCase(line.charAt(space + 1))) {
        addKind(kinds, line.substring(space + 1, colon));
      }
      colon = colonFrom(line, colon + 1);
    }
    return kinds;
  }

  private static int colonFrom(String line, int from) {
    int plain = line.indexOf(':', from);
    return plain >= 0 ? plain : line.indexOf('：', from);
  }

  private static boolean addKind(Set<Kind> kinds, String label) {
    String word = label.replace("*", "").replace("_", "").strip().toLowerCase(Locale.ROOT);
    Kind kind = KINDS.get(word);
    return kind != null && kinds.add(kind);
  }

  private static String start(String line) {
    int from = 0;
    while (from < line.length() && from < 8 && "> |*_".indexOf(line.charAt(from)) >= 0) {
      from++;
    }
    return line.substring(from, Math.min(line.length(), from + LONGEST_LINE));
  }
}
