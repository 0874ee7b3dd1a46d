package se.svarsvakt.web;

import static se.svarsvakt.web.Html.element;

import java.util.ArrayList;
import java.util.List;
import se.svarsvakt.teams.card.WorkItemPhrases;

/**
 * The page of the tab as it is sent: the places that its scripts fill, and every word that they may
 * need, so that there are none in them.
 */
final class TabPage {
  private static final String TEAMS_JS = "/vendor/teams-js/2.58.0/MicrosoftTeams.min.js";
  private static final List<String> SCRIPTS =
      List.of(
          TEAMS_JS,
          Asset.address("/tab-outside.js"),
          Asset.address("/tab-page.js"),
          Asset.address("/tab.js"));
  private static final String STYLE = Asset.address("/tab.css");
  private static final List<String> FAILURES =
      List.of("outside", "failed-sign-in", "failed-refused", "failed-unreachable", "failed-fault");
  private static final List<String> FIGURES =
      List.of("open", "overdue", "due-today", "answered", "on-time");

  private final Words words;
  private final TabTemplates templates;

  TabPage(Words words, WorkItemPhrases phrases) {
    this.words = words;
    this.templates = new TabTemplates(words, phrases);
  }

  String html() {
    return Frame.document(
        element("html", head(), body())
            .with("lang", words.locale().getLanguage())
            .with("data-theme", "default"));
  }

  private Html head() {
    List<Html> files = new ArrayList<>();
    files.add(element("link").with("rel", "stylesheet").with("href", STYLE));
    SCRIPTS.forEach(script -> files.add(element("script").with("src", script).with("defer", "")));
    return Frame.head(words, words.of("tab.title"), files);
  }

  private Html body() {
    List<Html> all = new ArrayList<>();
    all.add(said());
    all.add(
        element(
                "main",
                element("h1", words.of("tab.title")),
                element("noscript", element("p", words.of("tab.outside")).with("class", "banner")),
                element("p", words.of("tab.loading")).with("id", "loading").with("hidden", ""),
                trouble(),
                contents())
            .with("id", "content"));
    all.add(templates.line());
    all.add(templates.cover());
    all.add(templates.choice());
    return element("body", all).with("class", "tab");
  }

  /** What became of what somebody did, told to those who see it and to those who hear it. */
  private static Html said() {
    return element(
            "div",
            element("p").with("id", "status").with("role", "status"),
            element("p").with("id", "alert").with("role", "alert"))
        .with("class", "said");
  }

  /** Why there is nothing to see; one of these sentences is shown at a time. */
  private Html trouble() {
    List<Html> all = new ArrayList<>();
    for (String failure : FAILURES) {
      all.add(
          element("p", words.of("tab." + failure))
              .with("data-failure", failure)
              .with("hidden", ""));
    }
    all.add(
        element("button", words.of("tab.retry"))
            .with("type", "button")
            .with("id", "retry")
            .with("hidden", ""));
    return element("div", all)
        .with("id", "trouble")
        .with("class", "banner")
        .with("role", "alert")
        .with("hidden", "");
  }

  private Html contents() {
    return element(
            "div",
            element("p").with("id", "head").with("class", "lead").with("tabindex", "-1"),
            section("open", "tab.open", list("open")),
            section("recent", "tab.recent", list("recent")),
            section(
                "figures",
                "tab.figures",
                element("dl", FIGURES.stream().map(this::figure).toList()),
                element("p", words.of("tab.figures-span")).with("class", "quiet")),
            section(
                "covers",
                "tab.covers",
                list("covers"),
                element("p", words.of("tab.covers-none"))
                    .with("id", "covers-none")
                    .with("class", "quiet"),
                templates.newCover()))
        .with("id", "contents")
        .with("hidden", "");
  }

  private static Html list(String name) {
    return element("ul").with("id", name + "-list").with("class", "lines").with("role", "list");
  }

  private Html figure(String name) {
    return element("div", element("dt", words.of(name)), element("dd").with("data-figure", name));
  }

  private Html section(String name, String key, Html... contents) {
    return element(
            "section",
            element("h2", words.of(key)).with("id", name + "-title").with("tabindex", "-1"))
        .add(List.of(contents))
        .with("id", name)
        .with("aria-labelledby", name + "-title");
  }
}
