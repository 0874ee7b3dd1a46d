package se.svarsvakt.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Programs of the system that look at scripts and manifests. Where one is missing a test is left
 * out, unless the environment says {@code LINTERS=required}, as {@code scripts/test} does.
 */
public final class Tool {
  private static final Duration AT_MOST = Duration.ofMinutes(1);

  private Tool() {}

  /**
   * What a program said.
   *
   * @param exit its exit code
   * @param out its standard output
   * @param err its standard error
   */
  public record Outcome(int exit, String out, String err) {
    /** The standard output of a program that ended well. */
    public String orFail() {
      if (exit != 0) {
        throw new AssertionError("it ended with " + exit + ":\n" + err + out);
      }
      return out;
    }

    /** All of it. */
    public String said() {
      return out + err;
    }
  }

  /** Runs a program to its end. */
  public static Outcome run(String name, String... arguments) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("") + ":/usr/sbin";
    Optional<Path> found = find(name, path);
    if (found.isEmpty() && "required".equals(System.getenv("LINTERS"))) {
      throw new AssertionError(name + " is missing");
    }
    assumeTrue(found.isPresent(), name + " is missing: scripts/test installs it");
    List<String> command = new ArrayList<>(List.of(found.orElseThrow().toString()));
    command.addAll(List.of(arguments));
    return ran(AT_MOST, command);
  }

  static Outcome ran(Duration atMost, List<String> command) {
    try {
      Path out = Files.createTempFile("tool", ".out");
      Path err = Files.createTempFile("tool", ".err");
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      int exit = ended(process, atMost);
      Outcome outcome = new Outcome(exit, Files.readString(out), Files.readString(err));
      Files.delete(out);
      Files.delete(err);
      return outcome;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int ended(Process process, Duration atMost) {
    try {
      if (process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    throw new AssertionError("it took longer than " + atMost);
  }

  static Optional<Path> find(String name, String path) {
    return Stream.of(path.split(":"))
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
