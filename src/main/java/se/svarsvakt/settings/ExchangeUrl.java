package se.svarsvakt.settings;

import java.net.URI;
import java.util.regex.Pattern;

/** What the base URL of the Exchange admin API may be: it carries the program's token. */
final class ExchangeUrl {
  static final URI DEFAULT = URI.create("https://outlook.office365.com");

  static final Format<URI> FORMAT =
      new Format<>("a URL without a path, such as " + DEFAULT, ExchangeUrl::parse);

  private static final Pattern SHAPE = Pattern.compile("(?i:https?)://[^/?#@\\s]+/?");

  private ExchangeUrl() {}

  private static URI parse(String text) {
    var url = URI.create(text.replaceFirst("/$", ""));
    if (!SHAPE.matcher(text).matches() || url.getHost() == null || url.getPort() > 65_535) {
      throw new IllegalArgumentException("not a base URL");
    }
    return url;
  }
}
