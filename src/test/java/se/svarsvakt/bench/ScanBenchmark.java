package se.svarsvakt.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import se.svarsvakt.cli.Cli;
import se.svarsvakt.cli.Streams;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Times passes over a simulated tenant of many mailboxes in a process of its own: the first, which
 * reads everything, those that find nothing new, one on a busy morning and one that is throttled;
 * and the plain loop beside them.
 */
public final class ScanBenchmark {
  private static final int PLAIN_MOST = 200;

  private final TenantProcess tenant;
  private final Path data;
  private final int mailboxes;
  private final String[] settings;
  private final List<Figures> all = new ArrayList<>();
  private Instant asOf = BenchTenant.NOW;

  private ScanBenchmark(TenantProcess tenant, Path data, int mailboxes, String[] settings) {
    this.tenant = tenant;
    this.data = data;
    this.mailboxes = mailboxes;
    this.settings = settings;
  }

  /**
   * What a pass took.
   *
   * @param mailboxes mailboxes read
   * @param mails mail shown
   * @param seconds wall time
   * @param mailboxesPerSecond mailboxes a second
   * @param cpuMs processor time of the program, a mailbox
   * @param roundTrips HTTP requests, a mailbox
   * @param requests Graph requests
   * @param storeMb size of the embedded store
   */
  record Figures(
      String pass,
      int mailboxes,
      int mails,
      double seconds,
      double mailboxesPerSecond,
      double cpuMs,
      double roundTrips,
      int requests,
      double storeMb) {}

  /**
   * Arguments: mailboxes (1000), latency in milliseconds (50), letters a mailbox (20); then {@code
   * same} where the same people write to many mailboxes, {@code --json} for JSON, {@code
   * --outage=200} for a pass over so many new letters in each mailbox after a week, and settings of
   * the program, {@code --svarsvakt.…}.
   */
  public static void main(String[] args) throws IOException {
    String[] numbers = Stream.of(args).filter(arg -> arg.matches("\\d+")).toArray(String[]::new);
    int mailboxes = numbers.length > 0 ? Integer.parseInt(numbers[0]) : 1000;
    int latency = numbers.length > 1 ? Integer.parseInt(numbers[1]) : 50;
    int letters = numbers.length > 2 ? Integer.parseInt(numbers[2]) : 20;
    boolean same = List.of(args).contains("same");
    String[] settings =
        Stream.of(args).filter(arg -> arg.startsWith("--svarsvakt.")).toArray(String[]::new);
    Path data = Files.createTempDirectory("svarsvakt-bench");
    try (TenantProcess tenant = TenantProcess.start(mailboxes, latency, letters, same)) {
      ScanBenchmark bench = new ScanBenchmark(tenant, data, mailboxes, settings);
      bench.run(!List.of(args).contains("--json"), outage(args));
      if (List.of(args).contains("--json")) {
        System.out.println(JsonMapper.shared().writeValueAsString(bench.all));
      }
    } finally {
      delete(data);
    }
  }

  /** How many letters each mailbox gets while nobody reads; 0 for no such time. */
  private static int outage(String[] args) {
    return Stream.of(args)
        .filter(arg -> arg.startsWith("--outage="))
        .mapToInt(arg -> Integer.parseInt(arg.substring("--outage=".length())))
        .findFirst()
        .orElse(0);
  }

  private void run(boolean table, int outage) throws IOException {
    plain(table);
    pass("first", table);
    pass("unchanged", table);
    pass("unchanged", table);
    tenant.tell(BenchTenant.MORNING, 5);
    pass("morning", table);
    tenant.tell(BenchTenant.THROTTLE, 20);
    pass("throttled", table);
    tenant.tell(BenchTenant.THROTTLE, 0);
    pass("recovered", table);
    if (outage > 0) {
      tenant.tell(BenchTenant.OUTAGE, outage);
      asOf = BenchTenant.NOW.plus(BenchTenant.AWAY);
      pass("outage", table);
      pass("unchanged", table);
    }
  }

