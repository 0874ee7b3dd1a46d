package se.svarsvakt.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import se.svarsvakt.http.BaseUrl;

/** Where a browser reached these pages; its name was checked by {@link KnownHosts}. */
final class PublicAddress {
  private PublicAddress() {}

  /**
   * The address of a path as the browser has it. Under another name than this machine's it is
   * https, whatever a proxy before us makes of it.
   */
  static String of(HttpServletRequest request, String path) {
    boolean local = BaseUrl.isLoopback(request.getServerName());
    String scheme = local ? request.getScheme() : "https";
    return scheme + "://" + request.getHeader(HttpHeaders.HOST) + path;
  }

  /** A path of these pages that somebody named; {@code /} where it leads elsewhere. */
  static String ownPath(String named) {
    boolean own =
        named.matches("/([^/\\\\].*)?")
            && named.chars().allMatch(c -> c > ' ' && c < 0x7f && "\\{}".indexOf(c) < 0);
    return own && !named.startsWith("/sign-") ? named : "/";
  }
}
