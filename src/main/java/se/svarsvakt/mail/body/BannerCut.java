package se.svarsvakt.mail.body;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cuts from the beginning of a text what others put before its sender's words, as long as a known
 * form stands there.
 *
 * <p>What is quoted, with {@code >} or in quotation marks, is not looked at: somebody cites it. A
 * marker, or a clause behind which the sentence goes on, is cut only where another form follows.
 */
final class BannerCut {
  private static final int MOST_FORMS = 40;

  private static final Pattern BETWEEN =
      Pattern.compile(
          "[^\\p{L}\\p{N}>\"']{0,400}+(?:(?:och|and|og|ja|und|so|så) )?+",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** What closes a banner in the original: marks, then frames and warning signs by themselves. */
  private static final Pattern CLOSING =
      Pattern.compile(
          "[.!:;,)\\]}|*]{0,20}+"
              + "(?:[\\s\\p{Z}\\p{Cf}\\p{Cc}⚠❗‼🛑⛔🚨ℹ\\uFE0F]"
              + "|(?:[|*=#~+•·─-╿-]{1,200}+|_{1,9}+)(?=[\\s\\p{Z}]|$))*+");

  private final NormalizedText text;
  private final BannerTexts setting;
  private final List<String> codes = new ArrayList<>();
  private final List<String> open = new ArrayList<>();
  private int end;

  private BannerCut(NormalizedText text, BannerTexts setting) {
    this.text = text;
    this.setting = setting;
  }

  /** What is left; the text itself where no form stands at its beginning. */
  static TextCut of(String original, BannerTexts setting) {
    NormalizedText text = NormalizedText.of(original);
    BannerCut cut = new BannerCut(text, setting);
    int at = 0;
    for (int i = 0; i < MOST_FORMS && at >= 0; i++) {
      at = cut.takeFormAt(at);
    }
    return cut.end == 0
        ? new TextCut(original, List.of())
        : new TextCut(withoutClosing(original, text.endBefore(cut.end)), cut.codes);
  }

  /** The original behind this index, without what closes a banner there. */
  static String withoutClosing(String original, int end) {
    Matcher closing = CLOSING.matcher(original).region(end, original.length());
    return original.substring(closing.lookingAt() ? closing.end() : end);
  }

  private int takeFormAt(int at) {
    String words = text.oneLine();
    Matcher between = BETWEEN.matcher(words).region(at, words.length());
    int from = between.lookingAt() ? between.end() : at;
    BannerMatch form = from < words.length() ? formAt(from) : null;
    if (form == null) {
      return -1;
    }
    open.add(form.code());
    if (form.whole()) {
      codes.addAll(open);
      open.clear();
      end = form.end();
    }
    return form.end();
  }

  private @Nullable BannerMatch formAt(int from) {
    BannerMatch own = setting.at(text, from);
    return own == null ? BannerPhrases.startAt(text, from) : own;
  }
}
