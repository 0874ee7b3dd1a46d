package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.worker.HealthTrouble;

/**
 * What a document says in Swedish it says in English: the same steps, commands, settings, figures
 * and codes. A page may be shorter in Swedish; then named parts of it are the same.
 */
class BothLanguagesTest {
  private static final Path SWEDISH = Path.of("docs/sv");
  private static final String WHOLE = "";

  /** Code that stands in one language alone, for a reason. */
  private static final Set<String> ALLOWED = Set.of();

  private static final List<Twins> TWINS =
      List.of(
          new Twins("docs/quick-start.md", "snabbstart.md", Map.of(WHOLE, WHOLE)),
          new Twins("docs/troubleshooting.md", "felsokning.md", Map.of(WHOLE, WHOLE)),
          new Twins("SECURITY.md", "sakerhet.md", Map.of(WHOLE, WHOLE)),
          new Twins("docs/permissions.md", "behorigheter.md", Map.of()),
          new Twins(
              "docs/operations.md",
              "drift.md",
              Map.of(
                  "Capacity", "Kapacitet",
                  "Backup", "Säkerhetskopiera och återställa",
                  "Upgrading", "Uppgradera",
                  "Rollback", "Gå tillbaka till en äldre version",
                  "Alarms", "Larm",
                  "Exit codes", "Avslutningskoder")));

  /** The headings of the parts that are the same, or all of both. */
  private record Twins(String english, String swedish, Map<String, String> same) {
    String inEnglish() {
      return text(Path.of(english));
    }

    String inSwedish() {
      return text(SWEDISH.resolve(swedish));
    }
  }

  /** A part of a document in both languages. */
  private record Part(String name, String english, String swedish) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Twins> twins() {
    return TWINS;
  }

  static List<Part> parts() {
    return TWINS.stream()
        .flatMap(
            twins ->
                twins.same().entrySet().stream()
                    .map(
                        same ->
                            new Part(
                                twins.swedish() + " " + same.getValue(),
                                part(twins.inEnglish(), same.getKey()),
                                part(twins.inSwedish(), same.getValue()))))
        .toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String part(String text, String heading) {
    if (heading.isEmpty()) {
      return text;
    }
    String[] around = text.split("(?m)^## " + heading + "$", 2);
    assertThat(around).as(heading).hasSize(2);
    return around[1].split("(?m)^## ", 2)[0];
  }

  @Test
  void every_Swedish_document_has_an_English_one() throws IOException {
    try (Stream<Path> files = Files.list(SWEDISH)) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .containsExactlyInAnyOrderElementsOf(TWINS.stream().map(Twins::swedish).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("twins")
  void each_leads_to_the_other_with_its_second_line(Twins twins) {
    Path english = Path.of(twins.english());
    assertThat(second(twins.inEnglish()))
        .contains("(" + (english.startsWith("docs") ? "sv/" : "docs/sv/") + twins.swedish() + ")");
    assertThat(second(twins.inSwedish()))
        .contains("(" + SWEDISH.relativize(english).toString() + ")");
  }

  private static String second(String text) {
    return text.lines().skip(1).findFirst().orElse("");
  }

  @ParameterizedTest
  @MethodSource("parts")
  void a_part_has_the_same_code_in_both(Part part) {
    assertThat(codeOf(part.swedish())).isEqualTo(codeOf(part.english()));
  }

  @ParameterizedTest
  @MethodSource("parts")
  void a_part_has_the_same_steps_and_rows_in_both(Part part) {
    assertThat(shape(part.swedish())).isEqualTo(shape(part.english()));
  }

  @ParameterizedTest
  @MethodSource("parts")
  void a_part_has_the_same_figures_in_both(Part part) {
    assertThat(figures(part.swedish())).isEqualTo(figures(part.english()));
  }

  @ParameterizedTest
  @MethodSource("twins")
  void no_code_stands_in_Swedish_alone(Twins twins) {
    String english = twins.inEnglish();
    assertThat(codeOf(twins.inSwedish())).allMatch(english::contains);
  }

  @Test
  void the_rights_are_the_same_in_both() {
    String english = part(text(Path.of("docs/permissions.md")), "The rights");
    assertThat(rights(text(SWEDISH.resolve("behorigheter.md")).split("(?m)^## ", 2)[0]))
        .isEqualTo(rights(english))
        .hasSizeGreaterThan(9);
  }

  /** What the rows of a table begin with. */
  private static List<String> rights(String text) {
    return found("(?m)^\\| `([^`]+)`", text);
  }

  @Test
  void every_kind_of_trouble_stands_among_the_alarms() {
    List<String> kinds =
        Arrays.stream(HealthTrouble.Kind.values()).map((EnumCode kind) -> kind.code()).toList();
    String alarms = part(text(Path.of("docs/operations.md")), "Alarms");
    for (HealthTrouble.Kind kind : HealthTrouble.Kind.values()) {
      assertThat(found("(?m)^\\| `" + kind.state() + "` \\| (.*) \\|$", alarms))
          .as(kind.code())
          .anyMatch(row -> row.contains("`" + kind.code() + "`"));
    }
    assertThat(found("`([a-z]+(?:-[a-z]+)*)`", alarms.split("\\| kinds \\|", 2)[1]))
        .containsExactlyInAnyOrderElementsOf(kinds);
  }

  @Test
  void a_change_in_one_language_would_be_found() {
    String english = "1. Run `doctor`, 5 minutes.\n2. Set `svarsvakt.history`.\n\n| a | b |\n";
    String swedish = "1. Kör `doctor`, 5 minuter.\n2. Ange `svarsvakt.history`.\n\n| a | b |\n";
    assertThat(codeOf(swedish)).isEqualTo(codeOf(english));
    assertThat(shape(swedish)).isEqualTo(shape(english));
    assertThat(figures(swedish)).isEqualTo(figures(english));
    assertThat(codeOf(swedish.replace("doctor", "scan"))).isNotEqualTo(codeOf(english));
    assertThat(shape(swedish.replace("2. Ange", "Ange"))).isNotEqualTo(shape(english));
    assertThat(figures(swedish.replace("5 min", "6 min"))).isNotEqualTo(figures(english));
  }

  private static Set<String> codeOf(String text) {
    return DocumentsHoldTest.code(text).stream()
        .filter(code -> !code.startsWith("```") && !ALLOWED.contains(code))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Beginnings of lines: headings, numbered steps, items, rows with their number of cells. */
  private static List<String> shape(String text) {
    return text.lines()
        .flatMap(
            line ->
                line.startsWith("|")
                    ? Stream.of("row of " + (line.split("\\|", -1).length - 2))
                    : found("^( *(?:#+|\\d+\\.|-)) ", line).stream())
        .toList();
  }

  /** Whole numbers and decimals outside code and links; a comma or point between digits. */
  private static List<String> figures(String text) {
    String words = text.replaceAll("(?s)```.*?```", "").replaceAll("`[^`\n]*`|\\]\\([^)]*\\)", "");
    return found("(?<![\\w.])(\\d+(?:[.,]\\d+)*)", words).stream()
        .map(number -> number.replace(',', '.'))
        .sorted()
        .toList();
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult each) -> each.group(1))
        .toList();
  }
}
