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
   * English where {@code ?lang=en} says so, else the first of the two languages that the browser
   * prefers, else Swedish.
   */
  static Locale language(HttpServletRequest request) {
    String asked = request.getParameter("lang");
    if ("en".equals(asked)) {
      return Locale.ENGLISH;
    }
    return "sv".equals(asked) ? Words.SWEDISH : preferred(request);
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
