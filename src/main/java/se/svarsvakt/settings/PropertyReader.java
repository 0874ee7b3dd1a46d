package se.svarsvakt.settings;

import java.net.URI;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.PropertySources;
import se.svarsvakt.http.BaseUrl;
import se.svarsvakt.policy.Range;

/**
 * Reads single settings in all of Spring's relaxed forms, and keeps account of what was asked for
 * and what was wrong. A fault does not stop it: the reading goes on with the fallback, so that all
 * faults come to light together; a caller looks at {@link #faults()} before it uses what it read.
 */
final class PropertyReader {
  private static final int MINUTES_OF_DAY = 24 * 60;
  private static final Pattern GUID =
      Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Iterable<ConfigurationPropertySource> sources;
  private final Binder binder;
  private final KnownKeys known = new KnownKeys();
  private final List<Fault> faults = new ArrayList<>();

  PropertyReader(PropertySources sources) {
    this.sources = ConfigurationPropertySources.from(sources);
    this.binder = new Binder(this.sources, new PropertySourcesPlaceholdersResolver(sources));
  }

  KnownKeys known() {
    return known;
  }

  List<Fault> faults() {
    return List.copyOf(faults);
  }

  boolean hasFaultIn(String key) {
    return faults.stream().anyMatch(fault -> fault.key().equals(key));
  }

  void refuse(String key, Object value, String allowed) {
    faults.add(new Fault(key, Optional.of(value.toString()), allowed + place(key)));
  }

  /** The same for a value that must not be shown. */
  void refuse(String key, String allowed) {
    faults.add(new Fault(key, Optional.empty(), allowed + place(key)));
  }

  /** Tokens and activities name the tenant by its id: with one of its domains nothing would fit. */
  void refuseWithoutGuid(String key, Optional<String> tenant) {
    if (!tenant.filter(GUID.asMatchPredicate()).isPresent()) {
      refuse(key, tenant.orElse(""), "the tenant's id, a GUID and not a domain");
    }
  }

  /** Where the value in force stands, if that is a file. */
  private String place(String key) {
    if (!ConfigurationPropertyName.isValid(key)) {
      return "";
    }
    ConfigurationPropertyName name = ConfigurationPropertyName.of(key);
    for (ConfigurationPropertySource source : sources) {
      ConfigurationProperty found = source.getConfigurationProperty(name);
      if (found != null) {
        return WrittenAt.of(found.getOrigin());
      }
    }
    return "";
  }

  /** A setting with a default: a blank value is a fault. */
  <T> T value(String key, Format<T> format, T fallback) {
    known.add(key, format, fallback);
    return text(key, format).flatMap(text -> parse(key, text, format)).orElse(fallback);
  }

  boolean flag(String key, boolean fallback) {
    return value(key, Formats.FLAG, fallback);
  }

  int wholeNumber(String key, Range range, int fallback) {
    return value(key, Formats.wholeNumber(range), fallback);
  }

  /** A whole number that may be left out. */
  OptionalInt optionalNumber(String key, Range range) {
    return optional(key, Formats.wholeNumber(range))
        .map(OptionalInt::of)
        .orElseGet(OptionalInt::empty);
  }

  /** The address of a service, which gets the program's token: https, or this machine's. */
  URI serviceUrl(String key, Format<URI> format, URI fallback) {
    URI url = value(key, format, fallback);
    if (!BaseUrl.isTrusted(url)) {
      refuse(key, url, "https, for http is allowed to a loopback host only");
    }
    return url;
  }

  /** A setting that may be missing: a blank value is the same as none. */
  <T> Optional<T> optional(String key, Format<T> format) {
    known.add(key, format);
    return text(key, format)
        .filter(text -> !text.isBlank())
        .flatMap(text -> parse(key, text, format));
  }

