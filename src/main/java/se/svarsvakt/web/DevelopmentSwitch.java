package se.svarsvakt.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import se.svarsvakt.http.BaseUrl;

/**
 * What keeps {@code svarsvakt.bot.development} on this machine. Anybody who reaches the endpoint
 * then acts as whom they like, so nobody from elsewhere may reach it: not over the network, not
 * through a proxy on this machine, and not through a browser that was lured to a page elsewhere.
 */
final class DevelopmentSwitch {
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
    for (String key : ThisMachine.BELIEVING) {
      if (!environment.getProperty(key, "none").equalsIgnoreCase("none")) {
        throw new WebUnavailable(
            KEY + " is for this machine only: leave " + key + " out, or set " + KEY + " to false");
      }
    }
    LOG.warn("{} is on: activities are taken without a token, from this machine only", KEY);
  }

  /** Refuses a request that began elsewhere, or may have; browsers name the page's origin. */
  static void check(HttpServletRequest request) throws RefusedRequest {
    if (request.getHeader(HttpHeaders.ORIGIN) != null || !ThisMachine.asks(request)) {
      throw new RefusedRequest(403, "the development switch serves this machine only");
    }
  }

  /** Refuses an activity that is to be answered elsewhere. */
  static void check(URI serviceUrl) throws RefusedRequest {
    if (!BaseUrl.isLoopback(serviceUrl.getHost())) {
      throw new RefusedRequest(403, "the development switch answers this machine only");
    }
  }
}
