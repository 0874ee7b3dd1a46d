package se.svarsvakt.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.svarsvakt.doctor.DoctorCheck.Status;
import se.svarsvakt.doctor.DoctorReport;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.wiring.DoctorSession;

/** Looks at everything that an administrator has set up. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Looks at the credential, every permission, every mailbox in scope and what stands on this",
      "machine, and says how to mend what is wrong. It only reads, and sends nothing. Exit code 1",
      "where something is MISSING; 2 where the settings or the file of a credential are wrong; 3",
      "where Graph was not reached or refuses the credential. What needs no Graph is told all the",
      "same."
    },
    footer = {"", "svarsvakt doctor --outside somebody.else@kommun.example"})
final class DoctorCommand implements Callable<Integer> {
  /** How the result is printed. */
  enum DoctorForm {
    /** For people. */
    TABLE,
    /** For programs: doctor-output.schema.json. */
    JSON
  }

  private final CommandContext context;

  @Option(
      names = "--output",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "How the result is printed; default ${DEFAULT-VALUE}.")
  private DoctorForm output = DoctorForm.TABLE;

  @Option(
      names = "--outside",
      paramLabel = "ADDRESS",
      description = {
        "A mailbox outside the scope, which must be refused; default svarsvakt.scope.probe-outside."
      })
  private @Nullable String outside;

  DoctorCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Optional<MailAddress> closed =
        Optional.ofNullable(outside).map(text -> ArgumentParser.address("--outside", text));
    Settings settings = context.settings();
    Duration ahead = context.demo().map(RunningDemo::ahead).orElse(Duration.ZERO);
    ProgressBar progress = new ProgressBar(context.streams());
    DoctorReport report;
    boolean wronglySet;
    try (DoctorSession session =
        DoctorSession.open(settings, context.clock(), ahead, context.streams()::note)) {
      wronglySet = session.isWronglySet();
      report = session.doctor().examine(closed, progress::at);
    } finally {
      progress.end();
    }
    DoctorOutput written = new DoctorOutput(report, settings.policy().calendar().zone());
    switch (output) {
      case JSON -> written.json(context.streams().out());
      case TABLE -> written.table(context.streams());
    }
    if (wronglySet) {
      return Cli.WRONG_USE;
    }
    if (!report.reached()) {
      return Cli.NO_SOURCE;
    }
    return report.count(Status.MISSING) > 0 ? Cli.INCOMPLETE : Cli.DONE;
  }
}
