package se.svarsvakt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bundle of the program says everything in both languages. */
class BundlesTest {
  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final String ENGLISH = "_en.properties";
  private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");

  /** Tables, and what is for the command line, which speaks English. */
  private static final Set<String> OF_ONE_LANGUAGE =
      Set.of(
          "entra-answers.properties",
          "windows-zones.properties",
          "national-clouds.properties",
          "guide.properties",
          "setup-answers.properties");

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(RESOURCES)) {
      return all.filter(file -> file.toString().endsWith(".properties"))
          .filter(file -> !OF_ONE_LANGUAGE.contains(String.valueOf(file.getFileName())))
          .sorted()
          .toList();
    }
  }

  static List<Path> bundles() throws IOException {
    return files().stream().filter(file -> !file.toString().endsWith(ENGLISH)).toList();
  }

  private static Path english(Path bundle) {
    String name = String.valueOf(bundle.getFileName());
    return bundle.resolveSibling(name.replace(".properties", ENGLISH));
  }

  private static Properties texts(Path file) throws IOException {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      texts.load(reader);
    }
    return texts;
  }

  @Test
  void every_file_is_half_of_a_bundle() throws IOException {
    List<Path> halves = bundles();
    assertThat(halves).hasSizeGreaterThan(5);
    assertThat(files())
        .containsExactlyInAnyOrderElementsOf(
            halves.stream().flatMap(each -> Stream.of(each, english(each))).toList());
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void no_text_lacks_in_either_language_and_none_is_empty(Path bundle) throws IOException {
    Properties swedish = texts(bundle);
    Properties english = texts(english(bundle));
    assertThat(english.stringPropertyNames()).isEqualTo(swedish.stringPropertyNames());
    assertThat(swedish.values()).allSatisfy(text -> assertThat(text.toString()).isNotBlank());
    assertThat(english.values()).allSatisfy(text -> assertThat(text.toString()).isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void both_languages_have_the_same_places_for_what_is_put_in(Path bundle) throws IOException {
    Properties swedish = texts(bundle);
    Properties english = texts(english(bundle));
    assertThat(
            swedish.stringPropertyNames().stream()
                .filter(
                    key ->
                        !places(swedish.getProperty(key))
                            .equals(places(english.getProperty(key, ""))))
                .sorted())
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void no_text_stands_twice_in_a_file(Path bundle) throws IOException {
    for (Path file : List.of(bundle, english(bundle))) {
      List<String> keys = keys(Files.readString(file));
      assertThat(keys).as(file.toString()).doesNotHaveDuplicates();
      assertThat(keys).containsAll(texts(file).stringPropertyNames());
    }
  }

  /** In the order of the file, whose lines may go on in the next. */
  private static List<String> keys(String text) throws IOException {
    List<String> keys = new ArrayList<>();
    for (String entry : text.replaceAll("\\\\\\R\\s*", "").lines().toList()) {
      Properties one = new Properties();
      one.load(new StringReader(entry));
      keys.addAll(one.stringPropertyNames());
    }
    return keys;
  }

  private static Set<String> places(String text) {
    return PLACE
        .matcher(text)
        .results()
        .map((MatchResult place) -> place.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
