package se.svarsvakt.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What every command's help has: an example, and what its exit codes mean. */
final class HelpPage {
  private static final Map<String, String> EXAMPLES =
      Map.ofEntries(
          Map.entry("svarsvakt serve", "svarsvakt serve --server.port=8080"),
          Map.entry("svarsvakt scan", "svarsvakt scan --explain --mailbox info@kommun.example"),
          Map.entry("svarsvakt cover", "svarsvakt cover list"),
          Map.entry("svarsvakt cover list", "svarsvakt cover list --output json"),
          Map.entry("svarsvakt cover end", "svarsvakt cover end 7"),
          Map.entry("svarsvakt except", "svarsvakt except list"),
          Map.entry("svarsvakt except list", "svarsvakt except list --output json"),
          Map.entry("svarsvakt except end", "svarsvakt except end 7"),
          Map.entry(
              "svarsvakt audit",
              "svarsvakt audit --mailbox info@kommun.example --since 2026-11-01"),
          Map.entry("svarsvakt demo", "svarsvakt demo --once --svarsvakt.policy.profile=botkyrka"),
          Map.entry("svarsvakt setup", "svarsvakt setup --print --host svarsvakt.kommun.example"),
          Map.entry(
              "svarsvakt setup rotate-certificate", "svarsvakt setup rotate-certificate --finish"),
          Map.entry("svarsvakt setup remove", "svarsvakt setup remove --dry-run"),
          Map.entry("svarsvakt help", "svarsvakt help scan"));

  private HelpPage() {}

  /** Completes a command and all below it. */
  static void complete(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    UsageMessageSpec usage = spec.usageMessage();
    if (usage.footer().length == 0) {
      usage.footer("", EXAMPLES.getOrDefault(spec.qualifiedName(), ""));
    }
    usage.description(sentences(String.join(" ", usage.description())));
    usage.footerHeading("%nExample:");
    usage.exitCodeListHeading("%nExit codes:%n");
    usage.exitCodeList(Collections.unmodifiableMap(exitCodes()));
    command.getSubcommands().values().forEach(HelpPage::complete);
  }

  /** The first sentence, which alone stands in the list of commands, and the rest. */
  private static String[] sentences(String description) {
    int end = description.indexOf(". ");
    return end < 0
        ? new String[] {description}
        : new String[] {description.substring(0, end + 1), description.substring(end + 2)};
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put(" " + Cli.DONE, "done");
    codes.put(
        " " + Cli.INCOMPLETE,
        "done, but a mailbox or a part of it was not read, none was in scope, or no nudge got through");
    codes.put(" " + Cli.WRONG_USE, "wrong use, settings or credential file, or the store fails");
    codes.put(" " + Cli.NO_SOURCE, "Graph or Entra cannot be reached, or refuses the program");
    return codes;
  }
}
