package se.svarsvakt.web;

import static se.svarsvakt.web.Html.element;

import java.util.List;
import se.svarsvakt.web.Showcase.Feed;
import se.svarsvakt.web.Showcase.MailboxLine;
import se.svarsvakt.web.Showcase.Notice;

/** The demo's part of the start page: the mailboxes, and what each person sees in Teams. */
final class ShowcaseSections {
  private final Words words;

  ShowcaseSections(Words words) {
    this.words = words;
  }

  /** Says that it is a demo. */
  Html note() {
    return element("p", words.of("demo")).with("class", "quiet");
  }

  List<Html> contents(Showcase showcase) {
    return List.of(teams(showcase), mailboxes(showcase));
  }

  private Html teams(Showcase showcase) {
    List<Feed> feeds = showcase.feeds();
    Html.Element section = section("teams");
    return feeds.isEmpty()
        ? section.add(List.of(element("p", words.of("nobody-told"))))
        : section.add(
            List.of(
                element("div", feeds.stream().map(this::feed).toList()).with("class", "feeds")));
  }

  private Html feed(Feed feed) {
    return element(
            "article",
            element("h3", feed.name()),
            element("p", feed.address()).with("class", "quiet"),
            element("ul", feed.notices().stream().map(this::notice).toList()))
        .with("class", "feed");
  }

  private Html notice(Notice notice) {
    return element(
        "li",
        element("time", words.moment(notice.at())).with("datetime", notice.at().toString()),
        element("span", notice.preview()));
  }

  private Html mailboxes(Showcase showcase) {
    List<List<String>> rows = showcase.mailboxes().stream().map(this::row).toList();
    Table table =
        new Table(
            words.of("mailboxes-caption"),
            List.of(words.of("mailbox"), words.of("open"), words.of("overdue"), words.of("note")),
            rows);
    return section("mailboxes").add(List.of(table.html()));
  }

  private List<String> row(MailboxLine line) {
    return List.of(
        line.name() + " (" + line.address() + ")",
        Integer.toString(line.open()),
        Integer.toString(line.overdue()),
        line.notRead().map(code -> words.of("not-read-because", code)).orElse(""));
  }

  private Html.Element section(String key) {
    return element("section", element("h2", words.of(key)).with("id", key))
        .with("aria-labelledby", key);
  }
}
