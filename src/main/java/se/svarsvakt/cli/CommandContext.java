package se.svarsvakt.cli;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.web.PrivateLogging;

/** What every command is given; the properties are the arguments that name one. */
record CommandContext(
    Clock clock, List<String> properties, Streams streams, Optional<RunningDemo> demo) {
  private static final List<String> IN_DEMO =
      List.of(
          "scan",
          "summary",
          "cover",
          "mark",
          "except",
          "audit",
          "log",
          "export-person",
          "forget",
          "doctor",
          "docs-pack");

  CommandContext(Clock clock, List<String> properties, Streams streams) {
    this(clock, properties, streams, Optional.empty());
  }

  /**
   * The same for the demo that runs on this machine.
   *
   * @throws WrongUse if none runs, or the command is none for it
   */
  CommandContext inDemo(String command) {
    if (!IN_DEMO.contains(command)) {
      throw new WrongUse(
          "--demo goes with %s and %s alone"
              .formatted(
                  String.join(", ", IN_DEMO.subList(0, IN_DEMO.size() - 1)), IN_DEMO.getLast()));
    }
    RunningDemo running = RunningDemo.find();
    return new CommandContext(
        running.clock(clock), running.with(properties), streams, Optional.of(running));
  }

  /**
   * The settings as Spring Boot reads them: arguments before environment variables before {@code
   * application.yaml}.
   */
  Settings settings() {
    if (demo.isPresent()) {
      return DemoSettings.read(demo.get().settings(), properties);
    }
    ConfigurableEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new SimpleCommandLinePropertySource(properties.toArray(String[]::new)));
    try {
      ConfigDataEnvironmentPostProcessor.applyTo(environment);
    } catch (RuntimeException e) {
      throw SettingsFileFault.of(e, environment);
    }
    try {
      PrivateLogging.format(environment);
    } catch (IllegalArgumentException e) {
      throw new WrongUse(
          PrivateLogging.FORMAT + " is none of the formats there are: ecs, gelf, logstash");
    }
    return Settings.read(environment);
  }
}