  /** The same for a setting whose value must not be shown. */
  <T> Optional<T> secret(String key, Format<T> format) {
    known.add(key, format);
    var text = text(key, format).filter(value -> !value.isBlank());
    var parsed = text.flatMap(value -> format.parse(value.strip()));
    if (text.isPresent() && parsed.isEmpty()) {
      refuse(key, format.allowed());
    }
    return parsed;
  }

  /** A list, its elements separated by commas or numbered from 0; blank is the empty list. */
  <T> List<T> list(String key, Format<T> format) {
    known.addList(key, format);
    return parseAll(key, elements(key, String.class), format);
  }

  /** A list of texts, numbered from 0 or in one line with {@code |} between them. */
  <T> List<T> texts(String key, Format<T> format) {
    known.addList(key, format);
    List<String> texts =
        bind(key, Bindable.of(Object.class), format.allowed())
            .filter(String.class::isInstance)
            .map(oneLine -> List.of(oneLine.toString().split("\\|", -1)))
            .orElseGet(() -> elements(key, String.class));
    return parseAll(key, texts, format);
  }

  /** Each text's value; blank ones are passed over. */
  <T> List<T> parseAll(String key, List<String> texts, Format<T> format) {
    return texts.stream()
        .filter(text -> !text.isBlank())
        .flatMap(text -> parse(key, text, format).stream())
        .toList();
  }

  /** The elements of a list as Spring binds them; not yet a known key. */
  <T> List<T> elements(String key, Class<T> type) {
    return bind(key, Bindable.listOf(type), "a list, numbered from 0 without gaps")
        .orElse(List.of());
  }

  /** A map, as keys below this one or as {@code key=value,key=value}. */
  <K, V> Map<K, V> map(String key, Format<K> keys, Format<V> values) {
    known.addMap(key, values);
    var result = new LinkedHashMap<K, V>();
    entries(key, values)
        .forEach(
            (name, text) -> {
              var full = key + "[" + name + "]";
              var entryKey = parse(full, name, keys);
              var entryValue = parse(full, text, values);
              entryKey.ifPresent(k -> entryValue.ifPresent(v -> result.put(k, v)));
            });
    return result;
  }

  private Map<String, String> entries(String key, Format<?> values) {
    var result = new LinkedHashMap<String, String>();
    var oneLine = text(key, Formats.TEXT);
    if (oneLine.isEmpty()) {
      bind(key, Bindable.mapOf(String.class, Object.class), "single values below this key")
          .ifPresent(map -> map.forEach((name, raw) -> result.put(name, asText(raw, values))));
    }
    oneLine.stream()
        .flatMap(line -> Stream.of(line.split(",")))
        .filter(entry -> !entry.isBlank())
        .map(entry -> (entry.contains("=") ? entry : entry + "=").split("=", 2))
        .forEach(parts -> result.put(parts[0].strip(), parts[1].strip()));
    return result;
  }

  <T> Optional<T> parse(String key, String text, Format<T> format) {
    var parsed = format.parse(text.strip());
    if (parsed.isEmpty()) {
      refuse(key, text, format.allowed());
    }
    return parsed;
  }

  private Optional<String> text(String key, Format<?> format) {
    return bind(key, Bindable.of(Object.class), format.allowed()).map(raw -> asText(raw, format));
  }

  /** YAML 1.1 takes {@code 17:00} without quotes for a number of base 60, which is its minutes. */
  private static String asText(Object raw, Format<?> format) {
    if (format.equals(Formats.TIME) && raw instanceof Integer minutes) {
      return LocalTime.MIDNIGHT.plusMinutes(Math.floorMod(minutes, MINUTES_OF_DAY)).toString();
    }
    return raw.toString();
  }

  private <T> Optional<T> bind(String key, Bindable<T> target, String allowed) {
    try {
      var result = binder.bind(key, target);
      return result.isBound() ? Optional.of(result.get()) : Optional.empty();
    } catch (BindException refused) {
      refuse(key, allowed);
      return Optional.empty();
    }
  }
}
