package se.svarsvakt.settings;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

/** Environments as an administrator makes them, without what the test's own machine has set. */
final class Environments {
  private static final String VARIABLES =
      StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

  private Environments() {}

  static ConfigurableEnvironment empty() {
    var environment = new StandardEnvironment();
    environment.getPropertySources().stream()
        .map(source -> source.getName())
        .toList()
        .forEach(environment.getPropertySources()::remove);
    return environment;
  }

  static Settings fromVariables(Map<String, Object> variables) {
    var environment = empty();
    environment
        .getPropertySources()
        .addLast(new SystemEnvironmentPropertySource(VARIABLES, variables));
    return Settings.read(environment);
  }

  static Settings fromProperties(Map<String, Object> properties) {
    var environment = empty();
    environment.getPropertySources().addLast(new MapPropertySource("file", properties));
    return Settings.read(environment);
  }

  static Settings fromYaml(String yaml) {
    var environment = empty();
    var resource = new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8));
    try {
      new YamlPropertySourceLoader()
          .load("yaml", resource)
          .forEach(environment.getPropertySources()::addLast);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return Settings.read(environment);
  }

  /** The lines of the refusal. */
  static List<String> refusalOf(Map<String, Object> properties) {
    return lines(() -> fromProperties(properties));
  }

  static List<String> refusalOfVariables(Map<String, Object> variables) {
    return lines(() -> fromVariables(variables));
  }

  private static List<String> lines(Runnable reading) {
    var refused = catchThrowableOfType(InvalidSettings.class, reading::run);
    return refused == null ? List.of() : String.valueOf(refused.getMessage()).lines().toList();
  }
}
