package se.svarsvakt.mail.body;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the sentences that organisations and virus scanners put below a sender's words, wherever
 * they stand: what stands between and below them, a signature or a quote, is kept. A sentence that
 * asks is the sender's.
 */
final class FooterCut {
  /** Characters of one sentence at most. */
  private static final int LONGEST = 500;

  private static final String BEFORE_SENTENCE = ".!?:;)]|-";

  /** An earlier mail begins behind a footer without a full stop. */
  private static final Pattern QUOTE =
      Pattern.compile(
          " (?:Den|On|Am|Op|Le) [\\p{L}\\d]{1,12}[ ,.]| (?:Från|From|Von|Fra|Lähettäjä): "
              + "|-{2,}\\s?\\p{Lu}| > ");

  private final NormalizedText text;
  private final String lines;
  private final BannerTexts setting;

  private FooterCut(NormalizedText text, BannerTexts setting) {
    this.text = text;
    this.lines = text.lines();
    this.setting = setting;
  }

  /** What is left; the text itself where it has no footer. */
  static TextCut of(String original, BannerTexts setting) {
    NormalizedText text = NormalizedText.of(original);
    FooterCut cut = new FooterCut(text, setting);
    List<String> codes = new ArrayList<>();
    StringBuilder left = new StringBuilder();
    int from = 0;
    int at = 0;
    while (at < cut.lines.length()) {
      BannerMatch footer = cut.mayBeginAt(at) ? cut.footerAt(at) : null;
      if (footer == null) {
        at++;
      } else {
        left.append(original, from, text.startOf(at));
        codes.add(footer.code());
        at = footer.end();
        from = text.endBefore(at);
      }
    }
    return codes.isEmpty()
        ? new TextCut(original, codes)
        : new TextCut(left.append(original.substring(from)).toString().strip(), codes);
  }

  private boolean mayBeginAt(int at) {
    if (at == 0 || !Character.isLetterOrDigit(lines.charAt(at))) {
      return at == 0;
    }
    char before = lines.charAt(at - 1);
    return before == '\n'
        || before == '['
        || before == '('
        || (before == ' '
            && (Character.isUpperCase(lines.charAt(at))
                || BEFORE_SENTENCE.indexOf(lines.charAt(at - 2)) >= 0));
  }

  private @Nullable BannerMatch footerAt(int at) {
    BannerMatch own = setting.at(text, at);
    if (own != null) {
      return own;
    }
    BannerMatch form = BannerPhrases.endAt(text, at);
    int end = form == null ? -1 : sentenceEnd(form.end());
    if (form == null || end < 0) {
      return null;
    }
    int next = nextEnd(end);
    while (next > end) {
      end = next;
      next = nextEnd(end);
    }
    return new BannerMatch(end, form.code(), true);
  }

  /** The end of the sentence, or of what stands of it before a quote; -1 if it asks. */
  private int sentenceEnd(int from) {
    int end = Math.min(Sentences.end(lines, from), from + LONGEST);
    var quote = QUOTE.matcher(lines).region(from, end);
    if (quote.find()) {
      return quote.start();
    }
    return end > from && lines.charAt(end - 1) == '?' ? -1 : end;
  }

  /** The end of the next sentence on the line, if it goes on the footer; else the same end. */
  private int nextEnd(int end) {
    if (end >= lines.length() || lines.charAt(end) != ' ') {
      return end;
    }
    int next = sentenceEnd(end + 1);
    return next > end && BannerPhrases.goesOn(lines.substring(end, next)) ? next : end;
  }
}
