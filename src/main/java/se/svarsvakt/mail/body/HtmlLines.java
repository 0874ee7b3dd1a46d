package se.svarsvakt.mail.body;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Reads HTML into the lines that a person sees. */
final class HtmlLines implements NodeFilter {
  private static final Set<String> UNSEEN =
      Set.of("head", "style", "script", "title", "template", "object", "select", "textarea");
  private static final Set<String> BLOCKS =
      Set.of(
          """
          address article aside blockquote body center dd details dir div dl dt fieldset
          figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol p
          pre section summary table tbody tfoot thead tr ul
          """
              .split("\\s+"));

  private final StyleSheet worklist;
  private final Map<String, Declarations> read = new HashMap<>();
  private final LineWriter writer = new LineWriter();
  private final Deque<ElementStyle> styles = new ArrayDeque<>();
  private final Deque<Integer> rows = new ArrayDeque<>();
  private BodyLine.QuoteMark rest = BodyLine.QuoteMark.NONE;

  private HtmlLines(StyleSheet worklist) {
    this.worklist = worklist;
    styles.push(ElementStyle.ROOT);
  }

  static List<BodyLine> of(String html) {
    Document document = Jsoup.parse(html);
    HtmlLines reader = new HtmlLines(StyleSheet.of(document));
    document.filter(reader);
    return reader.writer.finish();
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode text) {
      writer.write(text.getWholeText(), style());
    } else if (node instanceof Element element) {
      return open(element);
    }
    return FilterResult.CONTINUE;
  }

  private FilterResult open(Element element) {
    String name = element.normalName();
    String style = element.attr("style");
    Declarations own = worklist.of(element);
    if (!style.isEmpty()) {
      own = own.under(read.computeIfAbsent(style, Declarations::of));
    }
    if (UNSEEN.contains(name) || own.hides() || element.hasAttr("hidden")) {
      return FilterResult.SKIP_ENTIRELY;
    }
    if (BLOCKS.contains(name)) {
      writer.block();
    }
    BodyLine.QuoteMark mark =
        style().mark().compareTo(BodyLine.QuoteMark.QUOTED) >= 0
            ? BodyLine.QuoteMark.NONE
            : QuoteMarkup.of(element, own);
    if (mark == BodyLine.QuoteMark.EARLIER_MAIL) {
      rest = mark;
    }
    styles.push(inherit(element, own).marked(mark));
    show(element, name, own);
    return FilterResult.CONTINUE;
  }

  private void show(Element element, String name, Declarations own) {
    switch (name) {
      case "br" -> writer.endLine(style());
      case "tr" -> {
        writer.flush();
        rows.push(-1);
      }
      case "td", "th" -> openCell();
      default -> {
        switch (Pictures.of(element, own)) {
          case NONE -> {}
          case SHOWN -> writer.picture(PictureSigns.of(element, own), style());
          case EMOJI -> writer.write(element.attr("alt"), style());
        }
      }
    }
  }

  private void openCell() {
    if (rows.isEmpty()) {
      writer.block();
      return;
    }
    int before = rows.pop();
    if (before >= 0) {
      writer.joinCell(before);
    }
    rows.push(writer.lineCount());
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element) {
      String name = element.normalName();
      styles.pop();
      if (name.equals("td") || name.equals("th")) {
        writer.endCell();
      } else if (name.equals("tr") && !rows.isEmpty()) {
        rows.pop();
      }
      if (BLOCKS.contains(name)) {
        writer.block();
      }
    }
    return FilterResult.CONTINUE;
  }

  private ElementStyle inherit(Element element, Declarations own) {
    ElementStyle above = style();
    String font = own.font();
    if (font.isEmpty() && element.normalName().equals("font")) {
      font = Declarations.firstFamily(element.attr("face"));
    }
    boolean setsSpace = !own.get("white-space").isEmpty();
    boolean keeps =
        setsSpace ? own.keepsLines() : above.keepsLines() || element.normalName().equals("pre");
    return new ElementStyle(font.isEmpty() ? above.font() : font, keeps, above.mark());
  }

  private ElementStyle style() {
    return styles.getFirst().marked(rest);
  }
}
