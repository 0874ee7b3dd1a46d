package se.svarsvakt.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import se.svarsvakt.settings.InvalidSettings;
import se.svarsvakt.setup.SetupStopped;
import se.svarsvakt.sync.SourceUnavailable;
import se.svarsvakt.web.PrivateLogging;
import se.svarsvakt.web.WebUnavailable;
import se.svarsvakt.wiring.SetupAssembly;
import se.svarsvakt.wiring.StoreUnavailable;
import se.svarsvakt.worker.HealthReport;

/**
 * The program's commands. Arguments that name a property ({@code --svarsvakt.…=}) go to the
 * settings, all others to the command.
 */
public final class Cli {
  /** Everything went well. */
  public static final int DONE = 0;

  /** The pass does not leave all well: a mailbox was not read, say, or a nudge not sent. */
  public static final int INCOMPLETE = 1;

  /** Wrong usage or configuration. */
  public static final int WRONG_USE = 2;

  /** Graph is not reachable or refuses the program. */
  public static final int NO_SOURCE = 3;

  private static final Logger LOG = LoggerFactory.getLogger(Cli.class);

  private static final List<String> PROPERTY_PREFIXES =
      List.of("--svarsvakt.", "--spring.", "--logging.", "--server.", "--management.");

  private Cli() {}

  /** The exit code of whatever reads mailboxes; nothing else decides between the two. */
  static int code(HealthReport health) {
    return health.isIncomplete() ? INCOMPLETE : DONE;
  }

  /** Nothing but the program's own words is logged from now on, whatever is set. */
  public static void keepLogsPrivate() {
    PrivateLogging.prepare();
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, thrown) ->
            LOG.error("{} ended: {}", thread.getName(), FaultDescription.describe(thrown), thrown));
  }

  /**
   * Runs a command.
   *
   * @return the exit code (contract)
   */
  public static int run(String[] args, Clock clock, Streams streams) {
    List<String> properties = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (String arg : args) {
      boolean property = PROPERTY_PREFIXES.stream().anyMatch(arg::startsWith);
      (property ? properties : words).add(arg);
    }
    boolean demo = words.remove("--demo");
    if (words.isEmpty()) {
      words.add("serve");
    }
    CommandContext context = new CommandContext(clock, List.copyOf(properties), streams);
    try {
      return commandLine(demo ? context.inDemo(words.getFirst()) : context)
          .execute(words.toArray(String[]::new));
    } catch (WrongUse e) {
      return failed(e, streams.err());
    }
  }

  static CommandLine commandLine(CommandContext context) {
    return commandLine(context, SetupAssembly.SetupTools.real());
  }

  static CommandLine commandLine(CommandContext context, SetupAssembly.SetupTools tools) {
    CommandLine line =
        new CommandLine(new Root())
            .addSubcommand(new ServeCommand(context))
            .addSubcommand(new ScanCommand(context))
            .addSubcommand(SummaryCommand.line(context))
            .addSubcommand(CoverCommand.line(context))
            .addSubcommand(new MarkCommand(context))
            .addSubcommand(ExceptCommand.line(context))
            .addSubcommand(new AuditCommand(context))
            .addSubcommand(new LogCommand(context))
            .addSubcommand(new ExportPersonCommand(context))
            .addSubcommand(new ForgetCommand(context))
            .addSubcommand(new BackupCommand(context))
            .addSubcommand(new RestoreCommand(context))
            .addSubcommand(new MigrateToCommand(context))
            .addSubcommand(new DoctorCommand(context))
            .addSubcommand(new DocsPackCommand(context))
            .addSubcommand(new DemoCommand(context))
            .addSubcommand(SetupCommand.line(context, tools))
            .addSubcommand(new CommandLine.HelpCommand());
    HelpPage.complete(line);
    line.setOut(context.streams().out());
    line.setErr(context.streams().err());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(Cli::wrongUse);
    line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, command.getErr()));
    return line;
  }

  private static int wrongUse(ParameterException e, String[] args) {
    PrintWriter err = e.getCommandLine().getErr();
    String help = e.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    err.println("svarsvakt: " + oneLine(e.getMessage()) + " (see " + help + ")");
    err.flush();
    return WRONG_USE;
  }

  private static int failed(Exception thrown, PrintWriter err) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof InvalidSettings invalid) {
        invalid.faults().forEach(fault -> err.println("svarsvakt: " + oneLine(fault.describe())));
        return flushed(err, WRONG_USE);
      }
      if (at instanceof StoreUnavailable
          || at instanceof WebUnavailable
          || at instanceof WrongUse) {
        err.println("svarsvakt: " + oneLine(at.getMessage()));
        return flushed(err, WRONG_USE);
      }
      if (at instanceof SetupStopped stopped) {
        err.println("svarsvakt: " + oneLine(stopped.getMessage()));
        return flushed(
            err, stopped.kind() == SetupStopped.Reason.WRONG_USE ? WRONG_USE : NO_SOURCE);
      }
      if (at instanceof SourceUnavailable) {
        err.println("svarsvakt: " + oneLine(at.getMessage()));
        return flushed(err, NO_SOURCE);
      }
    }
    err.println("svarsvakt: " + FaultDescription.describe(thrown));
    return flushed(err, WRONG_USE);
  }

  private static int flushed(PrintWriter err, int code) {
    err.flush();
    return code;
  }

  private static String oneLine(@Nullable String text) {
    return String.join(" ", Arrays.asList(String.valueOf(text).split("\\R", -1)));
  }

  @Command(
      name = "svarsvakt",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description = "Keeps an organisation's promise to answer its mail.",
      footer = {
        "",
        "svarsvakt scan --dry-run --svarsvakt.policy.profile=ale",
        "",
        "Without a command the program serves. Settings: docs/settings.md; each can be an "
            + "argument (--svarsvakt.graph.base-url=…), an environment variable "
            + "(SVARSVAKT_GRAPH_BASE_URL) or stand in application.yaml.",
        "--demo before a command (svarsvakt --demo scan --explain) gives it to the demo that runs "
            + "on this machine (svarsvakt demo), with its mailboxes and its time."
      })
  private static final class Root {}
}
