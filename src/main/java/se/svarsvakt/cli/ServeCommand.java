package se.svarsvakt.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.wiring.Product;
import se.svarsvakt.wiring.Service;

/** The worker and the web pages, until stopped. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Scans every mailbox in scope again and again, sends nudges at their "
            + "times, and serves the web pages, until it is stopped. This is what the "
            + "program does without a command. The pages are on 127.0.0.1:8080 unless "
            + "--server.address and --server.port say otherwise; /actuator/health "
            + "tells whether mail is watched.")
record ServeCommand(CommandContext context) implements Callable<Integer> {
  @Override
  public Integer call() {
    Settings settings = context.settings();
    try (ShutdownSignal lifetime = ShutdownSignal.begin();
        Product product =
            Product.open(settings, context.clock()).tellingWaits(context.streams()::note);
        Service service =
            Service.start(product, context.clock(), Service.Options.of(context.properties()))) {
      PrintWriter out = context.streams().out();
      out.println("Svarsvakt is at work; its page is " + service.address());
      out.flush();
      lifetime.await();
    }
    return Cli.DONE;
  }
}
