package se.svarsvakt.web;

import static se.svarsvakt.web.Html.element;
import static se.svarsvakt.web.Html.text;

import java.util.List;

/** What all pages have in common: head, header, the way to the contents, footer. */
final class Frame {
  private Frame() {}

  /** A whole page; {@code path} is its own, for the way to the other language. */
  static String page(Words words, String path, String title, List<? extends Html> contents) {
    Html.Element html =
        element(
                "html",
                head(words, title, List.of()),
                element(
                    "body",
                    element("a", words.of("skip")).with("class", "skip").with("href", "#content"),
                    header(words, path),
                    element("main", contents).with("id", "content").with("tabindex", "-1"),
                    element("footer", element("p", words.of("footer")))))
            .with("lang", words.locale().getLanguage());
    return document(html);
  }

  /** The text of a whole page. */
  static String document(Html html) {
    StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
    html.writeTo(out);
    return out.append('\n').toString();
  }

  /** What a page's head says, with what only this page needs. */
  static Html head(Words words, String title, List<? extends Html> more) {
    return element(
            "head",
            element("meta").with("charset", "utf-8"),
            element("meta")
                .with("name", "viewport")
                .with("content", "width=device-width, initial-scale=1"),
            element("title", title + " – " + words.of("product")),
            element("link").with("rel", "icon").with("href", "/icon.svg"),
            element("link").with("rel", "stylesheet").with("href", "/svarsvakt.css"))
        .add(more);
  }

  private static Html header(Words words, String path) {
    String other = words.isEnglish() ? "sv" : "en";
    return element(
        "header",
        element("p", words.of("product")).with("class", "product"),
        element(
                "nav",
                element("a", text(words.of("other-language")))
                    .with("href", path + "?lang=" + other)
                    .with("lang", other)
                    .with("hreflang", other))
            .with("aria-label", words.of("language")));
  }
}
