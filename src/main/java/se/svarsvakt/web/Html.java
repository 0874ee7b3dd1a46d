package se.svarsvakt.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A piece of a page. Text and attribute values are escaped where they are written, always. */
sealed interface Html {
  /** Writes it as HTML. */
  void writeTo(StringBuilder out);

  /** Words. */
  static Html text(String words) {
    return new Text(words);
  }

  /** An element that holds other pieces. */
  static Element element(String name, Html... children) {
    return new Element(name, Map.of(), List.of(children));
  }

  /** An element that holds other pieces. */
  static Element element(String name, List<? extends Html> children) {
    return new Element(name, Map.of(), List.copyOf(children));
  }

  /** An element that holds words. */
  static Element element(String name, String words) {
    return element(name, text(words));
  }

  /**
   * Words.
   *
   * @param words as people read them
   */
  record Text(String words) implements Html {
    @Override
    public void writeTo(StringBuilder out) {
      escape(words, out);
    }
  }

  /**
   * An element.
   *
   * @param name the tag
   * @param attributes values by name
   * @param children what it holds, in order
   */
  record Element(String name, Map<String, String> attributes, List<Html> children) implements Html {
    private static final Set<String> VOID = Set.of("meta", "link", "input");

    /** The same element with one more attribute. */
    Element with(String attribute, String value) {
      Map<String, String> more = new LinkedHashMap<>(attributes);
      more.put(attribute, value);
      return new Element(name, more, children);
    }

    /** The same element with more in it. */
    Element add(List<? extends Html> more) {
      List<Html> all = new ArrayList<>(children);
      all.addAll(more);
      return new Element(name, attributes, all);
    }

    @Override
    public void writeTo(StringBuilder out) {
      out.append('<').append(name);
      attributes.forEach(
          (attribute, value) -> {
            out.append(' ').append(attribute).append("=\"");
            escape(value, out);
            out.append('"');
          });
      out.append('>');
      if (!VOID.contains(name)) {
        children.forEach(child -> child.writeTo(out));
        out.append("</").append(name).append('>');
      }
    }
  }

  private static void escape(String words, StringBuilder out) {
    for (int i = 0; i < words.length(); i++) {
      char one = words.charAt(i);
      switch (one) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(one);
      }
    }
  }
}
