package se.svarsvakt.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import se.svarsvakt.http.BaseUrl;

/**
 * Refuses requests to the open pages under a name that is not this service's: a page elsewhere
 * whose name was made to lead here (DNS rebinding) would read them with the eyes of a browser on
 * this machine. An address instead of a name cannot be made to lead elsewhere. What is for holders
 * of a token, and the tab's page, which is the same for everybody, may have any name.
 */
final class KnownHosts extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String REFUSAL =
      "this name is not served here: name it in svarsvakt.web.hosts\n";

  /** What the tab's page is made of, and what Teams' administrators may read of it. */
  private static final Pattern STATIC =
      Pattern.compile("/(privacy|icon\\.svg|svarsvakt\\.css|tab[\\w-]*\\.(js|css)|vendor/.*)");

  private final Set<String> names;

  /**
   * With the names that it has beside those of every machine for itself.
   *
   * @param names of hosts, without ports
   */
  KnownHosts(Collection<String> names) {
    this.names =
        names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isPublished(request.getServletPath()) || isKnown(request.getHeader(HttpHeaders.HOST))) {
      chain.doFilter(request, response);
      return;
    }
    response.setStatus(HttpStatus.MISDIRECTED_REQUEST.value());
    response.setContentType("text/plain;charset=UTF-8");
    response.getOutputStream().write(REFUSAL.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isPublished(String path) {
    return path.equals(MessagesController.PATH)
        || path.equals(NotificationsController.PATH)
        || path.equals(TabController.PATH)
        || path.startsWith("/tab/api/")
        || STATIC.matcher(path).matches();
  }

  /** Browsers always name the host, old health probes may not. */
  private boolean isKnown(@Nullable String header) {
    if (header == null) {
      return true;
    }
    String host = host(header);
    return BaseUrl.isLoopback(host) || isAddress(host) || names.contains(host);
  }

  private static String host(String header) {
    try {
      String host = URI.create("http://" + header.strip()).getHost();
      return host == null ? "" : host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static boolean isAddress(String host) {
    try {
      return !InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).toString().isEmpty();
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }
}
