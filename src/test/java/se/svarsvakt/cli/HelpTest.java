package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The help of every command is whole, and no other command is named anywhere. */
class HelpTest {
  private static final Pattern NAMED =
      Pattern.compile("(?:`|jar )svarsvakt(?:\\.jar)? ([a-z]+(?:-[a-z]+)*)");

  private static CommandLine root() {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    Streams streams = new Streams(nowhere, nowhere, false);
    return Cli.commandLine(new CommandContext(Clock.systemUTC(), List.of(), streams));
  }

  static List<CommandLine> commands() {
    List<CommandLine> all = new ArrayList<>(List.of(root()));
    for (int at = 0; at < all.size(); at++) {
      all.addAll(all.get(at).getSubcommands().values());
    }
    return all;
  }

  private static String usage(CommandLine command) {
    StringWriter text = new StringWriter();
    command.usage(new PrintWriter(text, true));
    return text.toString();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void help_has_a_meaning_an_example_and_the_exit_codes(CommandLine command) {
    String help = usage(command);
    assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
    assertThat(help).contains("Exit codes:", "   0   done", "   3   Graph or Entra");
    assertThat(help.substring(help.indexOf("Example:"))).contains("svarsvakt ");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void a_meaning_is_made_of_whole_sentences_so_that_the_list_of_commands_is(CommandLine command) {
    assertThat(command.getCommandSpec().usageMessage().description())
        .allSatisfy(line -> assertThat(line.replace("%n", "")).matches("(?s)[A-Z].*[.]"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void each_option_says_what_it_is_and_what_holds_without_it(CommandLine command) {
    assertThat(command.getCommandSpec().options())
        .filteredOn(option -> !option.usageHelp() && !option.versionHelp())
        .allSatisfy(HelpTest::isWhole);
  }

  private static void isWhole(OptionSpec option) {
    String text = String.join(" ", option.description());
    assertThat(text).as(option.longestName()).isNotBlank();
    if (option.arity().max() > 0) {
      assertThat(text).as(option.longestName()).containsAnyOf("efault", "Required.");
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void the_example_of_a_command_is_one_that_it_understands(CommandLine command) {
    String help = usage(command);
    String example =
        help.substring(help.indexOf("Example:")).lines().skip(1).findFirst().orElse("");
    String name = command.getCommandSpec().qualifiedName();
    assertThat(example).startsWith(name);
  }

  @Test
  void documents_name_no_command_that_does_not_exist() throws Exception {
    Set<String> known = root().getSubcommands().keySet();
    Path pack = Path.of("src/main/resources/templates/docs-pack");
    try (Stream<Path> files = Files.walk(Path.of("docs"));
        Stream<Path> packed = Files.walk(pack)) {
      List<Path> read =
          Stream.of(Stream.of(Path.of("README.md")), files, packed)
              .flatMap(each -> each)
              .filter(file -> file.toString().endsWith(".md"))
              .toList();
      for (Path file : read) {
        assertThat(named(Files.readString(file))).as(file.toString()).isSubsetOf(known);
      }
    }
  }

  private static Set<String> named(String text) {
    return NAMED
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toSet());
  }
}
