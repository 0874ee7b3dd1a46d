package se.svarsvakt.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.svarsvakt.wiring.StoreBackup;

/** Copies the embedded database and its keys into one file. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Copies the embedded database and its keys into one file, while the service runs or not. "
            + "The file is readable by its owner alone; whoever has it can read all that is stored, "
            + "so keep it as closed as the data directory. The account must be the one that runs "
            + "the service. Where the settings name PostgreSQL, use pg_dump.",
    footer = {"", "svarsvakt backup --to /var/backups/svarsvakt/monday.zip"})
final class BackupCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "Required. The file; an earlier one is replaced once the new one is whole.")
  private Path file = Path.of("");

  BackupCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Instant at = context.clock().instant();
    AtomicBoolean withHashKey = new AtomicBoolean();
    try (StoreBackup backup = StoreBackup.of(context.settings())) {
      OwnersFile target = new OwnersFile("--to", file);
      target.removeDrafts();
      target.save(out -> withHashKey.set(backup.write(out, at)));
      backup.done(at);
    }
    context
        .streams()
        .out()
        .println(
            withHashKey.get()
                ? "Backed up to " + file + ", with both keys: keep it closed to others."
                : "Backed up to "
                    + file
                    + ", with database.key: keep it closed to others. The hash key comes from the"
                    + " settings and is not in it: keep svarsvakt.privacy.hash-key too.");
    context.streams().out().flush();
    return Cli.DONE;
  }
}
