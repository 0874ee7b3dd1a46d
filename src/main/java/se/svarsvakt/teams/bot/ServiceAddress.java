package se.svarsvakt.teams.bot;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The address of a Bot Connector that may be called: over https, or over http on this machine, and
 * nothing in it that hides where it leads.
 */
final class ServiceAddress {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  private final URI base;

  private ServiceAddress(URI base) {
    this.base = base;
  }

  /** The address of a connector; empty where it may not be called. */
  static Optional<ServiceAddress> of(URI url) {
    boolean whole = url.getHost() != null && url.getRawUserInfo() == null;
    boolean bare = url.getRawQuery() == null && url.getRawFragment() == null;
    return whole && bare && (isSecure(url) || isPlainLoopback(url))
        ? Optional.of(new ServiceAddress(url))
        : Optional.empty();
  }

  /** Whether what is sent there cannot be read on its way. */
  boolean isSecure() {
    return isSecure(base);
  }

  /** Whether it is on this machine. */
  boolean isLoopback() {
    return isLoopback(base.getHost());
  }

  private static boolean isSecure(URI url) {
    return "https".equalsIgnoreCase(url.getScheme());
  }

  private static boolean isPlainLoopback(URI url) {
    return "http".equalsIgnoreCase(url.getScheme()) && isLoopback(url.getHost());
  }

  /** By its very name: no name is looked up. */
  private static boolean isLoopback(String host) {
    if (host.equalsIgnoreCase("localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }

  /**
   * An address below this one; empty where one of the segments cannot be part of an address.
   *
   * @param segments as they are, not encoded
   */
  Optional<URI> below(String... segments) {
    StringBuilder address = new StringBuilder(base.toString().replaceFirst("/+$", ""));
    for (String segment : segments) {
      if (segment.isBlank() || segment.equals(".") || segment.equals("..")) {
        return Optional.empty();
      }
      address.append('/').append(encoded(segment));
    }
    return Optional.of(URI.create(address.toString()));
  }

  /** Percent-encoded but for the unreserved characters (RFC 3986, 2.3). */
  private static String encoded(String segment) {
    StringBuilder text = new StringBuilder();
    for (byte one : segment.getBytes(StandardCharsets.UTF_8)) {
      if (UNRESERVED.indexOf(one) >= 0) {
        text.append((char) one);
      } else {
        text.append('%').append(HexFormat.of().withUpperCase().toHexDigits(one));
      }
    }
    return text.toString();
  }
}
