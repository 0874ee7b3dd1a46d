package se.svarsvakt;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Draws docs/architecture.md from the compiled code, and tells when the page is behind it. */
class ArchitecturePictureTest {
  private static final String ROOT = "se.svarsvakt";
  private static final Path PAGE = Path.of("docs", "architecture.md");

  @Test
  void the_architecture_page_shows_the_code() throws IOException {
    String page = page(dependencies());
    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE)
        .as("drawn from the code; to draw it again: ./mvnw test %s", regeneration())
        .hasContent(page);
  }

  private static String regeneration() {
    return "-Dtest=" + ArchitecturePictureTest.class.getSimpleName() + " -Dregenerate=true";
  }

  private static Map<String, Set<String>> dependencies() {
    Map<String, Set<String>> packages = new TreeMap<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT)) {
      Set<String> used = packages.computeIfAbsent(type.getPackageName(), name -> new TreeSet<>());
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String target = dependency.getTargetClass().getBaseComponentType().getPackageName();
        if (isOurs(target) && !target.equals(type.getPackageName())) {
          used.add(target);
        }
      }
    }
    return packages;
  }

  private static boolean isOurs(String name) {
    return name.equals(ROOT) || name.startsWith(ROOT + ".");
  }

  private static String page(Map<String, Set<String>> packages) throws IOException {
    return """
        # Architecture

        Drawn from the compiled code by `ArchitecturePictureTest`, which fails when this page is behind it. To draw it again:

            ./mvnw test %s

        An arrow points from a package to one that it uses. The picture leaves out an arrow that follows from others; the
        table has them all.

        ```mermaid
        flowchart TD
        %s
        ```

        | package | what it is | uses |
        |---|---|---|
        %s
        """
        .formatted(regeneration(), picture(packages), table(packages));
  }

  private static String picture(Map<String, Set<String>> packages) {
    Stream<String> nodes =
        packages.keySet().stream().map(name -> node(name) + "[" + name(name) + "]");
    Stream<String> arrows =
        packages.entrySet().stream()
            .flatMap(
                entry ->
                    entry.getValue().stream()
                        .filter(used -> !followsFromOthers(entry.getValue(), used, packages))
                        .map(used -> node(entry.getKey()) + " --> " + node(used)));
    return Stream.concat(nodes, arrows).map(line -> "    " + line).collect(joining("\n"));
  }

  /** An id that is no word of Mermaid's own, as {@code graph} is. */
  private static String node(String qualified) {
    return "p_" + name(qualified).replace('.', '_');
  }

  private static boolean followsFromOthers(
      Set<String> direct, String used, Map<String, Set<String>> packages) {
    return direct.stream()
        .filter(other -> !other.equals(used))
        .anyMatch(other -> reachable(other, packages, new TreeSet<>()).contains(used));
  }

  private static Set<String> reachable(
      String from, Map<String, Set<String>> packages, Set<String> seen) {
    for (String next : packages.getOrDefault(from, Set.of())) {
      if (seen.add(next)) {
        reachable(next, packages, seen);
      }
    }
    return seen;
  }

  private static String table(Map<String, Set<String>> packages) throws IOException {
    StringBuilder rows = new StringBuilder();
    for (var entry : packages.entrySet()) {
      String uses =
          entry.getValue().stream().map(ArchitecturePictureTest::name).collect(joining(", "));
      rows.append(
          "| `%s` | %s | %s |\n"
              .formatted(
                  name(entry.getKey()), purpose(entry.getKey()), uses.isEmpty() ? "–" : uses));
    }
    return rows.toString().strip();
  }

  private static String name(String qualified) {
    return qualified.equals(ROOT) ? "svarsvakt" : qualified.substring(ROOT.length() + 1);
  }

  /** The sentence of the package's own description. */
  private static String purpose(String qualified) throws IOException {
    Path file =
        Path.of("src", "main", "java", qualified.replace('.', '/')).resolve("package-info.java");
    String source = Files.readString(file);
    String comment = source.substring(source.indexOf("/**") + 3, source.indexOf("*/"));
    return comment
        .replaceAll("(?m)^\\s*\\*", " ")
        .replaceAll("\\{@code ([^}]*)}", "`$1`")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
