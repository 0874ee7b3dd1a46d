package se.svarsvakt.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.svarsvakt.setup.Guide;
import se.svarsvakt.setup.SetupState;
import se.svarsvakt.wiring.SetupAssembly;

/** Set-up in a tenant. */
@Command(
    name = "setup",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    addMethodSubcommands = false,
    description = {
      "Makes in Entra, Exchange and Teams what the chosen features need: certificate, application,",
      "consent, the tab's sign-in, the app for Teams, application.yaml. It says what it is about to do",
      "before each step, and asks. What is there is found again and used, so it can be run again and",
      "again; after a failure the next run goes on. Exit code 1 tells that something is left for you.",
      "Signs in as Microsoft Graph Command Line Tools; consent needs a Privileged Role Administrator or",
      "Global Administrator, the catalogue of Teams a Teams Administrator."
    })
final class SetupCommand implements Callable<Integer> {
  private final CommandContext context;
  private final SetupAssembly.SetupTools tools;

  @Mixin private final SetupSession session = new SetupSession();

  @Option(
      names = "--print",
      description = "Print every step as clicks and commands, and do nothing; needs no network.")
  private boolean print;

  private SetupCommand(CommandContext context, SetupAssembly.SetupTools tools) {
    this.context = context;
    this.tools = tools;
  }

  static CommandLine line(CommandContext context, SetupAssembly.SetupTools tools) {
    CommandLine line = new CommandLine(new SetupCommand(context, tools));
    line.getCommandSpec().addMethodSubcommands();
    return line;
  }

  @Override
  public Integer call() {
    if (print) {
      SetupState known = new SetupState();
      SetupSession.settings(context).graph().tenantId().ifPresent(known::tenant);
      new Guide(session.choices(context), known).lines().forEach(context.streams().out()::println);
      context.streams().out().flush();
      return Cli.DONE;
    }
    return session.make(context, tools);
  }

  @Command(
      name = "rotate-certificate",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description = {
        "Makes the next certificate beside the one in use and registers it; both are valid then. Name",
        "the new file in svarsvakt.graph.certificate-path, restart the program, and finish."
      })
  int rotateCertificate(
      @Mixin SetupSession own,
      @Option(
              names = "--finish",
              description = "Take the old certificates away from the application.")
          boolean finish) {
    return own.revisit(
        context,
        tools,
        finish ? SetupAssembly.SetupTask.END_ROTATION : SetupAssembly.SetupTask.ROTATE);
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description = {
        "Takes away what setup made in Entra and Teams, and says what it leaves. Deletes nothing on this",
        "machine."
      })
  int remove(@Mixin SetupSession own) {
    return own.revisit(context, tools, SetupAssembly.SetupTask.REMOVE);
  }
}
