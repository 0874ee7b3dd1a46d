package se.svarsvakt.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/** The policies that come with the program: an organisation's choice to begin with. */
final class Profiles {
  static final List<String> NAMES =
      List.of("ale", "botkyrka", "falkenberg", "international", "sollentuna", "sotenas");
  static final String DEFAULT = "sollentuna";

  static final Format<String> FORMAT =
      Formats.TEXT
          .as(text -> text.toLowerCase(Locale.ROOT))
          .where("one of " + String.join(", ", NAMES), NAMES::contains);

  private Profiles() {}

  /** What a profile sets, written as an administrator would. */
  static List<PropertySource<?>> load(String name) {
    var resource = new ClassPathResource("profiles/" + name + ".yaml");
    try {
      return new YamlPropertySourceLoader().load("profile " + name, resource);
    } catch (IOException broken) {
      throw new UncheckedIOException("the profile " + name + " cannot be read", broken);
    }
  }
}
