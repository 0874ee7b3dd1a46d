package se.svarsvakt.mail.body;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Knows the elements in which mail programs put what is quoted. */
final class QuoteMarkup {
  /** Behind these everything is an earlier mail. Ids and classes, lower case. */
  private static final Set<String> EARLIER =
      Set.of(
          """
          divrplyfwdmsg outlookmessageheader ms-outlook-mobile-reference-message
          mail-editor-reference-message-container olk_src_body_section zwchr isforwardcontent
          isreplycontent moz-forward-container yqtdbase
          """
              .split("\\s+"));

  /** What stands in these is quoted; the writer may go on below. */
  private static final Set<String> QUOTED =
      Set.of(
          """
          gmail_attr gmail_quote yahoo_quoted protonmail_quote tutanota_quote fairemail_quote
          moz-cite-prefix moz-email-headers-table zmail_extra sh-quoted-content
          front-blockquote trix-quote reply-intro mail_quote history_container quoted-reply
          """
              .split("\\s+"));

  private static final Pattern RULE_ABOVE =
      Pattern.compile(
          "solid.*(?:#e1e1e1|#b5c4df|#e5e5e5|rgb\\((?:225|181|229),)|(?:#e1e1e1|#b5c4df|#e5e5e5).*solid");
  private static final Pattern LABEL = Pattern.compile("^[^:\\n]{1,24}:");

  /** Characters of a list of classes that is read at most. */
  private static final int LONGEST_NAMES = 1000;

  private QuoteMarkup() {}

  static BodyLine.QuoteMark of(Element element, Declarations style) {
    if (element.attributesSize() == 0 && !element.normalName().equals("blockquote")) {
      return BodyLine.QuoteMark.NONE;
    }
    BodyLine.QuoteMark named = byName(element);
    if (named != BodyLine.QuoteMark.NONE) {
      return named;
    }
    if (element.normalName().equals("blockquote")) {
      return blockquote(element, style);
    }
    return isHeaderUnderRule(element, style)
        ? BodyLine.QuoteMark.EARLIER_MAIL
        : BodyLine.QuoteMark.NONE;
  }

  private static Set<String> classesOf(Element element) {
    String all = element.className();
    return all.isEmpty() || all.length() > LONGEST_NAMES ? Set.of() : element.classNames();
  }

  private static BodyLine.QuoteMark byName(Element element) {
    BodyLine.QuoteMark mark = named(element.id());
    for (String name : classesOf(element)) {
      BodyLine.QuoteMark more = named(name);
      mark = more.compareTo(mark) > 0 ? more : mark;
    }
    String marker = element.attr("data-marker");
    if (marker.equals("__QUOTED_TEXT__") || marker.equals("__HEADERS__")) {
      return BodyLine.QuoteMark.EARLIER_MAIL;
    }
    String name = element.attr("name");
    if (name.equals("messageReplySection") || (name.equals("quote") && isBlock(element))) {
      return BodyLine.QuoteMark.QUOTED;
    }
    return mark == BodyLine.QuoteMark.QUOTED && holdsAnswers(element)
        ? BodyLine.QuoteMark.NONE
        : mark;
  }

  private static boolean isBlock(Element element) {
    return element.normalName().equals("div") || element.normalName().equals("blockquote");
  }

  /** Outlook puts {@code x_} before the names of what it quotes. */
  private static BodyLine.QuoteMark named(String raw) {
    if (raw.isEmpty()) {
      return BodyLine.QuoteMark.NONE;
    }
    String name = raw.toLowerCase(Locale.ROOT);
    while (name.startsWith("x_")) {
      name = name.substring(2);
    }
    if (EARLIER.contains(name) || name.startsWith("divrpf")) {
      return BodyLine.QuoteMark.EARLIER_MAIL;
    }
    return QUOTED.contains(name) ? BodyLine.QuoteMark.QUOTED : BodyLine.QuoteMark.NONE;
  }

  /**
   * Gmail's outer block holds the line of attribution, one or more quotes and, between them, the
   * writer's answers: only the quotes in it are quoted.
   */
  private static boolean holdsAnswers(Element element) {
    return element.normalName().equals("div")
        && element.hasClass("gmail_quote")
        && element.children().stream().anyMatch(child -> child.normalName().equals("blockquote"));
  }

  private static BodyLine.QuoteMark blockquote(Element element, Declarations style) {
    String left = style.get("border-left");
    boolean barred = !left.isEmpty() && !left.startsWith("none") && !left.startsWith("0");
    boolean cites = element.attr("type").equalsIgnoreCase("cite") || element.hasAttr("cite");
    if (cites || barred) {
      return BodyLine.QuoteMark.QUOTED;
    }
    return style.get("border").startsWith("none")
        ? BodyLine.QuoteMark.NONE
        : BodyLine.QuoteMark.INDENTED;
  }

  /** Word draws a thin grey rule above the header lines of the earlier mail. */
  private static boolean isHeaderUnderRule(Element element, Declarations style) {
    if (!style.get("padding").startsWith("3")
        || !RULE_ABOVE.matcher(style.get("border-top")).find()) {
      return false;
    }
    Element inner = element;
    for (int depth = 0; depth < 6 && inner != null; depth++) {
      if (inner.normalName().equals("b") || inner.normalName().equals("strong")) {
        return LABEL.matcher(inner.text().strip()).find();
      }
      inner = inner.firstElementChild();
    }
    return false;
  }
}
