package se.svarsvakt.mail.body;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Reads the body of a message as its reader sees it, whole or only what its writer newly wrote.
 *
 * <p>No input makes it fail. The time is linear in the size, and what is parsed is capped, so that
 * a hostile or broken body costs a known time: pictures that are embedded as {@code data:} are left
 * out before the size counts.
 */
public final class MessageBody {
  /** Characters that are read at most, embedded pictures not counted. */
  static final int LARGEST = 512 * 1024;

  /** Tags of HTML, opening and closing, or lines of plain text, that are read at most. */
  static final int MOST_PARTS = 16_000;

  private MessageBody() {}

  /**
   * What the writer of this message wrote, signature included: quoted text, earlier and forwarded
   * mails and the lines that introduce them are cut away, answers below and between quotes are kept
   * (docs/how-it-judges.md 5).
   *
   * @param contentType Graph's {@code html} or {@code text}, in any case
   * @param content the body
   */
  public static BodyText newText(String contentType, String content) {
    return read(contentType, content, lines -> QuoteCut.newLines(lines, QuoteCut.Extent.BODY));
  }

  /**
   * The whole visible text.
   *
   * @param contentType Graph's {@code html} or {@code text}, in any case
   * @param content the body
   */
  public static BodyText all(String contentType, String content) {
    return read(contentType, content, lines -> lines);
  }

  private static BodyText read(
      String contentType, String content, UnaryOperator<List<BodyLine>> cut) {
    boolean html = contentType.strip().equalsIgnoreCase("html");
    String source = html ? EmbeddedData.removeFrom(content) : content;
    if (source.length() > LARGEST) {
      return new BodyText.NotRead("larger than " + LARGEST / 1024 + " KB");
    }
    char part = html ? '<' : '\n';
    if (source.chars().filter(c -> c == part).limit(MOST_PARTS + 1L).count() > MOST_PARTS) {
      return new BodyText.NotRead("more than " + MOST_PARTS + (html ? " tags" : " lines"));
    }
    List<BodyLine> lines = html ? HtmlLines.of(source) : TextLines.of(source);
    return new BodyText.Lines(withoutBlankEnds(cut.apply(lines)));
  }

  private static List<Line> withoutBlankEnds(List<BodyLine> lines) {
    int first = 0;
    int end = lines.size();
    while (first < end && lines.get(first).isBlank()) {
      first++;
    }
    while (end > first && lines.get(end - 1).isBlank()) {
      end--;
    }
    return lines.subList(first, end).stream().map(BodyLine::line).toList();
  }
}
