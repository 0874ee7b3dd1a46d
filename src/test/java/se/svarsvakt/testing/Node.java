package se.svarsvakt.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs the scripts of {@code src/test/browser} with Node.js, and knows where the browser is. Where
 * either is missing a test is left out, unless the environment says {@code BROWSER_TESTS=required},
 * as {@code scripts/test} does.
 */
public final class Node {
  /** Where the scripts and their libraries are. */
  public static final Path HOME = Path.of("src", "test", "browser").toAbsolutePath();

  private Node() {}

  /** Leaves the test out, or fails it, where Node.js, its libraries or the browser is missing. */
  public static void needed() {
    boolean there = Files.isDirectory(HOME.resolve("node_modules")) && program("node").isPresent();
    if (!there && "required".equals(System.getenv("BROWSER_TESTS"))) {
      throw new AssertionError("Node.js or " + HOME.resolve("node_modules") + " is missing");
    }
    assumeTrue(there, "Node.js or its libraries are missing: scripts/test installs them");
  }

  /** The browser's program; a test that needs it is left out, or fails, where there is none. */
  public static Path chromium() {
    Optional<Path> found =
        Optional.ofNullable(System.getenv("CHROMIUM"))
            .map(Path::of)
            .or(() -> program("chromium"))
            .or(() -> program("chromium-browser"))
            .or(() -> program("google-chrome"));
    if (found.isEmpty() && "required".equals(System.getenv("BROWSER_TESTS"))) {
      throw new AssertionError("Chromium is missing: install it, or name it in CHROMIUM");
    }
    assumeTrue(found.isPresent(), "Chromium is missing: scripts/test installs it");
    return found.orElseThrow();
  }

  /** Runs a script to its end. */
  public static Tool.Outcome run(Duration atMost, String script, String... arguments) {
    needed();
    List<String> command = new ArrayList<>(List.of("node", HOME.resolve(script).toString()));
    command.addAll(List.of(arguments));
    return Tool.ran(atMost, command);
  }

  private static Optional<Path> program(String name) {
    return Tool.find(name, Optional.ofNullable(System.getenv("PATH")).orElse(""));
  }
}
