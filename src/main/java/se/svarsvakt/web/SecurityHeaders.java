package se.svarsvakt.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import se.svarsvakt.http.BaseUrl;

/**
 * Tells browsers to load nothing from elsewhere, to guess no types, to show the pages in no frame.
 * The tab alone is shown in a frame: that of Teams and of Microsoft's other programs which show
 * Teams apps (Microsoft Learn, "Tab requirements").
 */
final class SecurityHeaders extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private final String policy;
  private final String frames;

  /**
   * For what comes in.
   *
   * <p>Forms are sent here alone; but browsers hold an answer that leads elsewhere against the
   * form, so signing out must be allowed to end at the provider.
   */
  SecurityHeaders(Inbound inbound) {
    String provider =
        inbound.signIn().map(SignInEndpoint::issuer).map(SecurityHeaders::origin).orElse("");
    this.policy =
        "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'"
            + provider
            + "; frame-ancestors ";
    this.frames = inbound.tab().map(tab -> String.join(" ", tab.frames())).orElse("'none'");
  }

  private static String origin(URI provider) {
    return " " + provider.resolve("/").toString().replaceFirst("/$", "");
  }

  /** Whether forms may end at an address of a provider. */
  static boolean isOrigin(URI provider, URI address) {
    return new BaseUrl(provider.resolve("/")).isOriginOf(address);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean tab = isTab(request.getServletPath());
    response.setHeader("Content-Security-Policy", policy + (tab ? frames : "'none'"));
    if (!tab) {
      response.setHeader("X-Frame-Options", "DENY");
    }
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    chain.doFilter(request, response);
  }

  private static boolean isTab(String path) {
    return path.equals("/tab") || (path.startsWith("/tab/") && !path.startsWith("/tab/api/"));
  }
}
