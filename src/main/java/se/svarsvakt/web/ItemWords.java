package se.svarsvakt.web;

import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import se.svarsvakt.casework.TrackedItem;

/**
 * What the pages and files say of an item. The same code may mean another thing under another rule,
 * and then has words of its own there.
 */
record ItemWords(MessageSource words, Locale locale, String program) {
  private static final String PROGRAM = "svarsvakt";

  /** Its commands are given as one gives them here: the demo's reach the demo. */
  static ItemWords of(Pages pages, MessageSource words, Locale locale) {
    return new ItemWords(words, locale, pages.demo().map(DemoOverview::program).orElse(PROGRAM));
  }

  /** What it is. */
  String code(TrackedItem item) {
    return find("code", item).orElse(item.code());
  }

  /** What is to be done about it; empty where nothing is said. */
  String todo(TrackedItem item) {
    return find("todo", item).orElse("");
  }

  /** The command that an administrator can give about it; empty where there is none. */
  String command(TrackedItem item) {
    return find("command", item)
        .filter(command -> command.startsWith(PROGRAM + " "))
        .map(command -> program + command.substring(PROGRAM.length()))
        .orElse("");
  }

  private Optional<String> find(String what, TrackedItem item) {
    String key = what + "." + item.code();
    return find(key + "." + item.rule().code(), values(item)).or(() -> find(key, values(item)));
  }

  private static Object[] values(TrackedItem item) {
    return new Object[] {item.about().address(), item.about().item()};
  }

  private Optional<String> find(String key, Object[] values) {
    return Optional.ofNullable(words.getMessage(key, values, null, locale));
  }
}
