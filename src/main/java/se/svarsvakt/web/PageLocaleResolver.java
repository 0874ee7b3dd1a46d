package se.svarsvakt.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The language of whoever asks for a page: the one that {@code ?lang=en} or {@code ?lang=sv-se}
 * says, else the first of the two that the browser prefers, else that of the organisation.
 */
final class PageLocaleResolver implements LocaleResolver {
  private static final Locale SWEDISH = Locale.of("sv");

  private final Locale otherwise;

  /** With the language of those who prefer neither. */
  PageLocaleResolver(Locale otherwise) {
    this.otherwise = otherwise;
  }

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    String asked = request.getParameter("lang");
    return switch (asked == null ? "" : Locale.forLanguageTag(asked).getLanguage()) {
      case "en" -> Locale.ENGLISH;
      case "sv" -> SWEDISH;
      default -> preferred(request);
    };
  }

  private Locale preferred(HttpServletRequest request) {
    @Nullable String header = request.getHeader("Accept-Language");
    List<Locale> wishes = header == null ? List.of() : Collections.list(request.getLocales());
    return wishes.stream()
        .map(Locale::getLanguage)
        .filter(language -> language.equals("sv") || language.equals("en"))
        .findFirst()
        .map(language -> language.equals("en") ? Locale.ENGLISH : SWEDISH)
        .orElse(otherwise);
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    throw new UnsupportedOperationException("every request says its own language");
  }
}
