package se.svarsvakt.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.svarsvakt.settings.DatabaseSettings;
import se.svarsvakt.settings.Secret;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.wiring.StoreMigration;
import se.svarsvakt.wiring.StoreMigration.Migrated;

/** Copies the embedded database into an empty PostgreSQL. */
@Command(
    name = "migrate-to",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Copies all that the embedded database holds into an empty PostgreSQL. The service must be "
            + "stopped. The embedded database stays as it is, but for its tables, which are "
            + "brought up to this version. All is copied or nothing: after a run that failed or "
            + "was killed, run it again. It says at its end what to put into the settings, and how "
            + "to go back.",
    footer = {
      "",
      "svarsvakt migrate-to --url 'jdbc:postgresql://db.kommun.example/svarsvakt?sslmode=verify-full'"
          + " --username svarsvakt --password-file /etc/svarsvakt/database-password"
    })
final class MigrateToCommand implements Callable<Integer> {
  private static final String POSTGRESQL = "jdbc:postgresql:";

  private final CommandContext context;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = {
        "Where the PostgreSQL is, as svarsvakt.database.url will name it, without a password.",
        "Default svarsvakt.database.url."
      })
  private @Nullable String url;

  @Option(
      names = "--username",
      paramLabel = "NAME",
      description = "The user, who owns that database; default svarsvakt.database.username.")
  private @Nullable String username;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = {
        "A file with that user's password and nothing else; default svarsvakt.database.password,",
        "or SVARSVAKT_DATABASE_PASSWORD of the environment."
      })
  private @Nullable Path passwordFile;

  MigrateToCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Settings settings = context.settings();
    DatabaseSettings to = target(settings.database());
    ProgressBar progress = new ProgressBar(context.streams(), "rows");
    Migrated migrated;
    try {
      migrated = StoreMigration.of(settings, to).copy(context.clock().instant(), progress::at);
    } finally {
      progress.end();
    }
    PrintWriter out = context.streams().out();
    out.println(
        "Copied %d rows of %d tables to PostgreSQL. Before you start the service:"
            .formatted(migrated.rows(), migrated.tables()));
    next(settings).forEach(step -> out.println("- " + step));
    out.println(
        "To go back, take svarsvakt.database.url out again: svarsvakt.mv.db in "
            + settings.dataDir()
            + " is as it was, and knows nothing of what happens from now on. Delete it when all is"
            + " well: it holds all that was stored.");
    out.flush();
    return Cli.DONE;
  }

  private List<String> next(Settings settings) {
    List<String> steps = new ArrayList<>();
    if (url != null) {
      steps.add("Set svarsvakt.database.url to " + url);
    }
    if (username != null) {
      steps.add("Set svarsvakt.database.username to " + username);
    }
    if (passwordFile != null) {
      steps.add("Give it the password as SVARSVAKT_DATABASE_PASSWORD in its environment");
    }
    steps.add(
        settings.privacy().hashKeyBytes().isPresent()
            ? "Leave svarsvakt.privacy.hash-key as it is: no other key fits what was copied"
            : "Keep hash.key in "
                + settings.dataDir()
                + ", and give it to every further node: no other key fits what was copied");
    return steps;
  }

  private DatabaseSettings target(DatabaseSettings named) {
    if (url != null && url.contains("password=")) {
      throw new WrongUse(
          "--url: a password does not belong on a command line: name a --password-file, or set"
              + " SVARSVAKT_DATABASE_PASSWORD");
    }
    if (named.url().filter(own -> own.startsWith("jdbc:h2:")).isPresent()) {
      throw new WrongUse(
          "svarsvakt.database.url names an H2 database of its own, which this does not copy: only"
              + " the one in svarsvakt.data-dir");
    }
    String address =
        Optional.ofNullable(url)
            .or(named::url)
            .filter(text -> text.startsWith(POSTGRESQL))
            .orElseThrow(
                () ->
                    new WrongUse(
                        "--url: needed, the address of a PostgreSQL such as"
                            + " jdbc:postgresql://db.kommun.example/svarsvakt"));
    return new DatabaseSettings(
        Optional.of(address),
        Optional.ofNullable(username).or(named::username),
        Optional.ofNullable(passwordFile).map(MigrateToCommand::password).or(named::password));
  }

  private static Secret password(Path file) {
    try {
      return new Secret(Files.readString(file).strip());
    } catch (IOException | IllegalArgumentException e) {
      throw new WrongUse(
          "--password-file",
          file.toString(),
          "is empty or cannot be read: look at it and its rights");
    }
  }
}
