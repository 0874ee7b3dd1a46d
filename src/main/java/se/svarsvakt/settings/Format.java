package se.svarsvakt.settings;

import java.time.DateTimeException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How the text of a setting becomes a value.
 *
 * @param allowed what an administrator may write, to follow a colon
 * @param parser the value of a stripped text that is not blank; throws {@link
 *     IllegalArgumentException} or {@link DateTimeException} where there is none
 */
record Format<T>(String allowed, Function<String, T> parser) {

  Optional<T> parse(String text) {
    try {
      return Optional.of(parser.apply(text));
    } catch (IllegalArgumentException | DateTimeException refused) {
      return Optional.empty();
    }
  }

  /** The same, for fewer values. */
  Format<T> where(String allowed, Predicate<T> accepts) {
    return new Format<>(
        allowed,
        text -> {
          var value = parser.apply(text);
          if (!accepts.test(value)) {
            throw new IllegalArgumentException(allowed);
          }
          return value;
        });
  }

  /** The same, each value turned into another. */
  <R> Format<R> as(Function<T, R> turn) {
    return new Format<>(allowed, parser.andThen(turn));
  }

  /** The same, described otherwise. */
  Format<T> named(String allowed) {
    return new Format<>(allowed, parser);
  }
}
