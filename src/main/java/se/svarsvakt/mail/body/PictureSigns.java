package se.svarsvakt.mail.body;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * What tells a picture from others, however often it is sent. Mail programs and gateways make a
 * content id of its own for each message, so that only what does not change from one to the next
 * counts: a web address without its query, a file name that somebody gave, the alternative text,
 * and the size. Names that a program gives to whatever it finds (image001.png) count only where
 * there is nothing else.
 */
record PictureSigns(Element element, Declarations style) {
  private static final int LONGEST = 300;
  private static final Pattern CONTENT_ID = Pattern.compile("(?i)cid:([^@]*)(?:@.*)?");
  private static final Pattern WEB = Pattern.compile("(?i)https?:(//[^?#]*).*");
  private static final Pattern ENDING = Pattern.compile("\\.(?:png|jpe?g|gif|bmp|svg|webp|tiff?)$");
  private static final Pattern UNIQUE =
      Pattern.compile("[-_. ]?[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}");

  /** Names that programs give: the beginning of such a name, and what they number it with. */
  private static final Pattern GIVEN_BY_PROGRAM =
      Pattern.compile("(?:image|img|bild|picture|clip_image|pastedgraphic|unnamed)[-_ ]?(\\d*)");

  /** Letters and digits in a mixture that nobody types. */
  private static final Pattern RANDOM =
      Pattern.compile(
          "(?:outlook-|ii_).*|.*\\d{4}.*|(?=.*\\d)[0-9a-f]{8,}|.*\\p{L}\\d+\\p{L}+\\d.*"
              + "|.*\\d\\p{L}+\\d+\\p{L}.*");

  private static final Pattern WORD = Pattern.compile("\\p{L}{3}");
  private static final Pattern MADE_UP =
      Pattern.compile("automatiskt genererad|automatically generated|ai-genererat|ai-generated");
  private static final Pattern LENGTH =
      Pattern.compile("(\\d{1,5}(?:\\.\\d{1,6})?|\\.\\d{1,6})(px|pt|in|cm)?");

  /** That picture. */
  static Picture of(Element element, Declarations style) {
    return new Picture(new PictureSigns(element, style).signs());
  }

  private Set<String> signs() {
    String alternative = alternative();
    String wordy = alternative.contains(" ") ? "alt:" + alternative : "";
    Optional<String> place = place();
    if (place.isPresent()) {
      return some(place.get(), wordy);
    }
    String size = size();
    if (!wordy.isEmpty() || !size.isEmpty() || !alternative.isEmpty()) {
      return some(wordy.isEmpty() ? "look:" + alternative + " " + size : wordy);
    }
    return some(numbered());
  }

  private static Set<String> some(String... signs) {
    return Stream.of(signs).filter(sign -> !sign.isEmpty()).collect(Collectors.toSet());
  }

  private String source() {
    return element.attr("src").strip();
  }

  /** Where it comes from, where that says which one it is. */
  private Optional<String> place() {
    String source = source();
    Matcher web = WEB.matcher(source);
    if (web.matches()) {
      return Optional.of("web:" + cut(web.group(1).toLowerCase(Locale.ROOT)));
    }
    if (source.startsWith("data:")) {
      return source.length() > "data:".length() ? Optional.of(cut(source)) : Optional.empty();
    }
    String name = UNIQUE.matcher(base()).replaceAll("");
    boolean telling =
        WORD.matcher(name).find()
            && !GIVEN_BY_PROGRAM.matcher(name).matches()
            && !RANDOM.matcher(name).matches();
    return telling ? Optional.of("file:" + name) : Optional.empty();
  }

  /** The number that a program gave it, where that is all one knows; a long one is chance. */
  private String numbered() {
    Matcher given = GIVEN_BY_PROGRAM.matcher(base());
    return given.matches() ? "number:" + (given.group(1).length() > 3 ? "" : given.group(1)) : "";
  }

  /** The name of its file, without its ending, in lower case. */
  private String base() {
    String source = cut(source());
    Matcher content = CONTENT_ID.matcher(source);
    String name = content.matches() ? content.group(1) : source;
    String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    return ENDING.matcher(file.toLowerCase(Locale.ROOT)).replaceAll("");
  }

  /** What is written in its place; nothing where a program made it up. */
  private String alternative() {
    String text = cut(element.attr("alt")).strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    String name = ENDING.matcher(text).replaceAll("");
    boolean madeUp =
        MADE_UP.matcher(text).find()
            || GIVEN_BY_PROGRAM.matcher(name).matches()
            || RANDOM.matcher(name).matches();
    return madeUp ? "" : text;
  }

  private String size() {
    String width = pixels("width");
    String height = pixels("height");
    return width.isEmpty() && height.isEmpty() ? "" : width + "x" + height;
  }

  private String pixels(String side) {
    Matcher length = LENGTH.matcher(element.attr(side).strip());
    Matcher styled = LENGTH.matcher(style.get(side).strip());
    return length.matches() ? pixels(length) : styled.matches() ? pixels(styled) : "";
  }

  private static String pixels(Matcher length) {
    String unit = length.group(2) == null ? "px" : length.group(2);
    double each =
        switch (unit) {
          case "pt" -> 96 / 72.0;
          case "in" -> 96;
          case "cm" -> 96 / 2.54;
          default -> 1;
        };
    return Long.toString(Math.round(Double.parseDouble(length.group(1)) * each));
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }
}
