package se.svarsvakt.settings;

import java.net.URI;

/** What an address of a service of Microsoft's may be, beside Graph's and Exchange's. */
final class WebUrl {
  private WebUrl() {}

  /** A URL with a host and without a question or a name in it; a slash at its end is left out. */
  static Format<URI> like(URI example) {
    return new Format<>("a URL such as " + example, WebUrl::parse);
  }

  private static URI parse(String text) {
    var url = URI.create(text.strip().replaceFirst("/+$", ""));
    boolean web =
        "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
    boolean plain =
        url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
    if (!web || !plain || url.getHost() == null || url.getPort() > 65_535) {
      throw new IllegalArgumentException("not such a URL");
    }
    return url;
  }
}
