package se.svarsvakt.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A demo that runs on this machine, as other commands find it: a file of its user's alone, which
 * the demo takes away when it ends.
 *
 * @param settings what it needs to be so
 * @param arguments what it was started with beside
 * @param ahead how far its clock is ahead of the machine's
 */
record RunningDemo(Map<String, Object> settings, List<String> arguments, Duration ahead) {
  private static final String NONE =
      "no demo is running: start one with `svarsvakt demo` in another terminal, and leave it on";
  private static final String SETTING = "setting.";
  private static final String ARGUMENT = "argument.";
  private static final String AHEAD = "ahead";
  private static final String PROCESS = "process";

  /** Where it stands; in the user's own directory, since others may write to the temporary one. */
  static Path file() {
    return Path.of(System.getProperty("user.home"), ".local", "state", "svarsvakt", "demo");
  }

  /**
   * Finds it.
   *
   * @throws WrongUse if none runs
   */
  static RunningDemo find() {
    Properties all = new Properties();
    try (Reader reader = Files.newBufferedReader(file())) {
      all.load(reader);
      long process = Long.parseLong(all.getProperty(PROCESS));
      if (ProcessHandle.of(process).filter(ProcessHandle::isAlive).isEmpty()) {
        throw new WrongUse(NONE);
      }
      Duration ahead = Duration.parse(all.getProperty(AHEAD));
      Map<String, Object> settings = new LinkedHashMap<>();
      List<String> arguments = new ArrayList<>();
      for (String name : all.stringPropertyNames()) {
        if (name.startsWith(SETTING)) {
          settings.put(name.substring(SETTING.length()), all.getProperty(name));
        } else if (name.startsWith(ARGUMENT)) {
          arguments.add(all.getProperty(name));
        }
      }
      return new RunningDemo(settings, arguments, ahead);
    } catch (IOException | RuntimeException e) {
      throw e instanceof WrongUse known ? known : new WrongUse(NONE);
    }
  }

  /** Lets others find it, until the result is closed; where that cannot be, they do not. */
  Advertised advertise() {
    Properties all = new Properties();
    settings.forEach((key, value) -> all.setProperty(SETTING + key, value.toString()));
    for (int i = 0; i < arguments.size(); i++) {
      all.setProperty(ARGUMENT + i, arguments.get(i));
    }
    all.setProperty(AHEAD, ahead.toString());
    all.setProperty(PROCESS, Long.toString(ProcessHandle.current().pid()));
    try {
      Path directory = file().getParent();
      Files.createDirectories(directory);
      Path draft =
          Files.createTempFile(
              directory,
              "demo",
              "",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (Writer writer = Files.newBufferedWriter(draft)) {
        all.store(writer, null);
      }
      Files.move(draft, file(), StandardCopyOption.REPLACE_EXISTING);
      return new Advertised(true);
    } catch (IOException | UnsupportedOperationException e) {
      return new Advertised(false);
    }
  }

  /** The demo's time. */
  Clock clock(Clock real) {
    return Clock.offset(real, ahead);
  }

  /** The arguments of a command, before those of the demo. */
  List<String> with(List<String> properties) {
    List<String> own =
        arguments.stream()
            .filter(one -> properties.stream().noneMatch(given -> name(given).equals(name(one))))
            .toList();
    List<String> all = new ArrayList<>(properties);
    all.addAll(own);
    return all;
  }

  private static String name(String argument) {
    return argument.split("=", 2)[0];
  }

  /**
   * While it can be found.
   *
   * @param done whether it can
   */
  record Advertised(boolean done) implements AutoCloseable {
    @Override
    public void close() {
      try {
        if (done) {
          Files.deleteIfExists(file());
        }
      } catch (IOException e) {
        // whoever reads it sees that the process is gone
      }
    }
  }
}
