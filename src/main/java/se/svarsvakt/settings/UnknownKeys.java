package se.svarsvakt.settings;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.PropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Finds what an administrator has set that no setting is called, a slip of the pen most often. Its
 * value is never shown: it may be a secret under a misspelt name.
 */
record UnknownKeys(KnownKeys known) {
  private static final Pattern OURS =
      Pattern.compile("svarsvakt[._\\[].*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Kubernetes sets these in every container beside a service that is called svarsvakt. */
  private static final Pattern OF_KUBERNETES =
      Pattern.compile(
          "SVARSVAKT_(SERVICE_(HOST|PORT(_\\w+)?)|PORT(_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)");

  List<Fault> in(PropertySources sources) {
    return sources.stream().flatMap(this::in).distinct().toList();
  }

  private Stream<Fault> in(PropertySource<?> source) {
    if (!(source instanceof EnumerablePropertySource<?> enumerable)) {
      return Stream.empty();
    }
    var variables = source instanceof SystemEnvironmentPropertySource;
    return Stream.of(enumerable.getPropertyNames())
        .filter(name -> OURS.matcher(name).matches())
        .filter(name -> !known.knowsProperty(name))
        .filter(name -> !variables || !isKnownVariable(name))
        .map(name -> fault(name, WrittenAt.of(source, name)));
  }

  private boolean isKnownVariable(String name) {
    return known.knowsVariable(name) || OF_KUBERNETES.matcher(name).matches();
  }

  private Fault fault(String written, String place) {
    var hint = nearest(written).map(key -> "; did you mean " + key + "?").orElse("");
    return new Fault(written, Optional.empty(), "there is no such setting" + hint + place);
  }

  private Optional<String> nearest(String written) {
    return known.keys().stream()
        .filter(key -> Spelling.areClose(letters(written), letters(key)))
        .min(Comparator.comparingInt(key -> Spelling.distance(letters(written), letters(key))));
  }

  private static String letters(String key) {
    return key.toLowerCase(Locale.ROOT).replaceFirst("^svarsvakt", "").replaceAll("[^\\p{L}]", "");
  }
}
