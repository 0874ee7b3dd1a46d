package se.svarsvakt.http;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The address that a service's requests stand below: a scheme of the web and a host, and nothing in
 * it that hides where it leads. It decides where tokens may go, so no name is ever looked up for
 * it.
 *
 * @param uri without user, query and fragment
 */
public record BaseUrl(URI uri) {
  private static final int HIGHEST_PORT = 65_535;
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  /** Refuses what is no address of the web, or more than the beginning of one. */
  public BaseUrl {
    boolean bare = uri.getRawQuery() == null && uri.getRawFragment() == null;
    if (!bare || !isOfTheWeb(uri)) {
      throw new IllegalArgumentException("a base URL has a scheme, a host, and maybe a path");
    }
  }

  /**
   * Reads one; a slash at its end is left out.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static BaseUrl parse(String text) {
    return new BaseUrl(URI.create(text.strip().replaceFirst("/$", "")));
  }

  /** The address, if one may call it; see {@link #isTrusted}. */
  public static Optional<BaseUrl> trusted(URI uri) {
    boolean bare = uri.getRawQuery() == null && uri.getRawFragment() == null;
    return bare && isTrusted(uri) ? Optional.of(new BaseUrl(uri)) : Optional.empty();
  }

  /**
   * Whether what is sent to an address cannot be read on its way: it is https, or http to this
   * machine.
   */
  public static boolean isTrusted(URI uri) {
    return isOfTheWeb(uri) && (isSecure(uri) || isLoopback(uri.getHost()));
  }

  /** Whether a host is this machine by its very name: {@code localhost}, or a literal address. */
  public static boolean isLoopback(String host) {
    String bare = host.replaceAll("[\\[\\]]", "");
    if (bare.equalsIgnoreCase("localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(bare).isLoopbackAddress();
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }

  private static boolean isOfTheWeb(URI uri) {
    return (isSecure(uri) || "http".equalsIgnoreCase(uri.getScheme()))
        && uri.getHost() != null
        && uri.getRawUserInfo() == null
        && uri.getPort() <= HIGHEST_PORT;
  }

  private static boolean isSecure(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme());
  }

  /** Whether it is https. */
  public boolean isSecure() {
    return isSecure(uri);
  }

  /** Whether it is on this machine. */
  public boolean isLoopback() {
    return isLoopback(uri.getHost());
  }

  /** Whether an address has this one's scheme, host and port. */
  public boolean isOriginOf(URI other) {
    return isOfTheWeb(other)
        && uri.getScheme().equalsIgnoreCase(other.getScheme())
        && uri.getHost().equalsIgnoreCase(other.getHost())
        && port(uri) == port(other);
  }

  private static int port(URI uri) {
    return uri.getPort() >= 0 ? uri.getPort() : isSecure(uri) ? 443 : 80;
  }

  /**
   * An address below this one; empty where one of the segments cannot be part of an address.
   *
   * @param segments as they are, not encoded
   */
  public Optional<URI> below(String... segments) {
    StringBuilder address = new StringBuilder(uri.toString().replaceFirst("/+$", ""));
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
