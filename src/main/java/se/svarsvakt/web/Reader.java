package se.svarsvakt.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which language whoever asks for a page reads. */
final class Reader {
  private Reader() {}

  /**
   * The language that {@code ?lang=en} or {@code ?lang=sv-se} says, else the first of the two that
   * the browser prefers, else Swedish.
   */
  static Locale language(HttpServletRequest request) {
    String asked = request.getParameter("lang");
    return switch (asked == null ? "" : Locale.forLanguageTag(asked).getLanguage()) {
      case "en" -> Locale.ENGLISH;
      case "sv" -> Words.SWEDISH;
      default -> preferred(request);
    };
  }

  private static Locale preferred(HttpServletRequest request) {
    @Nullable String header = request.getHeader("Accept-Language");
    List<Locale> wishes = header == null ? List.of() : Collections.list(request.getLocales());
    return wishes.stream()
        .map(Locale::getLanguage)
        .filter(language -> language.equals("sv") || language.equals("en"))
        .findFirst()
        .filter("en"::equals)
        .map(english -> Locale.ENGLISH)
        .orElse(Words.SWEDISH);
  }
}
