package se.svarsvakt.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.testing.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * There is no PowerShell here: a grammar says whether the scripts can be parsed, and a table from
 * Microsoft's documentation whether what they call is there.
 */
class PowerShellTest {
  private static final Path TABLE = Path.of("src/test/resources/powershell/cmdlets.csv");

  /**
   * Parameters that every cmdlet takes. Source: Microsoft Learn, about_CommonParameters, November
   * 2026.
   */
  private static final List<String> COMMON =
      List.of(
          "Debug",
          "ErrorAction",
          "ErrorVariable",
          "InformationAction",
          "InformationVariable",
          "OutBuffer",
          "OutVariable",
          "PipelineVariable",
          "ProgressAction",
          "Verbose",
          "WarningAction",
          "WarningVariable");

  @TempDir Path directory;

  @BeforeEach
  void needNode() {
    Node.needed();
  }

  /** What Microsoft says of a cmdlet. */
  private record Cmdlet(String page, TreeSet<String> parameters) {
    boolean isOfExchange() {
      return page.contains("/exchangepowershell/");
    }
  }

  private static Map<String, Cmdlet> table() throws IOException {
    Map<String, Cmdlet> table = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : Files.readAllLines(TABLE)) {
      if (!line.startsWith("#")) {
        String[] fields = line.split(";", -1);
        assertThat(fields).as(line).hasSize(4);
        assertThat(fields[1]).startsWith("https://learn.microsoft.com/powershell/module/");
        assertThat(fields[2]).matches("\\d{4}-\\d\\d-\\d\\d, ([0-9a-f]{12}|stored page)");
        TreeSet<String> parameters = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        parameters.addAll(List.of(fields[3].split(" ")));
        parameters.addAll(COMMON);
        table.put(fields[0], new Cmdlet(fields[1], parameters));
      }
    }
    return table;
  }

  private static List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("scripts"))) {
      return files.filter(file -> file.toString().endsWith(".ps1")).sorted().toList();
    }
  }

  private static JsonNode parsed(List<Path> scripts) {
    String[] files = scripts.stream().map(Path::toString).toArray(String[]::new);
    return JsonMapper.shared()
        .readTree(Node.run(Duration.ofMinutes(1), "powershell.mjs", files).orFail());
  }

  private static List<String> faults(List<Path> scripts) throws IOException {
    Map<String, Cmdlet> table = table();
    List<String> faults = new ArrayList<>();
    for (JsonNode script : parsed(scripts)) {
      String file = script.path("file").asString();
      strings(script.path("faults")).forEach(fault -> faults.add(file + " " + fault));
      TreeSet<String> own = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
      own.addAll(strings(script.path("functions")));
      for (JsonNode call : script.path("calls")) {
        String name = call.path("name").asString();
        String where = file + " line " + call.path("line").asInt() + ": " + name;
        Cmdlet cmdlet = table.get(name);
        if (own.contains(name)) {
          continue;
        }
        if (cmdlet == null) {
          faults.add(where + " is not in the table");
          continue;
        }
        Stream.of("parameters", "splatted")
            .flatMap(part -> strings(call.path(part)).stream())
            .filter(parameter -> !cmdlet.parameters().contains(parameter))
            .forEach(parameter -> faults.add(where + " has no -" + parameter));
        if (!call.path("splats").isEmpty() && call.path("splatted").isEmpty()) {
          faults.add(where + " is given parameters that are nowhere written");
        }
      }
    }
    return faults;
  }

  private static List<String> strings(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  @Test
  void every_script_can_be_parsed_and_calls_what_Microsoft_documents() throws IOException {
    assertThat(scripts()).isNotEmpty();
    assertThat(faults(scripts())).isEmpty();
  }

  @Test
  void every_script_is_strict_explains_itself_and_asks_before_it_changes_Exchange()
      throws IOException {
    Map<String, Cmdlet> table = table();
    for (JsonNode script : parsed(scripts())) {
      String text = Files.readString(Path.of(script.path("file").asString()));
      assertThat(text)
          .contains(
              "Set-StrictMode -Version Latest",
              ".SYNOPSIS",
              ".DESCRIPTION",
              ".EXAMPLE",
              "Never run");
      String changes =
          script
              .path("calls")
              .valueStream()
              .map(call -> call.path("name").asString())
              .filter(name -> name.matches("(?i)(New|Set|Add|Remove|Update|Enable|Disable)-.*"))
              .filter(name -> table.containsKey(name) && table.get(name).isOfExchange())
              .collect(Collectors.joining(" "));
      if (!changes.isEmpty()) {
        assertThat(text).as(changes).contains("SupportsShouldProcess");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Grant-MailboxAccess.ps1", "Remove-MailboxAccess.ps1"})
  void whatever_changes_Exchange_stands_behind_a_question_of_its_own(String name)
      throws IOException {
    List<String> lines = Files.readAllLines(Path.of("scripts", name));
    List<Integer> changes =
        IntStream.range(0, lines.size())
            .filter(at -> lines.get(at).matches("\\s+(\\$null = )?(New|Remove)-\\w+ -.*"))
            .boxed()
            .toList();
    assertThat(changes).hasSizeGreaterThanOrEqualTo(3);
    assertThat(changes).allMatch(at -> lines.get(at - 1).contains("$PSCmdlet.ShouldProcess("));
  }

  @Test
  void what_is_there_is_compared_before_anything_is_changed() throws IOException {
    String script = Files.readString(Path.of("scripts/Grant-MailboxAccess.ps1"));
    int refusal = script.indexOf("Nothing was changed");
    assertThat(refusal).isPositive();
    assertThat(script.substring(0, refusal))
        .contains("Get-Difference $one", "RecipientFilter")
        .doesNotContain("ShouldProcess(");
    assertThat(script).doesNotContain("Write-Verbose");
  }

  @Test
  void what_is_not_PowerShell_or_not_documented_is_found() throws IOException {
    Path good = Files.writeString(directory.resolve("good.ps1"), "Get-Mailbox -Identity $a\n");
    Path wrong =
        Files.writeString(
            directory.resolve("wrong.ps1"),
            """
            $more = @{ Identity = $a; Colour = 'red' }
            Get-Mailbox @more
            Get-Mailbox @elsewhere
            get-mailbox -identity $a -Kolour red
            Get-Postlåda -Identity $a
            New-ServicePrincipal -AppId $a -ServiceId $b
            """);
    Path broken = Files.writeString(directory.resolve("broken.ps1"), "if ($a { Get-Mailbox }\n");
    assertThat(faults(List.of(good))).isEmpty();
    assertThat(String.join("\n", faults(List.of(wrong))))
        .contains("line 2: Get-Mailbox has no -Colour")
        .contains("line 3: Get-Mailbox is given parameters that are nowhere written")
        .contains("line 4: get-mailbox has no -Kolour")
        .contains("line 5: Get-Postlåda is not in the table")
        .contains("line 6: New-ServicePrincipal has no -ServiceId");
    assertThat(faults(List.of(broken))).isNotEmpty();
  }
}
