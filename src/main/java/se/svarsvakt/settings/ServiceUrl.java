package se.svarsvakt.settings;

import java.net.URI;
import se.svarsvakt.http.BaseUrl;

/** What the address of a service may be: it carries the program's token, and people's mail. */
final class ServiceUrl {
  /** The SDK's batch finds the relative URL by its position behind host and version. */
  static final Format<URI> OF_GRAPH =
      new Format<>(
          "a URL that ends in /v1.0, such as " + NationalCloud.GLOBAL.graph(),
          text -> parse(text, "/v1.0"));

  static final Format<URI> OF_EXCHANGE =
      new Format<>(
          "a URL without a path, such as " + NationalCloud.GLOBAL.exchange(),
          text -> parse(text, ""));

  static final Format<URI> OF_ENTRA =
      new Format<>(
          "a URL without a path, such as " + NationalCloud.GLOBAL.entra(), text -> parse(text, ""));

  /** As it is written: what answers to a slash at its end may not answer without. */
  static final Format<URI> OF_CASE_SYSTEM =
      new Format<>(
          "a URL such as https://arende.kommun.example/svarsvakt",
          text -> new BaseUrl(URI.create(text)).uri());

  static final Format<URI> OF_PAGES = like(URI.create("https://svarsvakt.kommun.example"));

  /** The exporter knows schemes in lower case only, and adds no path. */
  static final Format<URI> OF_COLLECTOR =
      like(URI.create("https://collector.kommun.example"))
          .where(
              "a URL with its path, https or http in lower case, such as"
                  + " https://collector.kommun.example:4318/v1/traces",
              url -> url.toString().matches("https?://[^/]+/.+"));

  private ServiceUrl() {}

  /** Any, with a path or without. */
  static Format<URI> like(URI example) {
    return new Format<>("a URL such as " + example, text -> BaseUrl.parse(text).uri());
  }

  private static URI parse(String text, String path) {
    URI url = BaseUrl.parse(text).uri();
    if (!url.getRawPath().equals(path)) {
      throw new IllegalArgumentException("another path");
    }
    return url;
  }

  static boolean isLoopback(URI url) {
    return BaseUrl.isLoopback(url.getHost());
  }
}
