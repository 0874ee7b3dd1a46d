package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the documents name is there: commands and their options, settings, scripts, addresses. */
class DocumentsHoldTest {
  private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```");
  private static final Pattern SPAN = Pattern.compile("`([^`\n]+)`");
  private static final Pattern INDENTED = Pattern.compile("(?m)^ {4,}(\\S.*)$");
  private static final Pattern JAR = Pattern.compile("(?:^svarsvakt|svarsvakt\\.jar) (.*)");
  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z0-9-]*(?=[\\s=,)\\]…]|$)");
  private static final Pattern SETTING =
      Pattern.compile("(?<![\\w./-])svarsvakt\\.[a-z][a-z0-9.\\[\\]-]*[a-z0-9\\]]");
  private static final Pattern VARIABLE = Pattern.compile("SVARSVAKT_[A-Z0-9_]+");
  private static final Pattern GAUGE =
      Pattern.compile("(?<=(?:gauge|gauges|counter|histogram|byPromise)\\(\\s{0,40}\")[a-z_]+");
  private static final Pattern METRIC = Pattern.compile("svarsvakt_[a-z_]+");
  private static final Pattern SCRIPT =
      Pattern.compile("(?:^|[\\s`/])scripts/([\\w.-]*\\w)((?: --?[A-Za-z][\\w-]*)*)");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "`/((?:admin|unit|me|tab|api|privacy|about|accessibility|actuator)\\b[^` ?]*)`");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(svarsvakt\\.[^`]+)` \\|");

  /** Files and hosts that begin as settings do. */
  private static final Pattern NO_SETTING =
      Pattern.compile(".*\\.(jar|service|pem|aot|db|exe|xml|conf|css|example)");

  private static final CommandLine ROOT = root();

  static List<Path> documents() throws IOException {
    try (Stream<Path> docs = Files.walk(Path.of("docs"));
        Stream<Path> manifests = Files.walk(Path.of("manifests"))) {
      return Stream.concat(
              Stream.of("README.md", "UPGRADING.md", "SECURITY.md", "CONTRIBUTING.md")
                  .map(Path::of),
              Stream.concat(docs, manifests))
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  private static CommandLine root() {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    return Cli.commandLine(
        new CommandContext(Clock.systemUTC(), List.of(), new Streams(nowhere, nowhere, false)));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Code in the text, between backticks or in blocks; an option of others stands there too. */
  static List<String> code(String text) {
    List<String> code = new ArrayList<>();
    FENCED.matcher(text).results().flatMap(block -> block.group().lines()).forEach(code::add);
    String rest = FENCED.matcher(text).replaceAll("");
    INDENTED.matcher(rest).results().map(line -> line.group(1)).forEach(code::add);
    SPAN.matcher(rest).results().map(span -> span.group(1)).forEach(code::add);
    return code.stream().map(String::strip).toList();
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).toList();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_command_has_the_options_that_are_written_behind_it(Path document) {
    assertThat(faults(code(text(document)))).isEmpty();
  }

  @Test
  void an_option_or_a_command_that_is_not_there_would_be_found() {
    assertThat(
            faults(
                List.of("scan --dry-runs", "java -jar svarsvakt.jar skan", "cover add --dry-run")))
        .containsExactly("scan has no --dry-runs", "no command skan", "cover add has no --dry-run");
    assertThat(faults(List.of("scan --dry-run --mailbox a@b --svarsvakt.history=30d"))).isEmpty();
  }

  private static List<String> faults(List<String> code) {
    List<String> faults = new ArrayList<>();
    for (String line : code) {
      var ours = JAR.matcher(line);
      boolean named = ours.find();
      String words = named ? ours.group(1) : line;
      CommandLine command = ROOT;
      for (String word : words.split("[ ,]+", -1)) {
        CommandLine next = command.getSubcommands().get(word);
        if (next == null) {
          if (named && command.getParent() == null && word.matches("[a-z]+")) {
            faults.add("no command " + word);
          }
          if (!word.startsWith("--demo")) {
            break;
          }
        } else {
          command = next;
        }
      }
      if (command.getParent() != null) {
        var spec = command.getCommandSpec();
        String name = named ? spec.qualifiedName() : spec.qualifiedName().replace("svarsvakt ", "");
        found(OPTION, words).stream()
            .filter(option -> !option.equals("--demo") && spec.findOption(option) == null)
            .filter(option -> !isOfChild(spec.commandLine(), option))
            .map(option -> name + " has no " + option)
            .forEach(faults::add);
      }
    }
    return faults;
  }

  private static boolean isOfChild(CommandLine command, String option) {
    return command.getSubcommands().values().stream()
        .anyMatch(child -> child.getCommandSpec().findOption(option) != null);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_setting_that_is_named_stands_in_the_list_of_settings(Path document) {
    Set<String> known = settings();
    Predicate<String> stands =
        named ->
            NO_SETTING.matcher(named).matches()
                || known.stream().anyMatch(key -> key.equals(named) || key.startsWith(named + "."))
                || known.contains(named.replaceAll("\\[[^\\]]*\\]$", ""))
                || known.stream().anyMatch(key -> isMap(key) && named.startsWith(key + "."));
    assertThat(
            code(text(document)).stream()
                .flatMap(code -> found(SETTING, code).stream())
                .map(named -> named.replaceAll("\\[\\d+\\]", "[n]"))
                .filter(stands.negate()))
        .filteredOn(named -> !isOfTheExample(document, named))
        .isEmpty();
  }

  /** The one that shows what is said of a misspelt one. */
  private static boolean isOfTheExample(Path document, String named) {
    return document.endsWith("settings.md") && named.equals("svarsvakt.histroy");
  }

  private static boolean isMap(String key) {
    return key.equals("svarsvakt.policy.short-days");
  }

  private static Set<String> settings() {
    return ROW.matcher(text(Path.of("docs/settings.md")))
        .results()
        .map(row -> row.group(1))
        .flatMap(key -> Stream.of(key, key.replaceAll("\\[n\\].*", "")))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_variable_of_the_environment_is_a_setting(Path document) {
    Set<String> variables =
        settings().stream()
            .map(key -> key.replace("[n]", ".0").toUpperCase(Locale.ROOT).replace('.', '_'))
            .flatMap(key -> Stream.of(key.replace("-", ""), key.replace('-', '_')))
            .collect(Collectors.toSet());
    assertThat(found(VARIABLE, text(document))).isSubsetOf(variables);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_metric_is_one_that_the_program_has(Path document) throws IOException {
    Set<String> names;
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java/se/svarsvakt/web"))) {
      names =
          sources
              .filter(file -> file.toString().endsWith(".java"))
              .flatMap(file -> found(GAUGE, text(file)).stream())
              .map("svarsvakt_"::concat)
              .collect(Collectors.toSet());
    }
    assertThat(names).contains("svarsvakt_health", "svarsvakt_mail_open");
    assertThat(names).containsAll(found(METRIC, text(document)));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_script_takes_the_options_that_are_written_behind_it(Path document) {
    assertThat(
            code(text(document)).stream()
                .flatMap(line -> SCRIPT.matcher(line).results())
                .flatMap(script -> untaken(script.group(1), script.group(2).strip())))
        .isEmpty();
  }

  /** Options of a script that it does not know; -D is Maven's. */
  private static Stream<String> untaken(String script, String options) {
    Path file = Path.of("scripts", script);
    if (!Files.isRegularFile(file)) {
      return Stream.of(script);
    }
    String source = text(file);
    boolean toTheProgram = source.contains("-jar \"${jar:?}\" demo \"$@\"");
    return Stream.of(options.split(" "))
        .filter(option -> !option.isEmpty() && !option.startsWith("-D"))
        .filter(
            option ->
                !source.contains(script.endsWith(".ps1") ? "$" + option.substring(1) : option))
        .filter(option -> !toTheProgram || !faults(List.of("demo " + option)).isEmpty())
        .map(option -> script + " " + option);
  }

  @Test
  void an_option_that_a_script_does_not_take_would_be_found() {
    assertThat(untaken("install", "--print --prent")).containsExactly("install --prent");
    assertThat(untaken("demo", "--once --twice")).containsExactly("demo --twice");
    assertThat(untaken("Export-MailboxDelegates.ps1", "-Nothing")).isNotEmpty();
    assertThat(untaken("gone", "")).containsExactly("gone");
  }

  /** Types of ours, codes of ours and of Microsoft's: what nothing in the program names is gone. */
  @ParameterizedTest
  @MethodSource("documents")
  void every_name_of_a_type_or_code_occurs_in_the_program(Path document) {
    // of Microsoft's services the program uses a part
    if (!document.endsWith("graph-notes.md") && !document.startsWith("manifests")) {
      assertThat(SPAN.matcher(text(document)).results().map(span -> span.group(1)).filter(CAMEL))
          .allMatch(Words.OF_THE_PROGRAM::contains);
    }
  }

  private static final Predicate<String> CAMEL =
      Pattern.compile("[A-Z][a-z]+[A-Z][A-Za-z]*").asMatchPredicate();

  private static final class Words {
    static final Set<String> OF_THE_PROGRAM = read();

    private static Set<String> read() {
      try (Stream<Path> sources = Files.walk(Path.of("src"));
          Stream<Path> scripts = Files.walk(Path.of("scripts"))) {
        Pattern word = Pattern.compile("[A-Z][a-z]+[A-Z][A-Za-z]*");
        return Stream.concat(sources, scripts)
            .filter(file -> file.toString().matches(".*(\\.java|\\.properties|\\.txt|\\.ps1)"))
            .flatMap(file -> found(word, text(file)).stream())
            .collect(Collectors.toSet());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_page_that_is_named_is_served(Path document) throws IOException {
    Set<String> served = served();
    assertThat(ADDRESS.matcher(text(document)).results().map(found -> found.group(1)))
        .allSatisfy(
            named ->
                assertThat(served)
                    .as("/" + named)
                    .anyMatch(page -> matches(page, named.replaceAll("/\\*\\*$|/$", ""))));
  }

  private static boolean matches(String page, String named) {
    String pattern = page.replace("*", "").replaceAll("[{][^}]*([}]+|$)", "[^/]+");
    return ("/" + named).matches(pattern) || page.startsWith("/" + named + "/");
  }

  /** The paths of our pages in the sources, and the actuator's that the service exposes. */
  private static Set<String> served() throws IOException {
    Pattern path = Pattern.compile("\"(/[a-z][\\w./{}*-]*)\"");
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java/se/svarsvakt/web"))) {
      Set<String> all =
          sources
              .filter(file -> file.toString().endsWith(".java"))
              .flatMap(file -> path.matcher(text(file)).results())
              .map(found -> found.group(1))
              .collect(Collectors.toSet());
      try (Stream<Path> files = Files.list(Path.of("src/main/resources/static"))) {
        files.forEach(file -> all.add("/" + file.getFileName()));
      }
      Stream.of("health", "health/liveness", "health/readiness", "prometheus", "info")
          .forEach(each -> all.add("/actuator/" + each));
      return all;
    }
  }
}
