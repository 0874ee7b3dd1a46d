package se.svarsvakt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import se.svarsvakt.demo.DemoTown;
import se.svarsvakt.simulator.SimulatedGraph;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs {@code scan} in-process against the demo's town on a Friday morning. */
final class TownScan implements AutoCloseable {
  static final ZonedDateTime FRIDAY =
      ZonedDateTime.parse("2026-11-20T10:30:00+01:00[Europe/Stockholm]");

  final DemoTown town;
  final SimulatedGraph graph;
  private final Path data;

  TownScan(Path data) {
    this(data, DemoTown.build(FRIDAY, TownScan::isWeekday));
  }

  private TownScan(Path data, DemoTown town) {
    this.data = data;
    this.town = town;
    this.graph = SimulatedGraph.start(town.tenant());
  }

  /** Over the town as it was when {@link StoredTown} was made. */
  static TownScan asStored(Path data) {
    return new TownScan(data, DemoTown.build(FRIDAY, TownScan::isWeekday, List.of("scenes.json")));
  }

  private static boolean isWeekday(LocalDate date) {
    return date.getDayOfWeek().getValue() < 6;
  }

  /**
   * What a run gave.
   *
   * @param code the exit code
   * @param out standard output
   * @param err standard error, the log included
   */
  record Result(int code, String out, String err) {
    JsonNode json() {
      return JsonMapper.shared().readTree(out);
    }
  }

  /** Scans at 10:30 and prints JSON. */
  Result scan(String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("scan", "--as-of", FRIDAY.toOffsetDateTime().toString(), "--output", "json"));
    args.addAll(List.of(more));
    return run(args);
  }

  Result run(List<String> words) {
    return run(data, words);
  }

  /** The same with another store. */
  Result run(Path store, List<String> words) {
    List<String> args = new ArrayList<>(words);
    args.add("--svarsvakt.graph.base-url=" + graph.baseUrl());
    args.add("--svarsvakt.graph.access-token=any-token");
    args.add("--svarsvakt.data-dir=" + store);
    args.add("--svarsvakt.teams.app-id=11111111-2222-3333-4444-555555555555");
    args.add("--svarsvakt.policy.signature.template=" + town.signatureTemplate());
    args.add("--svarsvakt.policy.excluded-senders=" + String.join(",", town.excludedSenders()));
    return captured(args.toArray(String[]::new));
  }

  /** Runs the program on that Friday with these arguments alone. */
  static Result captured(String... args) {
    return captured(FRIDAY.toInstant(), args);
  }

  /** Runs it at that moment. */
  static Result captured(Instant now, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      Streams streams = new Streams(new PrintWriter(out), new PrintWriter(err), false);
      int code = Cli.run(args, Clock.fixed(now, FRIDAY.getZone()), streams);
      return new Result(code, out.toString(), err + log.toString(StandardCharsets.UTF_8));
    } finally {
      System.setErr(before);
    }
  }

  /** Checks that a run was wrong use and said so in one line that holds all this. */
  static void refused(Result result, String... told) {
    assertThat(result.code()).isEqualTo(Cli.WRONG_USE);
    assertThat(result.out()).isEmpty();
    List<String> lines = result.err().lines().toList();
    assertThat(lines).filteredOn(line -> line.startsWith("svarsvakt: ")).hasSize(1);
    assertThat(lines).noneMatch(line -> line.startsWith("\tat "));
    assertThat(result.err()).contains(told);
  }

  @Override
  public void close() {
    graph.close();
  }
}
