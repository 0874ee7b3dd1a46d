package se.svarsvakt.settings;

import java.util.Optional;

/**
 * One setting that cannot stand, and what may stand there instead.
 *
 * @param key the setting's full name; an unknown one as it was written
 * @param value what was given, empty where it is or may be a secret
 * @param allowed what is allowed
 */
public record Fault(String key, Optional<String> value, String allowed) {
  private static final int LONGEST_SHOWN = 80;

  /** The user and password of a URL; no URL among the settings may have them. */
  private static final String USER_INFO = "//[^/]*@";

  /** One line: {@code svarsvakt.history = "soon": a duration …}. */
  public String describe() {
    return key + value.map(text -> " = \"" + oneShortLine(text) + "\"").orElse("") + ": " + allowed;
  }

  private static String oneShortLine(String text) {
    var line = text.replaceAll("\\p{Cntrl}+", " ").replaceAll(USER_INFO, "//…@");
    return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…";
  }
}
