package se.svarsvakt.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.svarsvakt.http.BaseUrl;
import se.svarsvakt.settings.Secret;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.setup.SetupChoices;
import se.svarsvakt.setup.SetupRun;
import se.svarsvakt.wiring.SetupAssembly;

/** A run of set-up's steps: how it signs in, and how it asks before each. */
final class SetupSession {
  private static final String EXCHANGE = "--svarsvakt.exchange.base-url";

  @Mixin final SetupOptions options = new SetupOptions();

  @Option(names = "--dry-run", description = "Read, and say what would be done; change nothing.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Do every step without asking.")
  private boolean yes;

  @Option(
      names = "--device-code",
      description = {
        "Sign in with a code on another machine, in place of the browser of this one. Many tenants",
        "block it."
      })
  private boolean deviceCode;

  @Option(
      names = "--access-token-file",
      paramLabel = "FILE",
      description = {
        "A token for Graph in place of a sign-in; only where svarsvakt.graph.base-url is this machine.",
        "Default none."
      })
  private @Nullable Path tokenFile;

  /** The choices, as arguments and settings have them. */
  SetupChoices choices(CommandContext context) {
    return options.choices(settings(context));
  }

  /**
   * The settings. Set-up asks nothing of Exchange's own API, so a token that is given for a test
   * server goes with settings that switch that API on, as set-up itself may have written them.
   */
  static Settings settings(CommandContext context) {
    List<String> properties = new ArrayList<>(context.properties());
    if (properties.stream().noneMatch(one -> one.startsWith(EXCHANGE))) {
      properties.add(EXCHANGE + "=http://127.0.0.1");
    }
    return new CommandContext(context.clock(), properties, context.streams(), context.demo())
        .settings();
  }

  /**
   * Makes what is chosen.
   *
   * @return the exit code
   */
  int make(CommandContext context, SetupAssembly.SetupTools tools) {
    Settings settings = settings(context);
    SetupChoices choices = options.choices(settings);
    return run(context, tools, settings, choices, SetupAssembly.SetupTask.MAKE);
  }

  /**
   * Does the task with what was made before.
   *
   * @return the exit code
   */
  int revisit(
      CommandContext context, SetupAssembly.SetupTools tools, SetupAssembly.SetupTask task) {
    Settings settings = settings(context);
    return run(context, tools, settings, options.found(settings), task);
  }

  private int run(
      CommandContext context,
      SetupAssembly.SetupTools tools,
      Settings settings,
      SetupChoices choices,
      SetupAssembly.SetupTask task) {
    Streams streams = context.streams();
    if (!dryRun && !yes && !streams.terminal()) {
      throw new WrongUse(
          "setup asks before each step, and nobody can answer here: add --yes, or look with"
              + " --dry-run or --print");
    }
    try (SetupAssembly assembly =
        new SetupAssembly(
            task,
            choices,
            settings.graph(),
            new SetupAssembly.SignInManner(token(settings), deviceCode),
            context.clock(),
            tools,
            streams::note)) {
      SetupRun run = assembly.run(new Asking(streams), dryRun);
      if (run.run(assembly.steps())) {
        return Cli.DONE;
      }
      streams.note("exit code 1 is no failure: it tells that something is left for you, as said");
      return Cli.INCOMPLETE;
    }
  }

  private Optional<Secret> token(Settings settings) {
    Path file = tokenFile;
    if (file == null) {
      return settings.graph().accessToken();
    }
    if (!BaseUrl.isLoopback(settings.graph().baseUrl().getHost())) {
      throw new WrongUse(
          "--access-token-file",
          file.toString(),
          "only where the host of svarsvakt.graph.base-url is loopback; elsewhere somebody signs in");
    }
    try {
      return Optional.of(new Secret(Files.readString(file).strip()));
    } catch (IOException | IllegalArgumentException e) {
      throw new WrongUse("--access-token-file", file.toString(), "no file with a token");
    }
  }

  /** Tells on standard output, and asks whoever sits at the terminal. */
  private final class Asking implements SetupRun.Dialogue {
    private final Streams streams;
    private final BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    Asking(Streams streams) {
      this.streams = streams;
    }

    @Override
    public void tell(String line) {
      streams.out().println(line);
      streams.out().flush();
    }

    @Override
    public boolean agrees() {
      if (yes) {
        return true;
      }
      streams.out().print("      do it? [y/N] ");
      streams.out().flush();
      try {
        String said = in.readLine();
        return said != null && said.strip().toLowerCase(Locale.ROOT).startsWith("y");
      } catch (IOException e) {
        return false;
      }
    }
  }
}
