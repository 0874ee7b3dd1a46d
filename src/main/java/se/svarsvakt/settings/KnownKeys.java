package se.svarsvakt.settings;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * The settings that exist, how the name of each may be written, and what it is where nobody sets
 * it.
 *
 * <p>It must say yes to exactly those spellings that Spring binds: one that it wrongly knew would
 * be a setting that is silently not in force. Ordinary sources forgive letter case and dashes. In
 * the environment dashes are left out, in any letter case, or all of them are underscores, in one.
 */
final class KnownKeys {
  private static final String INDEX = "[n]";

  private final SequencedMap<String, KnownSetting<?>> settings = new LinkedHashMap<>();
  private final Set<String> shapes = new HashSet<>();
  private final Set<String> mapShapes = new HashSet<>();
  private final Set<String> compactVariables = new HashSet<>();
  private final Set<String> dashedVariables = new HashSet<>();

  /** One that has no value where nobody sets it. */
  void add(String key, Format<?> format) {
    add(new KnownSetting<>(key, format, Optional.empty()));
  }

  /** One with a value where nobody sets it. */
  <T> void add(String key, Format<T> format, T ordinary) {
    add(new KnownSetting<>(key, format, Optional.of(ordinary)));
  }

  private void add(KnownSetting<?> setting) {
    settings.put(setting.key(), setting);
    admit(setting.key());
  }

  void addList(String key, Format<?> ofElements) {
    add(key, ofElements);
    admit(key + INDEX);
  }

  void addMap(String key, Format<?> ofValues) {
    add(key, ofValues);
    mapShapes.add(shapeOf(key));
  }

  private void admit(String key) {
    shapes.add(shapeOf(key));
    var variable = key.replace(INDEX, "_N").replace('.', '_').toUpperCase(Locale.ROOT);
    compactVariables.add(variable.replace("-", ""));
    dashedVariables.add(variable.replace('-', '_'));
  }

  /** The full names, {@code [n]} for a number, in the order in which they were asked for. */
  List<String> keys() {
    return List.copyOf(settings.keySet());
  }

  /** The same with their formats and defaults. */
  List<KnownSetting<?>> settings() {
    return List.copyOf(settings.values());
  }

  /** Whether Spring binds a name of an ordinary property source to one of them. */
  boolean knowsProperty(String written) {
    var name = ConfigurationPropertyName.adapt(written, '.');
    return shapes.contains(shapeOf(name))
        || (!name.isEmpty() && mapShapes.contains(shapeOf(name.getParent())));
  }

  /** Whether Spring binds an environment variable to one of them. */
  boolean knowsVariable(String written) {
    var shape = written.toUpperCase(Locale.ROOT).replaceAll("_\\d+(?=_|$)", "_N");
    return compactVariables.contains(shape)
        || (dashedVariables.contains(shape) && isInOneLetterCase(written));
  }

  private static boolean isInOneLetterCase(String name) {
    return name.equals(name.toUpperCase(Locale.ROOT)) || name.equals(name.toLowerCase(Locale.ROOT));
  }

  private static String shapeOf(String key) {
    return key.replace(INDEX, "." + INDEX).replace("-", "");
  }

  private static String shapeOf(ConfigurationPropertyName name) {
    return IntStream.range(0, name.getNumberOfElements())
        .mapToObj(i -> name.isNumericIndex(i) ? INDEX : name.getElement(i, Form.UNIFORM))
        .collect(Collectors.joining("."));
  }
}
