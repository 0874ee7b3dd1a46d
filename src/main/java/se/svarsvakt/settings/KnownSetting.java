package se.svarsvakt.settings;

import java.util.Optional;

/**
 * A setting that exists.
 *
 * @param key its full name, {@code [n]} for a number
 * @param format how its text, or that of an element of a list or of a map's value, becomes a value
 * @param ordinary its value where nobody sets it; empty for none
 */
record KnownSetting<T>(String key, Format<T> format, Optional<T> ordinary) {

  /** Whether a text stands for the value that holds where nobody sets one. */
  boolean isOrdinary(String text) {
    return ordinary.isPresent() && format.parse(text).equals(ordinary);
  }
}
