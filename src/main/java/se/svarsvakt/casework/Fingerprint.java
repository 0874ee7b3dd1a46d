package se.svarsvakt.casework;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The same text for equal values in every run of the program, to tell whether what mailboxes were
 * judged by has changed. Sets and maps have no order of their own, and another one in each run.
 */
final class Fingerprint {
  private Fingerprint() {}

  static String of(@Nullable Object value) {
    return switch (value) {
      case null -> "-";
      case Optional<?> some -> some.map(Fingerprint::of).orElse("-");
      case List<?> list -> joined(list.stream().map(Fingerprint::of));
      case Collection<?> set -> joined(set.stream().map(Fingerprint::of).sorted());
      case Map<?, ?> map ->
          joined(
              map.entrySet().stream()
                  .map(each -> of(each.getKey()) + "=" + of(each.getValue()))
                  .sorted());
      case Record all ->
          joined(Stream.of(all.getClass().getRecordComponents()).map(each -> of(value(each, all))));
      case Enum<?> constant -> constant.name();
      default -> value + "#" + (isOurs(value) ? value.hashCode() : "");
    };
  }

  /** What they show of themselves may leave something out that makes them differ. */
  private static boolean isOurs(Object value) {
    return value.getClass().getPackageName().startsWith("se.svarsvakt");
  }

  private static String joined(Stream<String> parts) {
    return parts.collect(Collectors.joining("\u001f", "\u001e", "\u001d"));
  }

  private static @Nullable Object value(RecordComponent component, Record of) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(of);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(component.toString(), e);
    }
  }
}
