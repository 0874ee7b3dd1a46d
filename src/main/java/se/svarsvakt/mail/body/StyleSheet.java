package se.svarsvakt.mail.body;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The rules of a message's {@code <style>} elements for elements and classes: {@code p}, {@code
 * .MsoNormal}, {@code p.MsoNormal}. Other selectors and {@code @} rules are left out.
 */
final class StyleSheet {
  /** Characters of style sheets that are read at most. */
  private static final int LARGEST = 200_000;

  private final Map<String, Declarations> rules = new HashMap<>();

  static StyleSheet of(Document document) {
    StyleSheet worklist = new StyleSheet();
    int left = LARGEST;
    for (Element style : document.getElementsByTag("style")) {
      String css = style.data();
      if (css.length() <= left) {
        left -= css.length();
        worklist.read(css.replace("<!--", "").replace("-->", ""));
      }
    }
    return worklist;
  }

  /** What the sheet says of an element; a class goes before the element's name. */
  Declarations of(Element element) {
    if (rules.isEmpty()) {
      return Declarations.NONE;
    }
    String name = element.normalName();
    Declarations found = rules.getOrDefault(name, Declarations.NONE);
    boolean named = !element.className().isEmpty() && element.className().length() < 1000;
    for (String type : named ? element.classNames() : Set.<String>of()) {
      String dotted = "." + type.toLowerCase(Locale.ROOT);
      found = found.under(rules.getOrDefault(dotted, Declarations.NONE));
      found = found.under(rules.getOrDefault(name + dotted, Declarations.NONE));
    }
    return found;
  }

  private void read(String css) {
    String plain = withoutComments(css);
    int at = 0;
    int open = plain.indexOf('{');
    while (open >= 0) {
      String selectors = plain.substring(at, open).strip();
      boolean special = selectors.startsWith("@");
      int end = special ? endOfNested(plain, open) : plain.indexOf('}', open);
      if (end < 0) {
        return;
      }
      if (!special) {
        add(selectors, Declarations.of(plain.substring(open + 1, end)));
      }
      at = end + 1;
      open = plain.indexOf('{', at);
    }
  }

  private void add(String selectors, Declarations declarations) {
    if (declarations.values().isEmpty()) {
      return;
    }
    for (String selector : selectors.split(",", -1)) {
      rules.merge(
          selector.strip().toLowerCase(Locale.ROOT), declarations, (old, now) -> old.under(now));
    }
  }

  private static int endOfNested(String css, int open) {
    int depth = 0;
    for (int i = open; i < css.length(); i++) {
      depth += css.charAt(i) == '{' ? 1 : css.charAt(i) == '}' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static String withoutComments(String css) {
    StringBuilder kept = new StringBuilder(css.length());
    int from = 0;
    int open = css.indexOf("/*");
    while (open >= 0) {
      kept.append(css, from, open);
      int close = css.indexOf("*/", open + 2);
      from = close < 0 ? css.length() : close + 2;
      open = css.indexOf("/*", from);
    }
    return kept.append(css, from, css.length()).toString();
  }
}
