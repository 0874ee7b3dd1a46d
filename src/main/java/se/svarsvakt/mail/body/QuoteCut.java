package se.svarsvakt.mail.body;

import java.util.ArrayList;
import java.util.List;

/**
 * Leaves of a message's lines those that its writer newly wrote.
 *
 * <p>A quote that its markup or a {@code >} in front bounds is taken out where it stands, with the
 * line that introduces it; what introduces an earlier mail without such bounds ends the new text.
 */
final class QuoteCut {
  /** How much of a message the lines are. */
  enum Extent {
    /** All of its body. */
    BODY,
    /** Its beginning, which may have lost its line breaks and stop in the middle of a quote. */
    PREVIEW
  }

  private final List<BodyLine> lines;
  private final Extent extent;
  private final List<BodyLine> kept = new ArrayList<>();
  private final int lastOwn;

  private QuoteCut(List<BodyLine> lines, Extent extent) {
    this.lines = lines;
    this.extent = extent;
    int last = lines.size() - 1;
    while (last >= 0
        && (lines.get(last).isBlank() || lines.get(last).mark() != BodyLine.QuoteMark.NONE)) {
      last--;
    }
    lastOwn = last;
  }

  static List<BodyLine> newLines(List<BodyLine> lines, Extent extent) {
    QuoteCut cut = new QuoteCut(lines, extent);
    int at = 0;
    while (at >= 0 && at < lines.size()) {
      at = cut.judge(at);
    }
    return cut.kept;
  }

  /** Judges the line and gives the next to judge; -1 if nothing new follows. */
  private int judge(int at) {
    BodyLine line = lines.get(at);
    if (line.isBlank() && line.mark() != BodyLine.QuoteMark.EARLIER_MAIL) {
      if (!line.isQuoted()) {
        kept.add(line);
      }
      return at + 1;
    }
    if (line.mark() == BodyLine.QuoteMark.EARLIER_MAIL
        || Divider.standsAt(lines, at)
        || endsWhereAnswersBelong(line.text())) {
      return endOfNewText();
    }
    if (HeaderBlock.beginsAt(lines, at)) {
      SenderAbove.removeFrom(kept, lines.get(at));
      return endOfNewText();
    }
    if (line.isQuoted() || BrokenQuote.goesOnAt(lines, at)) {
      return at + 1;
    }
    Attribution attribution = Attribution.at(lines, at);
    if (attribution != null) {
      return cutAttribution(at, attribution);
    }
    int earlier = earlierMailInside(at);
    if (earlier >= 0) {
      kept.add(line.cutAt(earlier));
      return endOfNewText();
    }
    if (line.mark() == BodyLine.QuoteMark.INDENTED && at > lastOwn && hasOwnText()) {
      return endOfNewText();
    }
    kept.add(line);
    return at + 1;
  }

  /** A ticket system's own mail begins with that line, and its preview goes on behind it. */
  private boolean endsWhereAnswersBelong(String line) {
    return (extent == Extent.BODY || hasOwnText()) && Divider.asksToReplyAbove(line);
  }

  private int earlierMailInside(int at) {
    return switch (extent) {
      case BODY -> Divider.insideOf(lines.get(at).text());
      case PREVIEW -> FoldedQuote.startIn(lines, at);
    };
  }

  private int cutAttribution(int at, Attribution attribution) {
    BodyLine head = lines.get(at).cutAt(attribution.start());
    if (!head.isBlank()) {
      kept.add(head);
    }
    int next = at + attribution.lines();
    while (next < lines.size() && lines.get(next).isBlank()) {
      next++;
    }
    if (next < lines.size() && lines.get(next).mark() == BodyLine.QuoteMark.INDENTED) {
      while (next < lines.size() && lines.get(next).mark() == BodyLine.QuoteMark.INDENTED) {
        next++;
      }
      return next;
    }
    return next < lines.size() && lines.get(next).isQuoted() ? next : endOfNewText();
  }

  /** A rule drawn right above the earlier mail belongs to it. */
  private int endOfNewText() {
    int end = kept.size();
    while (end > 0 && (kept.get(end - 1).isBlank() || Divider.isRule(kept.get(end - 1).text()))) {
      end--;
    }
    kept.subList(end, kept.size()).clear();
    return -1;
  }

  private boolean hasOwnText() {
    return kept.stream().anyMatch(line -> !line.isBlank());
  }
}
