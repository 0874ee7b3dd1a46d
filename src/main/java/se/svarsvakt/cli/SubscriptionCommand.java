package se.svarsvakt.cli;

import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.Subscription;
import se.svarsvakt.nudge.Subscription.State;
import se.svarsvakt.summary.Summaries;
import se.svarsvakt.wiring.StoredSummaries;

/** Says for a manager whether the weekly summary is sent; the store alone is asked. */
abstract sealed class SubscriptionCommand implements Callable<Integer> {
  private static final int YEARS = 2;

  private final CommandContext context;
  private final State state;

  @Mixin private final AsOfOption asOf = new AsOfOption();

  @Option(
      names = "--manager",
      required = true,
      paramLabel = "ADDRESS",
      description = "Required. The manager's primary address.")
  private String manager = "";

  SubscriptionCommand(CommandContext context, State state) {
    this.context = context;
    this.state = state;
  }

  /** The day that is given; empty where none is asked for. */
  Optional<LocalDate> until(LocalDate today) {
    return Optional.empty();
  }

  @Override
  public final Integer call() {
    AsOfContext occasion = asOf.on(context);
    Optional<LocalDate> day = until(occasion.today());
    try (StoredSummaries stored = StoredSummaries.open(occasion.settings())) {
      stored
          .subscriptions()
          .set(
              new Subscription(
                  known(stored, occasion), state, day, Subscription.ADMINISTRATOR, occasion.at()));
    }
    context
        .streams()
        .out()
        .println(manager + "  " + state.code() + day.map(until -> " until " + until).orElse(""));
    context.streams().out().flush();
    return Cli.DONE;
  }

  private MailboxId known(StoredSummaries stored, AsOfContext occasion) {
    Summaries summaries = stored.summaries();
    return SummaryCommand.known(manager, summaries.chart(summaries.lastWeek(occasion.at())))
        .getFirst();
  }

  /** Not before a day. */
  @Command(
      name = "pause",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description =
          "Sends a manager no weekly summary before a day, and records who said "
              + "so in the audit trail. Managers can do so themselves, by writing to "
              + "the bot.",
      footer = {"", "svarsvakt summary pause --manager karin@kommun.example --until 2027-01-11"})
  static final class SummaryPause extends SubscriptionCommand {
    @Option(
        names = "--until",
        required = true,
        paramLabel = "DATE",
        description = "Required. The first day that it may come again, within two years.")
    private String until = "";

    SummaryPause(CommandContext context) {
      super(context, State.PAUSED);
    }

    @Override
    Optional<LocalDate> until(LocalDate today) {
      return Optional.of(ArgumentParser.lastDay("--until", until, today, YEARS));
    }
  }

  /** Not any more. */
  @Command(
      name = "stop",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description = "Sends a manager no weekly summary any more, and records that.",
      footer = {"", "svarsvakt summary stop --manager karin@kommun.example"})
  static final class SummaryStop extends SubscriptionCommand {
    SummaryStop(CommandContext context) {
      super(context, State.STOPPED);
    }
  }

  /** Again. */
  @Command(
      name = "resume",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description =
          "Sends a manager the weekly summary again, and records that; also where "
              + "the mailbox refused it three weeks on end, so that it was not tried "
              + "any more.",
      footer = {"", "svarsvakt summary resume --manager karin@kommun.example"})
  static final class SummaryResume extends SubscriptionCommand {
    SummaryResume(CommandContext context) {
      super(context, State.RESUMED);
    }
  }
}
