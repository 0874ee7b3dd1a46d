package se.svarsvakt.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.springframework.core.env.Environment;
import se.svarsvakt.http.BaseUrl;

/** Tells a request that began on this machine from one that began elsewhere, or may have. */
final class ThisMachine {
  /** Whether Spring or Tomcat believe what proxies say of where a request began. */
  static final String STRATEGY = "server.forward-headers-strategy";

  /** All the settings that make them believe it. */
  static final List<String> BELIEVING =
      List.of(
          STRATEGY,
          "server.tomcat.remoteip.remote-ip-header",
          "server.tomcat.remoteip.protocol-header");

  private ThisMachine() {}

  /**
   * Whether it began here: over the loopback address, under a loopback name, and brought by no
   * proxy that says so. No browser speaks HTTP/1.0, but nginx does to what is behind it, under its
   * own name and saying nothing else, unless it is told otherwise.
   */
  static boolean asks(HttpServletRequest request) {
    return !request.getProtocol().equals("HTTP/1.0")
        && BaseUrl.isLoopback(request.getServerName())
        && BaseUrl.isLoopback(request.getRemoteAddr())
        && Collections.list(request.getHeaderNames()).stream().noneMatch(ThisMachine::isRelayed);
  }

  /** Proxies name what they pass on. */
  private static boolean isRelayed(String header) {
    String name = header.toLowerCase(Locale.ROOT);
    return name.startsWith("x-forwarded")
        || List.of("forwarded", "via", "x-real-ip").contains(name);
  }

  /** Whether requests are shown as they came, and not as a proxy says that they began. */
  static boolean isTold(Environment environment) {
    return BELIEVING.stream()
        .allMatch(key -> environment.getProperty(key, "none").equalsIgnoreCase("none"));
  }
}
