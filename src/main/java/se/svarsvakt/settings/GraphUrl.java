package se.svarsvakt.settings;

import java.net.InetAddress;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * What the base URL of Microsoft Graph may be: it carries people's mail and the program's token.
 */
final class GraphUrl {
  static final URI DEFAULT = URI.create("https://graph.microsoft.com/v1.0");

  static final Format<URI> FORMAT =
      new Format<>("a URL that ends in /v1.0, such as " + DEFAULT, GraphUrl::parse);

  /** The SDK's batch finds the relative URL by its position behind host and version. */
  private static final Pattern SHAPE = Pattern.compile("(?i:https?)://[^/?#@\\s]+/v1\\.0/?");

  private static final int HIGHEST_PORT = 65_535;

  private GraphUrl() {}

  private static URI parse(String text) {
    var url = URI.create(text.replaceFirst("/$", ""));
    if (!SHAPE.matcher(text).matches() || url.getHost() == null || url.getPort() > HIGHEST_PORT) {
      throw new IllegalArgumentException("not a base URL");
    }
    return url;
  }

  static boolean isPlain(URI url) {
    return "http".equalsIgnoreCase(url.getScheme());
  }

  /** Whether the host is this machine by its very name: no name is looked up. */
  static boolean isLoopback(URI url) {
    var host = url.getHost().replaceAll("[\\[\\]]", "");
    if (host.equalsIgnoreCase("localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }
}
