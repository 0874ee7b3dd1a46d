package se.svarsvakt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links from one document to another lead somewhere, and what stands in `src/…` is there. */
class DocumentLinksTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)|<img src=\"([^\"]+)\"");
  private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);
  private static final Pattern PATH =
      Pattern.compile("`((?:src|scripts|docs|manifests)/[\\w./-]+)`");

  static List<Path> documents() throws IOException {
    try (Stream<Path> top = Files.list(Path.of("."));
        Stream<Path> docs = Files.walk(Path.of("docs"));
        Stream<Path> manifests = Files.walk(Path.of("manifests"))) {
      return Stream.of(top, docs, manifests)
          .flatMap(files -> files)
          .filter(file -> file.toString().endsWith(".md"))
          .map(Path::normalize)
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_link_of_a_document_leads_to_a_file_and_a_heading(Path document) throws IOException {
    assertThat(links(Files.readString(document)).filter(link -> !leads(document, link))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_path_that_a_document_names_is_there(Path document) throws IOException {
    assertThat(PATH.matcher(Files.readString(document)).results().map(path -> path.group(1)))
        .allMatch(path -> Files.exists(Path.of(path)));
  }

  private static Stream<String> links(String text) {
    return LINK.matcher(text)
        .results()
        .map(link -> link.group(1) == null ? link.group(2) : link.group(1))
        .filter(link -> !link.contains("://"));
  }

  private static boolean leads(Path document, String link) {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
    return Files.exists(target) && (parts.length == 1 || anchors(target).contains(parts[1]));
  }

  /** As GitHub makes them: lower case, no punctuation, dashes for spaces. */
  private static List<String> anchors(Path document) {
    try {
      return HEADING
          .matcher(Files.readString(document))
          .results()
          .map((MatchResult heading) -> heading.group(1).toLowerCase(Locale.ROOT))
          .map(text -> text.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
