package se.svarsvakt;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import se.svarsvakt.cli.Cli;
import se.svarsvakt.cli.Streams;

/** The program's entry, and the only place that looks at the machine's clock. */
public final class SvarsvaktApplication {
  private SvarsvaktApplication() {}

  /** Runs a command and ends with its exit code. */
  public static void main(String[] args) {
    System.setProperty("h2.bindAddress", "127.0.0.1"); // H2 reads it once, when it is first used
    System.setProperty("h2.compactThreads", "1"); // with more, 2.4.240 may fail (its issue 4286)
    Cli.keepLogsPrivate();
    System.exit(Cli.run(args, Clock.systemUTC(), streams()));
  }

  private static Streams streams() {
    return new Streams(writer(FileDescriptor.out), writer(FileDescriptor.err), isTerminal());
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
        && !isErrorRedirected();
  }

  /** Java looks at standard input and output only; the bar goes to standard error. */
  private static boolean isErrorRedirected() {
    try {
      return !Files.readSymbolicLink(Path.of("/proc/self/fd/2")).startsWith("/dev");
    } catch (IOException | UnsupportedOperationException e) {
      return false; // no such machine
    }
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
