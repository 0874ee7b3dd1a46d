package se.svarsvakt.graph.tenant;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Opens an address in a browser of this machine, by the commands of its desktop. That one ends with
 * 0 does not tell that a browser is seen; but what fails is told: {@code xdg-open} ends with 3
 * where it finds no browser, and with 4 where that fails (freedesktop.org, xdg-utils).
 *
 * @param commands those to try one after another; the address is put behind each
 * @param patience after which a command that still runs counts as having opened it, since it may be
 *     the browser itself
 */
record DesktopBrowser(List<List<String>> commands, Duration patience) {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Keeps its own copy. */
  DesktopBrowser {
    commands = List.copyOf(commands);
  }

  /** The commands of this machine's system. */
  static DesktopBrowser ofThisMachine() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return new DesktopBrowser(commandsOf(system, System.getenv()), PATIENCE);
  }

  /** Linux below Windows has a command of its own, which opens the browser of Windows. */
  static List<List<String>> commandsOf(String system, Map<String, String> environment) {
    if (system.startsWith("windows")) {
      return List.of(List.of("rundll32", "url.dll,FileProtocolHandler"));
    }
    if (system.startsWith("mac")) {
      return List.of(List.of("open"));
    }
    List<List<String>> commands = new ArrayList<>();
    if (environment.containsKey("WSL_DISTRO_NAME")) {
      commands.add(List.of("wslview"));
    }
    commands.add(List.of("xdg-open"));
    return commands;
  }

  /**
   * Opens it.
   *
   * @return why that failed, in a few words; empty where a command went well
   */
  Optional<String> open(URI address) {
    List<String> faults = new ArrayList<>();
    for (List<String> command : commands) {
      Optional<String> fault = opened(command, address);
      if (fault.isEmpty()) {
        return fault;
      }
      faults.add(command.getFirst() + " " + fault.get());
    }
    return Optional.of(String.join(", ", faults));
  }

  private Optional<String> opened(List<String> command, URI address) {
    List<String> words = new ArrayList<>(command);
    words.add(address.toString());
    try {
      Process process =
          new ProcessBuilder(words)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close(); // a browser in text has no terminal to ask
      boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
      return ended && process.exitValue() != 0
          ? Optional.of("ended with " + process.exitValue())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of("is not there");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("was stopped");
    }
  }
}
