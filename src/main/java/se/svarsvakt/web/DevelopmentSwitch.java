package se.svarsvakt.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import se.svarsvakt.http.BaseUrl;

/**
 * What keeps {@code svarsvakt.bot.development} on this machine. Anybody who reaches the endpoint
 * then acts as whom they like, so nobody from elsewhere may reach it: not over the network, not
 * through a proxy on this machine, and not through a browser that was lured to a page elsewhere.
 */
final class DevelopmentSwitch {
  /** Spring must show the request as it came, not as a proxy says that it began. */
  static final Map<String, Object> DEFAULTS = Map.of("server.forward-headers-strategy", "none");

  private static final Logger LOG = LoggerFactory.getLogger(DevelopmentSwitch.class);
  private static final String KEY = "svarsvakt.bot.development";

  private DevelopmentSwitch() {}

  /**
   * Lets the switch stand at start, with a warning.
   *
   * @throws WebUnavailable if the pages would be served to others than this machine
   */
  static void allow(Environment environment) {
    String address = environment.getProperty("server.address", "");
    if (!BaseUrl.isLoopback(address)) {
      throw new WebUnavailable(
          KEY
              + " is for this machine only: set server.address to 127.0.0.1, or "
              + KEY
              + " to false");
    }
    for (String key :
        List.of(
            "server.forward-headers-strategy",
            "server.tomcat.remoteip.remote-ip-header",
            "server.tomcat.remoteip.protocol-header")) {
      if (!environment.getProperty(key, "none").equalsIgnoreCase("none")) {
        throw new WebUnavailable(
            KEY + " is for this machine only: leave " + key + " out, or set " + KEY + " to false");
      }
    }
    LOG.warn("{} is on: activities are taken without a token, from this machine only", KEY);
  }

  /** Refuses a request that began elsewhere, or may have. */
  static void check(HttpServletRequest request) throws RefusedRequest {
    boolean direct =
        Collections.list(request.getHeaderNames()).stream().noneMatch(DevelopmentSwitch::isRelayed);
    if (!direct
        || !BaseUrl.isLoopback(request.getRemoteAddr())
        || !BaseUrl.isLoopback(request.getServerName())) {
      throw new RefusedRequest(403, "the development switch serves this machine only");
    }
  }

  /** Refuses an activity that is to be answered elsewhere. */
  static void check(URI serviceUrl) throws RefusedRequest {
    if (!BaseUrl.isLoopback(serviceUrl.getHost())) {
      throw new RefusedRequest(403, "the development switch answers this machine only");
    }
  }

  /** Browsers name the page's origin, proxies what they pass on. */
  private static boolean isRelayed(String header) {
    String name = header.toLowerCase(Locale.ROOT);
    return name.startsWith("x-forwarded")
        || List.of("forwarded", "via", "x-real-ip", "origin").contains(name);
  }
}
