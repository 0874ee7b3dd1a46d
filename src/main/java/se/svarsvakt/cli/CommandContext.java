package se.svarsvakt.cli;

import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import se.svarsvakt.settings.Settings;

/** What every command is given; the properties are the arguments that name one. */
record CommandContext(Clock clock, List<String> properties, Streams streams) {
  /**
   * The settings as Spring Boot reads them: arguments before environment variables before {@code
   * application.yaml}.
   */
  Settings settings() {
    ConfigurableEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new SimpleCommandLinePropertySource(properties.toArray(String[]::new)));
    try {
      ConfigDataEnvironmentPostProcessor.applyTo(environment);
    } catch (RuntimeException e) {
      throw SettingsFileFault.of(e, environment);
    }
    return Settings.read(environment);
  }
}
