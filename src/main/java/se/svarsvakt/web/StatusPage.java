package se.svarsvakt.web;

import static se.svarsvakt.web.Html.element;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.svarsvakt.worker.FinishedScan;
import se.svarsvakt.worker.MailCounts;
import se.svarsvakt.worker.Overview.Snapshot;
import se.svarsvakt.worker.ScanHealth;

/**
 * How it stands, in figures of the whole organisation. Nobody signs in to see it, so it names
 * neither person nor mail.
 */
final class StatusPage {
  private final Words words;

  StatusPage(Words words) {
    this.words = words;
  }

  /**
   * What it shows.
   *
   * @param now the clock
   * @param health whether mail is watched
   * @param overview figures of the last pass of this node
   */
  record Facts(Instant now, ScanHealth.Report health, Optional<Snapshot> overview) {}

  List<Html> contents(Facts facts) {
    List<Html> all = new ArrayList<>();
    all.add(element("h1", words.of("title")));
    all.add(banner(facts.health()));
    all.add(element("p", words.of("clock", words.moment(facts.now()))).with("class", "quiet"));
    all.add(reading(facts.health().last()));
    facts.overview().ifPresent(snapshot -> all.add(figures(snapshot)));
    return all;
  }

  private Html banner(ScanHealth.Report health) {
    if (!health.up()) {
      return element(
              "p",
              element("strong", words.of("down")),
              Html.text(" " + words.of("reason") + " "),
              element("span", health.reason().orElse("")).with("lang", "en"),
              Html.text("."))
          .with("class", "banner bad");
    }
    String key = health.last().isPresent() ? "up" : "starting";
    return element("p", element("strong", words.of(key))).with("class", "banner good");
  }

  private Html reading(Optional<FinishedScan> last) {
    List<Html> pairs =
        last.map(
                scan ->
                    List.of(
                        pair("last-scan", words.moment(scan.at())),
                        pair("in-scope", Integer.toString(scan.mailboxes())),
                        pair("read", Integer.toString(scan.scanned())),
                        pair("not-read", Integer.toString(scan.failed()))))
            .orElseGet(() -> List.of(pair("last-scan", words.of("none-yet"))));
    return section("reading", element("dl", pairs));
  }

  private Html figures(Snapshot snapshot) {
    MailCounts total = snapshot.total();
    return section(
        "figures",
        element("p", words.of("figures-at", words.moment(snapshot.at()))).with("class", "quiet"),
        element(
            "dl",
            pair("overdue", Integer.toString(total.open().overdue())),
            pair("due-soon", Integer.toString(total.open().dueSoon())),
            pair("untold", Integer.toString(total.open().untold())),
            pair("promised", Integer.toString(total.open().promised())),
            pair("waiting", Integer.toString(total.open().waiting())),
            pair("answered", Integer.toString(total.answered())),
            pair("on-time", Integer.toString(total.onTime()))));
  }

  private Html section(String key, Html... contents) {
    return element("section", element("h2", words.of(key)).with("id", key))
        .add(List.of(contents))
        .with("aria-labelledby", key);
  }

  private Html pair(String key, String value) {
    return element("div", element("dt", words.of(key)), element("dd", value));
  }
}
