package se.svarsvakt.mail.body;

import java.util.ArrayList;
import java.util.List;

/**
 * What is left of a text, and which known forms were cut from it. It holds content: never stored or
 * logged.
 *
 * @param text what is left, as the original has it
 * @param codes of what was cut, see {@link BannerMatch#code}
 */
record TextCut(String text, List<String> codes) {
  /** Keeps a copy. */
  TextCut {
    codes = List.copyOf(codes);
  }

  /** This, and then another cut of what it left. */
  TextCut then(TextCut next) {
    List<String> all = new ArrayList<>(codes);
    all.addAll(next.codes);
    return new TextCut(next.text, all);
  }

  @Override
  public String toString() {
    return "TextCut[not shown]";
  }
}
