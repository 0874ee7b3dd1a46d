package se.svarsvakt.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.svarsvakt.demo.DemoLife;
import se.svarsvakt.demo.DemoTown;
import se.svarsvakt.policy.WorkingTimePolicy;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.SimulatedGraph;
import se.svarsvakt.wiring.Product;
import se.svarsvakt.wiring.Service;
import se.svarsvakt.worker.HealthReport;
import se.svarsvakt.worker.Overview;
import se.svarsvakt.worktime.SwedishHolidays;
import se.svarsvakt.worktime.WorkingCalendar;

/** A simulated tenant, and the product at work on it; no account, no network, no set-up. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Plays a working day of an invented municipality: what is found in its "
            + "mailboxes, what its people are told in Teams. Then life there goes on, "
            + "and a page shows it, until it is stopped.")
final class DemoCommand implements Callable<Integer> {
  private static final long SEED = 20_261_120;

  /** Any free port; what fails in the town is told in the result, not in the log. */
  private static final Map<String, Object> DEFAULTS =
      Map.of("server.port", "0", "logging.level.se.svarsvakt", "ERROR");

  private final CommandContext context;

  @Option(names = "--once", description = "End after the first result.")
  private boolean once;

  @Option(
      names = "--playground",
      paramLabel = "FILE",
      description =
          "Let somebody of the town meet the bot in the Microsoft 365 Agents "
              + "Playground, and write the Playground's configuration to this file when "
              + "the bot is ready (see scripts/playground). Default none.")
  private @Nullable Path playground;

  @Option(
      names = "--as",
      paramLabel = "ADDRESS",
      description = "Who that is, and whose tab is shown. Default: ${DEFAULT-VALUE}.",
      defaultValue = "anna.bergqvist@kommun.example")
  private String person = "";

  DemoCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    LoggingSystem.get(DemoCommand.class.getClassLoader())
        .setLogLevel("se.svarsvakt", LogLevel.ERROR);
    WorkingCalendar calendar =
        WorkingCalendar.of(WorkingTimePolicy.ORDINARY.zone(), new SwedishHolidays());
    DemoDay day = DemoDay.at(context.clock().instant(), calendar);
    DemoClock clock = new DemoClock(context.clock());
    DemoTown town = DemoTown.build(day.now().atZone(calendar.zone()), calendar::isWorkingDay);
    DirectoryUser visitor = DemoGuest.person(person, town.tenant());
    town.tenant().useClock(clock);
    try (ShutdownSignal lifetime = ShutdownSignal.begin();
        TemporaryDirectory directory = TemporaryDirectory.create();
        SimulatedGraph graph = SimulatedGraph.start(town.tenant());
        DemoSignIn signIn = DemoSignIn.start(day.now())) {
      Optional<DemoGuest> guest =
          Optional.ofNullable(playground).map(file -> DemoGuest.of(person, town.tenant()));
      Map<String, Object> own = DemoSettings.of(town, graph.baseUrl(), directory.path());
      own.putAll(signIn.settings());
      guest.ifPresent(one -> own.putAll(one.visits(town.tenant(), graph)));
      Settings settings = DemoSettings.read(own, context.properties());
      try (Product product = Product.open(settings, clock)) {
        Overview overview = new Overview();
        DemoPlay play = new DemoPlay(context.streams(), product, clock, town, overview, once);
        HealthReport health = play.play(day);
        if (once) {
          return Cli.code(health);
        }
        Duration ahead = clock.ahead();
        DemoShow show = new DemoShow(town, overview, signIn);
        try (Service service = live(product, clock, town, show);
            RunningDemo.Advertised found =
                new RunningDemo(own, context.properties(), ahead).advertise()) {
          PrintWriter out = context.streams().out();
          out.println();
          out.println("Life goes on: " + service.address() + " (stop with Ctrl-C)");
          DemoHints.pages(out, service.address(), show.people());
          out.println(
              "The tab of "
                  + visitor.address()
                  + ": "
                  + signIn.shortTab(service.address(), visitor));
          if (found.done()) {
            play.hints().print(out, visitor.address(), calendar.dateOf(clock.instant()));
          }
          out.flush();
          guest.ifPresent(one -> one.write(Objects.requireNonNull(playground)));
          lifetime.await();
        }
      }
    }
    return Cli.DONE;
  }

  private Service live(Product product, DemoClock clock, DemoTown town, DemoShow show) {
    DemoLife life = new DemoLife(town, new Random(SEED));
    Service.Options options =
        new Service.Options(
            context.properties(),
            DEFAULTS,
            show.overview(),
            () -> life.step(clock.instant()),
            Optional.of(show),
            clock::ahead);
    return Service.start(product, clock, options);
  }
}
