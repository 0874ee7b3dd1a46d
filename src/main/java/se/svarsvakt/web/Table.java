package se.svarsvakt.web;

import static se.svarsvakt.web.Html.element;

import java.util.ArrayList;
import java.util.List;

/**
 * A table with a caption, whose first column names its rows.
 *
 * @param caption what it shows
 * @param columns the columns' headings; from the second one on they hold figures
 * @param rows as many cells a row as there are columns
 */
record Table(String caption, List<String> columns, List<List<String>> rows) {
  /** In a box that scrolls by itself where the window is narrow. */
  Html html() {
    Html.Element table =
        element("table")
            .add(
                List.of(
                    element("caption", caption),
                    element("thead", element("tr", columns.stream().map(Table::heading).toList())),
                    element("tbody", rows.stream().map(Table::row).toList())));
    return element("div", table)
        .with("class", "scroll")
        .with("role", "region")
        .with("tabindex", "0")
        .with("aria-label", caption);
  }

  private static Html heading(String words) {
    return element("th", words).with("scope", "col");
  }

  private static Html row(List<String> cells) {
    List<Html> all = new ArrayList<>();
    all.add(element("th", cells.getFirst()).with("scope", "row"));
    cells.stream().skip(1).forEach(cell -> all.add(element("td", cell)));
    return element("tr", all);
  }
}
