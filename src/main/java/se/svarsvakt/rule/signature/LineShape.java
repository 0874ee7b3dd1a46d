package se.svarsvakt.rule.signature;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a folded line at the end of a message looks like, by its form and not by its content. */
enum LineShape {
  /** Divides text and signature: {@code --}. */
  DIVIDER,
  /** Takes leave: {@code Vänliga hälsningar}. */
  CLOSING,
  /** Thanks, which may stand for a closing phrase. */
  THANKS,
  /** A phone number, an address, or the label of one. */
  CONTACT,
  /** A phone or a mail program speaks of itself. */
  DEVICE,
  /** One to four words with capitals. */
  NAME,
  /** A few words that make no sentence: a title, a unit, an organisation. */
  SHORT,
  /** Nothing but a picture. */
  PICTURE,
  /** Anything else: text. */
  TEXT;

  private static final int MOST_SHORT = 60;
  private static final int MOST_SHORT_WORDS = 8;
  private static final int MOST_NAME_WORDS = 4;
  private static final int MOST_CONTACT = 160;
  private static final int MOST_WORDS_BEFORE_STOP = 3;

  private static final Pattern RULE = Pattern.compile("[-_=*~#+ ]{2,}|-");
  private static final Pattern NAME_WORD =
      Pattern.compile(
          "\\p{Lu}[\\p{L}\\p{M}'.-]*|(?:von|van|av|af|de|der|den|la|el|och|and|&|på|vid|från|at|from)");
  private static final Pattern GREETING =
      Pattern.compile(
          "(?:hej|hejsan|hallå|hallo|hello|hi|hey|hei|dear|god (?:morgon|dag|kväll)|bonjour"
              + "|guten (?:tag|morgen)|liebe|lieber|sehr geehrter?|kära|käre|bästa|good morning)\\b",
          Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern LABEL =
      Pattern.compile(
          "(?:(?:tel|telefon|tfn|tlf|mob|mobil|mobile|phone|fax|växel|direkt|cell|office|e-?post"
              + "|e-?mail|mejl|mail|epost|webb|web|adress|besöksadress|postadress|besök|box|puh"
              + "|www|http)\\b[ .:]|[tmfeawp][ :.]\\s?[+(\\d]).*",
          Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern EXTENSION = Pattern.compile("(?:x|ext\\.? ?|ankn\\.? ?)\\d{3,6}");
  private static final Pattern POST_CODE =
      Pattern.compile(
          ".{0,60}\\b(?:\\d{3} \\d{2} \\p{Lu}|[A-Z]{2},? \\d{5}|\\d{4,5} \\p{Lu}\\p{L}).{0,60}",
          Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern STREET =
      Pattern.compile(
          "(?:.{2,40}(?:gatan|vägen|gata|väg|torget|torg|plan|street|st\\.|ave\\.?|avenue|road|rd\\."
              + "|straße|strasse|katu|tie) \\d{1,4}.{0,40}|\\d{1,5} \\p{L}.{2,40}(?:street|st\\.?|ave\\.?"
              + "|avenue|road|rd\\.?|suite|floor).{0,30})",
          Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern DEVICE_NOTE =
      Pattern.compile(
          "(?:skickat|skickades|sänt|sent|sendt|gesendet|hämta|get|hent|holen|hanki|envoyé|lähetetty"
              + "|von meinem)\\b.{0,20}\\b(?:från|from|via|with|fra|von|mit|de|outlook|iphone\\p{L}*"
              + "|gesendet|puhelimesta)\\b.{0,40}",
          Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern SENTENCE_END =
      Pattern.compile(".*(?:[^.\\s]{3,}[.;:,]|[!?]|\\d\\.)$");
  private static final Pattern STOP = Pattern.compile(".*[.!?]$");
  private static final Pattern SPACES = Pattern.compile(" ");

  /** The shape of a line that is not blank. */
  static LineShape of(String text, List<SignatureWord> words) {
    if (text.isEmpty()) {
      return PICTURE;
    }
    if (RULE.matcher(text).matches()) {
      return DIVIDER;
    }
    if (ClosingPhrase.opens(text)) {
      return CLOSING;
    }
    if (ClosingPhrase.thanks(text)) {
      return THANKS;
    }
    return unspoken(text, words);
  }

  private static LineShape unspoken(String text, List<SignatureWord> words) {
    if (DEVICE_NOTE.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
      return DEVICE;
    }
    if (isContact(text, words)) {
      return CONTACT;
    }
    if (isName(text)) {
      return NAME;
    }
    boolean few =
        text.length() <= MOST_SHORT && SPACES.splitAsStream(text).count() <= MOST_SHORT_WORDS;
    return few && !SENTENCE_END.matcher(text).matches() ? SHORT : TEXT;
  }

  private static boolean isContact(String text, List<SignatureWord> words) {
    String lower = text.toLowerCase(Locale.ROOT);
    long found = words.stream().filter(word -> word.isPhone() || word.isAddress()).count();
    long others = words.size() - found;
    boolean spoken = others >= MOST_WORDS_BEFORE_STOP && STOP.matcher(text).matches();
    boolean mostly = found > 0 && !spoken && others <= 5 + 2 * (found - 1);
    boolean labelled = LABEL.matcher(lower).matches() || EXTENSION.matcher(lower).matches();
    boolean place = POST_CODE.matcher(text).matches() || STREET.matcher(lower).matches();
    return text.length() <= MOST_CONTACT
        && (mostly || ((labelled || place) && text.length() <= MOST_SHORT + 30));
  }

  /** Whether a folded text is one to four words that could be a name. */
  static boolean isName(String text) {
    if (GREETING.matcher(text.toLowerCase(Locale.ROOT)).lookingAt()) {
      return false;
    }
    String bare = text.replaceFirst("^[-/~*_ ]{1,3}", "").replaceFirst("[ ,.!*_-]{1,3}$", "");
    return !bare.isEmpty()
        && SPACES.splitAsStream(bare).count() <= MOST_NAME_WORDS
        && SPACES.splitAsStream(bare).allMatch(word -> NAME_WORD.matcher(word).matches());
  }
}
