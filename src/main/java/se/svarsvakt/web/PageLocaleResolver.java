package se.svarsvakt.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * The language of whoever asks for a page: the one that {@code ?lang=en} or {@code ?lang=sv-se}
 * says, else the one that was chosen so before, else the first of the two that the browser prefers,
 * else that of the organisation.
 */
final class PageLocaleResolver implements LocaleResolver {
  private static final Locale SWEDISH = Locale.of("sv");
  private static final String CHOSEN = "language";

  private final Locale otherwise;

  /** With the language of those who prefer neither. */
  PageLocaleResolver(Locale otherwise) {
    this.otherwise = otherwise;
  }

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    return asked(request)
        .or(
            () ->
                Optional.ofNullable(WebUtils.getCookie(request, CHOSEN))
                    .flatMap(chosen -> known(chosen.getValue())))
        .orElseGet(() -> preferred(request));
  }

  /** Keeps what the request asks for, if it asks, for as long as the browser is open. */
  static void keep(HttpServletRequest request, HttpServletResponse response) {
    asked(request)
        .map(Locale::getLanguage)
        .map(language -> ResponseCookie.from(CHOSEN, language).path("/").httpOnly(true))
        .map(cookie -> cookie.secure(request.isSecure()).sameSite("Lax").build())
        .ifPresent(cookie -> response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString()));
  }

  private static Optional<Locale> asked(HttpServletRequest request) {
    return Optional.ofNullable(request.getParameter("lang")).flatMap(PageLocaleResolver::known);
  }

  private static Optional<Locale> known(String tag) {
    return switch (Locale.forLanguageTag(tag).getLanguage()) {
      case "en" -> Optional.of(Locale.ENGLISH);
      case "sv" -> Optional.of(SWEDISH);
      default -> Optional.empty();
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
