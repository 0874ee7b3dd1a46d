package se.svarsvakt.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.svarsvakt.wiring.StoreRestore;
import se.svarsvakt.wiring.StoreRestore.Restored;

/** Puts a backup of the embedded database into the data directory. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Puts a backup made by `svarsvakt backup` into the data directory. The service must be "
            + "stopped. The backup is checked and brought up to this version's tables first; one "
            + "of a newer version is refused. A store that is there stays unless --force is named, "
            + "which puts it aside. What happened after the backup is not known then: people may "
            + "be reminded once more of what they were reminded of since.",
    footer = {"", "svarsvakt restore --from /var/backups/svarsvakt/monday.zip"})
final class RestoreCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "FILE",
      description = "Required. The backup.")
  private Path file = Path.of("");

  @Option(names = "--force", description = "Puts a store that is there aside.")
  private boolean force;

  RestoreCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Restored restored =
        StoreRestore.into(context.settings()).restore(file, force, context.clock().instant());
    PrintWriter out = context.streams().out();
    out.println("Restored as of " + restored.at() + ". Start the service.");
    if (restored.aside() != null) {
      out.println("What was there lies in " + restored.aside() + ": delete it when all is well.");
    }
    out.flush();
    return Cli.DONE;
  }
}
