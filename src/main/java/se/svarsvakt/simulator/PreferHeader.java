package se.svarsvakt.simulator;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of a PreferHeader header.
 *
 * @param text all values, comma separated
 */
record PreferHeader(String text) {
  private static final Pattern IMMUTABLE =
      Pattern.compile("IdType\\s*=\\s*\"?ImmutableId\"?", Pattern.CASE_INSENSITIVE);
  private static final Pattern PAGE =
      Pattern.compile("odata\\.maxpagesize\\s*=\\s*(\\d{1,5})", Pattern.CASE_INSENSITIVE);
  private static final Pattern ZONE =
      Pattern.compile("outlook\\.timezone\\s*=\\s*\"([^\"]+)\"", Pattern.CASE_INSENSITIVE);
  private static final Pattern PLAIN =
      Pattern.compile("outlook\\.body-content-type\\s*=\\s*\"?text\"?", Pattern.CASE_INSENSITIVE);

  boolean immutableIds() {
    return IMMUTABLE.matcher(text).find();
  }

  boolean plainText() {
    return PLAIN.matcher(text).find();
  }

  int pageSize(int otherwise) {
    int size = first(PAGE).map(Integer::parseInt).orElse(otherwise);
    return size < 1 ? otherwise : size;
  }

  String timeZone() {
    return first(ZONE).orElse("UTC");
  }

  private Optional<String> first(Pattern pattern) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
