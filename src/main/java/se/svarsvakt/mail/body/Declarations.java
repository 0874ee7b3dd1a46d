package se.svarsvakt.mail.body;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The declarations of one {@code style} attribute or one rule of a style sheet. */
record Declarations(Map<String, String> values) {
  /** No declarations. */
  static final Declarations NONE = new Declarations(Map.of());

  /** Characters of one attribute that are read at most. */
  private static final int LONGEST = 4000;

  private static final List<String> KNOWN =
      List.of(
          """
          font-family font display visibility white-space mso-hide width height border padding
          border-left border-top
          """
              .split("\\s+"));
  private static final Pattern SIZE =
      Pattern.compile(
          "(?:^|\\s)[\\d.]+(?:px|pt|em|rem|ex|%|cm|mm|in)(?:\\s*/\\s*\\S+)?\\s+(\\S.*)");

  static Declarations of(String css) {
    if (css.isBlank()) {
      return NONE;
    }
    Map<String, String> values = new HashMap<>();
    String read = css.length() > LONGEST ? css.substring(0, LONGEST) : css;
    for (String declaration : read.split(";", -1)) {
      int colon = declaration.indexOf(':');
      String name = colon < 0 ? "" : declaration.substring(0, colon).strip();
      if (KNOWN.contains(name.toLowerCase(Locale.ROOT))) {
        String value = declaration.substring(colon + 1).toLowerCase(Locale.ROOT);
        values.put(name.toLowerCase(Locale.ROOT), value.replace("!important", "").strip());
      }
    }
    return values.isEmpty() ? NONE : new Declarations(values);
  }

  /** These declarations, with those of a stronger source over them. */
  Declarations under(Declarations stronger) {
    if (values.isEmpty() || stronger.values.isEmpty()) {
      return values.isEmpty() ? stronger : this;
    }
    Map<String, String> merged = new HashMap<>(values);
    merged.putAll(stronger.values);
    return new Declarations(merged);
  }

  String get(String name) {
    return values.getOrDefault(name, "");
  }

  boolean hides() {
    return get("display").startsWith("none")
        || get("mso-hide").equals("all")
        || get("visibility").equals("hidden");
  }

  boolean keepsLines() {
    return get("white-space").startsWith("pre") || get("white-space").equals("break-spaces");
  }

  /** The first font family; empty if none is named. */
  String font() {
    String families = get("font-family");
    if (families.isEmpty()) {
      Matcher size = SIZE.matcher(get("font"));
      families = size.find() ? size.group(1) : "";
    }
    return firstFamily(families);
  }

  /** The first of a list of font families, in lower case without quotes; empty if it names none. */
  static String firstFamily(String families) {
    String first = families.split(",", 2)[0].toLowerCase(Locale.ROOT);
    String name = WhiteSpace.fold(first.replaceAll("[\"']|&quot;", ""));
    return name.equals("inherit") || name.equals("initial") || name.equals("unset") ? "" : name;
  }
}