  private void plain(boolean table) {
    PlainLoop loop = new PlainLoop(tenant.baseUrl());
    loop.read(Math.min(mailboxes, PLAIN_MOST));
    long began = System.nanoTime();
    long cpu = cpuNanos();
    int read = loop.read(Math.min(mailboxes, PLAIN_MOST));
    double seconds = (System.nanoTime() - began) / 1e9;
    add(
        new Figures(
            "plain loop",
            read,
            0,
            seconds,
            read / seconds,
            (cpuNanos() - cpu) / 1e6 / read,
            3,
            3 * read,
            0),
        table);
  }

  private void pass(String name, boolean table) throws IOException {
    long cpu = cpuNanos();
    ScanOutput result = scan();
    double used = (cpuNanos() - cpu) / 1e6;
    JsonNode scan = result.scan();
    double seconds = scan.path("durationMs").asInt() / 1000.0;
    add(
        new Figures(
            name,
            mailboxes,
            result.mail().size(),
            seconds,
            mailboxes / seconds,
            used / mailboxes,
            scan.path("httpRequests").asDouble() / mailboxes,
            scan.path("graphRequests").asInt(),
            size(data) / 1e6),
        table);
  }

  private void add(Figures figures, boolean table) {
    all.add(figures);
    if (table) {
      System.out.printf(
          "%-10s %6d mailboxes %7d mails %7.1f s %7.1f mailboxes/s %6.2f ms CPU %5.2f round trips"
              + " a mailbox %8d requests, store %.0f MB%n",
          figures.pass(),
          figures.mailboxes(),
          figures.mails(),
          figures.seconds(),
          figures.mailboxesPerSecond(),
          figures.cpuMs(),
          figures.roundTrips(),
          figures.requests(),
          figures.storeMb());
    }
  }

  /** What is read of the output; there may be more mail than memory. */
  record ScanOutput(JsonNode scan, List<ListedMail> mail) {
    /** One that is counted alone. */
    record ListedMail() {}
  }

  private ScanOutput scan() throws IOException {
    Path output = data.resolve("output.json");
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    String[] words =
        Stream.concat(
                Stream.of(
                    "scan",
                    "--as-of",
                    asOf.toString(),
                    "--output",
                    "json",
                    "--svarsvakt.graph.base-url=" + tenant.baseUrl(),
                    "--svarsvakt.graph.access-token=bench",
                    "--svarsvakt.data-dir=" + data),
                Stream.of(settings))
            .toArray(String[]::new);
    int code;
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(output))) {
      code = Cli.run(words, Clock.systemUTC(), new Streams(out, err, false));
    }
    if (code != Cli.DONE && code != Cli.INCOMPLETE) {
      throw new IllegalStateException("the scan ended with " + code);
    }
    ScanOutput read = JsonMapper.shared().readValue(output.toFile(), ScanOutput.class);
    Files.delete(output);
    return read;
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static long size(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static void delete(Path directory) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(directory)) {
      all = files.toList().reversed();
    }
    for (Path file : all) {
      Files.deleteIfExists(file);
    }
  }

  /** The tenant's process. */
  record TenantProcess(Process process, URI baseUrl) implements AutoCloseable {
    static TenantProcess start(int mailboxes, int latency, int letters, boolean same)
        throws IOException {
      Process process =
          new ProcessBuilder(
                  ProcessHandle.current().info().command().orElse("java"),
                  "-Xmx8g",
                  "-cp",
                  System.getProperty("java.class.path"),
                  BenchTenant.class.getName(),
                  String.valueOf(mailboxes),
                  String.valueOf(latency),
                  String.valueOf(letters),
                  same ? "same" : "own")
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      return new TenantProcess(process, URI.create(said(process)));
    }

    private static String said(Process process) throws IOException {
      String line = process.inputReader(StandardCharsets.UTF_8).readLine();
      if (line == null) {
        throw new IllegalStateException("the simulated tenant ended");
      }
      return line;
    }

    void tell(String word, int number) throws IOException {
      var writer = process.outputWriter(StandardCharsets.UTF_8);
      writer.write(word + " " + number + "\n");
      writer.flush();
      said(process);
    }

    @Override
    public void close() {
      process.destroy();
      process.onExit().join();
    }
  }
}
