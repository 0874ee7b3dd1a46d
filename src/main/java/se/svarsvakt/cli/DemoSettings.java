package se.svarsvakt.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import se.svarsvakt.demo.DemoTown;
import se.svarsvakt.settings.Settings;

/**
 * The settings of the demo. What the machine has set for a real tenant does not reach it; arguments
 * do, as far as the demo does not need them otherwise.
 */
final class DemoSettings {
  /** How often the demo looks at its mailboxes, around the clock. */
  private static final String INTERVAL = "PT15S";

  private DemoSettings() {}

  /** Reads the settings: the demo's own, else what the arguments say. */
  static Settings read(Map<String, Object> own, List<String> arguments) {
    StandardEnvironment environment = new StandardEnvironment();
    MutablePropertySources sources = environment.getPropertySources();
    sources.stream().map(source -> source.getName()).toList().forEach(sources::remove);
    sources.addLast(new MapPropertySource("demo", own));
    sources.addLast(new SimpleCommandLinePropertySource(arguments.toArray(String[]::new)));
    return Settings.read(environment);
  }

  /** What the demo needs to be so. */
  static Map<String, Object> of(DemoTown town, URI graph, Path directory) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("svarsvakt.graph.base-url", graph.toString());
    all.put("svarsvakt.graph.access-token", UUID.randomUUID().toString());
    all.put("svarsvakt.data-dir", directory.toString());
    all.put("svarsvakt.nudges.enabled", "true");
    String app = UUID.randomUUID().toString();
    town.tenant().publishApp(app, app);
    all.put("svarsvakt.teams.app-id", app);
    all.put("svarsvakt.worker.scan-interval", INTERVAL);
    all.put("svarsvakt.worker.idle-interval", INTERVAL);
    all.put("svarsvakt.calls.enabled", "true");
    all.put("svarsvakt.exchange.enabled", "true");
    all.put("svarsvakt.exchange.base-url", graph.resolve("/").toString());
    all.put("svarsvakt.policy.signature.template", town.signatureTemplate());
    all.put("svarsvakt.policy.habits.enabled", "true");
    all.put("svarsvakt.policy.excluded-senders", String.join(",", town.excludedSenders()));
    all.put("svarsvakt.policy.public-records.also-tell", "lena.forsman@kommun.example");
    int number = 0;
    town.stewards().keySet().stream()
        .findFirst()
        .ifPresent(first -> all.put("svarsvakt.policy.forward.administration-mailbox", first));
    for (Map.Entry<String, List<String>> shared : town.stewards().entrySet()) {
      if (shared.getValue().isEmpty()) {
        continue;
      }
      String key = "svarsvakt.shared-mailboxes[" + number++ + "].";
      all.put(key + "address", shared.getKey());
      all.put(key + "service-hours", "mon-fri 09:00-11:30, 13:00-15:00");
      all.put(key + "registration", Boolean.toString(shared.getKey().equals(town.registers())));
      all.put(key + "stewards", String.join(",", shared.getValue()));
    }
    return all;
  }
}
