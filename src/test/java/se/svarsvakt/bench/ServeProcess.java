package se.svarsvakt.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import se.svarsvakt.cli.Cli;
import se.svarsvakt.cli.Streams;

/** The program as {@code serve} in a process of its own, which ends with this one. */
final class ServeProcess {
  private final Process process;
  private final Path log;

  private ServeProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** The program by the clock of a file, which is the first argument. */
  static final class Program {
    private Program() {}

    public static void main(String[] args) throws IOException {
      System.setProperty("h2.bindAddress", "127.0.0.1");
      System.setProperty("h2.compactThreads", "1");
      Cli.keepLogsPrivate();
      Clock clock = args[0].isEmpty() ? Clock.systemUTC() : SharedClock.of(Path.of(args[0]));
      PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
      PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
      String[] words = Arrays.copyOfRange(args, 1, args.length);
      System.exit(Cli.run(words, clock, new Streams(out, err, false)));
    }
  }

  /**
   * Starts it.
   *
   * @param clock the file of its clock; empty for the machine's
   * @param log where it writes
   * @param machine options of the JVM
   * @param settings {@code --svarsvakt.…}
   */
  static ServeProcess start(String clock, Path log, List<String> machine, List<String> settings)
      throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName(),
                clock,
                "serve",
                "--server.port=0",
                "--svarsvakt.graph.access-token=bench"));
    words.addAll(1, machine);
    words.addAll(settings);
    Process process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new ServeProcess(process, log);
  }

  /** What it has written so far; what earlier ones wrote to the same place included. */
  String log() throws IOException {
    return Files.exists(log) ? Files.readString(log) : "";
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it as {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Asks it to end, and waits for that. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      kill();
    }
  }
}
