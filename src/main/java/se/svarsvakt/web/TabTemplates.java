package se.svarsvakt.web;

import static se.svarsvakt.web.Html.element;

import java.util.ArrayList;
import java.util.List;
import se.svarsvakt.casework.UserAction.Kind;
import se.svarsvakt.casework.UserAction.Reason;
import se.svarsvakt.teams.card.WorkItemPhrases;

/**
 * The parts of the tab that its script makes copies of, with every button, input and word. What is
 * marked with {@code data-choice} stays where the person has that choice, what is marked with
 * {@code data-part} is filled in or left out.
 */
final class TabTemplates {
  private static final String LONGEST_ADDRESS = "254";

  private final Words words;
  private final WorkItemPhrases phrases;

  TabTemplates(Words words, WorkItemPhrases phrases) {
    this.words = words;
    this.phrases = phrases;
  }

  /** A matter. */
  Html line() {
    return template(
        "line",
        element(
                "li",
                part("h3", "title").with("tabindex", "-1"),
                part("p", "origin").with("class", "quiet"),
                part("p", "standing").with("class", "standing"),
                part("p", "snoozed").with("class", "quiet"),
                part("pre", "copy"),
                element("p", part("span", "deed"), act(element("button", of("act.undo")), "undo"))
                    .with("data-part", "undo")
                    .with("class", "undo"),
                actions(),
                more(),
                coverOf())
            .with("class", "line"));
  }

  private Html actions() {
    return element(
            "div",
            act(choice(element("button", of("act.answered")), Kind.ANSWERED), "answered"),
            part("a", "link")
                .add(List.of(Html.text(of("open-in-outlook"))))
                .with("target", "_blank")
                .with("rel", "noopener noreferrer"),
            act(choice(element("button", of("act.snooze")), Kind.SNOOZE), "snooze"))
        .with("class", "actions");
  }

  private Html more() {
    return element(
            "details",
            element("summary", of("more")),
            choice(form("promise", day("day", "promise-until")), Kind.PROMISE),
            choice(form("no-reply", reasons()), Kind.NO_REPLY))
        .with("data-more", "");
  }

  private Html coverOf() {
    return choice(
        element("details", element("summary", of("cover-with")), coverForm(true)), Kind.COVER);
  }

  /** What makes an agreement that answers no reminder. */
  Html newCover() {
    return element("details", element("summary", words.of("tab.cover-new")), coverForm(false))
        .with("id", "cover-new");
  }

  private Html.Element coverForm(boolean withColleagues) {
    List<Html> inputs = new ArrayList<>();
    if (withColleagues) {
      inputs.add(labelled("colleague", select("colleague", "choose-colleague", List.of())));
    }
    inputs.add(
        labelled(
            withColleagues ? "other-address" : "address",
            input("address", "text")
                .with("inputmode", "email")
                .with("autocomplete", "off")
                .with("maxlength", LONGEST_ADDRESS)));
    inputs.add(day("from", "from-day"));
    inputs.add(day("to", "to-day"));
    return form("cover", inputs.toArray(Html[]::new));
  }

  /** An agreement. */
  Html cover() {
    return template(
        "cover",
        element(
                "li",
                part("p", "text").with("tabindex", "-1"),
                act(element("button", words.of("tab.cover-end")), "end-cover"))
            .with("class", "line"));
  }

  /** A colleague to choose. */
  Html choice() {
    return template("colleague", element("option"));
  }

  private Html reasons() {
    List<Html> options = new ArrayList<>();
    for (Reason reason : Reason.values()) {
      options.add(element("option", of("reason." + reason.code())).with("value", reason.code()));
    }
    return labelled("reason", select("reason", "choose-reason", options));
  }

  private Html select(String name, String prompt, List<Html> options) {
    return element("select", element("option", of(prompt)).with("value", ""))
        .add(options)
        .with("name", name);
  }

  private Html day(String name, String label) {
    return labelled(label, input(name, "date"));
  }

  private static Html.Element input(String name, String type) {
    return element("input").with("name", name).with("type", type);
  }

  private Html labelled(String label, Html input) {
    return element("label", element("span", of(label)), input);
  }

  private Html.Element form(String act, Html... inputs) {
    return element("form", inputs)
        .add(List.of(element("button", of("act." + act)).with("type", "submit")))
        .with("data-act", act)
        .with("novalidate", "");
  }

  private static Html.Element act(Html.Element button, String act) {
    return button.with("type", "button").with("data-act", act);
  }

  private static Html.Element choice(Html.Element element, Kind kind) {
    return element.with("data-choice", kind.code());
  }

  private static Html.Element part(String tag, String name) {
    return element(tag).with("data-part", name);
  }

  private static Html template(String name, Html content) {
    return element("template", content).with("id", name + "-template");
  }

  private String of(String key) {
    return phrases.of(key);
  }
}
