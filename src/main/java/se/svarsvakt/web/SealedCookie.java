package se.svarsvakt.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import se.svarsvakt.http.BaseUrl;
import se.svarsvakt.sync.KeyedHash;

/**
 * A value that a browser keeps for us and cannot change: for this host alone, not for scripts, over
 * https alone unless the host is this machine, and not with what other sites send here.
 *
 * @param name how it begins where it is sent over https is {@code __Host-}, which browsers hold to
 * @param seal shows that it was given by us
 */
record SealedCookie(String name, KeyedHash seal) {
  private static boolean isLocal(HttpServletRequest request) {
    return BaseUrl.isLoopback(request.getServerName());
  }

  private String name(HttpServletRequest request, String suffix) {
    return (isLocal(request) ? "" : "__Host-") + name + suffix;
  }

  private String sealed(String value) {
    return value + "." + seal.seal(name + " " + value).value();
  }

  /** The values that are truly ours, of cookies with that name. */
  List<String> read(HttpServletRequest request, String suffix) {
    String wanted = name(request, suffix);
    Cookie[] cookies = request.getCookies();
    return Stream.of(cookies == null ? new Cookie[0] : cookies)
        .filter(cookie -> cookie.getName().equals(wanted))
        .flatMap(cookie -> opened(cookie.getValue()).stream())
        .toList();
  }

  private Optional<String> opened(String sealed) {
    String value = sealed.substring(0, Math.max(sealed.lastIndexOf('.'), 0));
    return MessageDigest.isEqual(bytes(sealed(value)), bytes(sealed))
        ? Optional.of(value)
        : Optional.empty();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Whole names of the cookies that the browser has of this kind, whatever is in them. */
  List<String> suffixes(HttpServletRequest request) {
    String begin = name(request, "");
    Cookie[] cookies = request.getCookies();
    return Stream.of(cookies == null ? new Cookie[0] : cookies)
        .map(Cookie::getName)
        .filter(each -> each.startsWith(begin))
        .map(each -> each.substring(begin.length()))
        .toList();
  }

  /**
   * Gives it to the browser.
   *
   * @param keeps for how long; a negative one is until the browser ends
   */
  void write(
      HttpServletRequest request,
      HttpServletResponse response,
      String suffix,
      String value,
      Duration keeps) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, suffix, sealed(value), keeps));
  }

  /** Takes it away. */
  void remove(HttpServletRequest request, HttpServletResponse response, String suffix) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, suffix, "", Duration.ZERO));
  }

  private String cookie(HttpServletRequest request, String suffix, String value, Duration keeps) {
    return ResponseCookie.from(name(request, suffix), value)
        .httpOnly(true)
        .secure(!isLocal(request))
        .sameSite("Lax")
        .path("/")
        .maxAge(keeps)
        .build()
        .toString();
  }
}
