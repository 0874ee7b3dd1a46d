package se.svarsvakt.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Times unchanged passes of {@code serve} on a PostgreSQL, by one process and then by several that
 * share it, over a simulated tenant in a process of its own.
 */
public final class NodesBenchmark {
  private static final int PASSES = 3;
  private static final long LOOK_MILLIS = 500;

  private final String baseUrl;
  private final String database;
  private final JdbcClient jdbc;
  private final Path data;
  private final List<String> settings;
  private final List<ServeProcess> nodes = new ArrayList<>();

  private NodesBenchmark(
      String baseUrl, String database, JdbcClient jdbc, Path data, List<String> settings) {
    this.baseUrl = baseUrl;
    this.database = database;
    this.jdbc = jdbc;
    this.data = data;
    this.settings = settings;
  }

  /**
   * Arguments: mailboxes (1000), latency in milliseconds (200), letters a mailbox (3), nodes (3);
   * then settings of the program, {@code --svarsvakt.…}.
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int[] numbers = {1000, 200, 3, 3};
    String[] given = Stream.of(args).filter(arg -> arg.matches("\\d+")).toArray(String[]::new);
    for (int i = 0; i < given.length; i++) {
      numbers[i] = Integer.parseInt(given[i]);
    }
    List<String> settings = Stream.of(args).filter(arg -> arg.startsWith("--svarsvakt.")).toList();
    Path data = Files.createTempDirectory("svarsvakt-nodes");
    try (ScanBenchmark.TenantProcess tenant =
            ScanBenchmark.TenantProcess.start(numbers[0], numbers[1], numbers[2], false);
        EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
      NodesBenchmark bench =
          new NodesBenchmark(
              tenant.baseUrl().toString(),
              postgres.getJdbcUrl("postgres", "postgres"),
              JdbcClient.create(postgres.getPostgresDatabase()),
              data,
              settings);
      try {
        bench.run(numbers[0], numbers[3]);
      } finally {
        bench.stop();
      }
    }
  }

  private void run(int mailboxes, int most) throws IOException, InterruptedException {
    add();
    await(1);
    print("first", 1, mailboxes, 1);
    await(1 + PASSES);
    double alone = print("unchanged", 1, mailboxes, PASSES);
    while (nodes.size() < most) {
      add();
    }
    awaitStarted();
    int warm = passes() + 2; // the new ones start, and read the directory
    await(warm);
    await(warm + PASSES);
    double together = print("unchanged", most, mailboxes, PASSES);
    System.out.printf("%d nodes are %.2f times as fast as one%n", most, alone / together);
  }

  private double print(String name, int count, int mailboxes, int of) {
    List<Double> took =
        jdbc
            .sql(
                "select extract(epoch from finished_at - started_at) from scan_record"
                    + " where finished_at is not null order by finished_at desc limit :of")
            .param("of", of)
            .query((row, number) -> row.getDouble(1))
            .list()
            .stream()
            .sorted()
            .toList();
    double median = took.get(took.size() / 2);
    System.out.printf(
        "%-10s %d node(s) %6d mailboxes %7.1f s (%s) %7.1f mailboxes/s%n",
        name, count, mailboxes, median, took, mailboxes / median);
    return median;
  }

  private void await(int passes) throws InterruptedException {
    while (passes() < passes) {
      look();
    }
  }

  private void awaitStarted() throws IOException, InterruptedException {
    for (ServeProcess node : nodes) {
      while (!node.log().contains("is at work")) {
        look();
      }
    }
  }

  private void look() throws InterruptedException {
    Thread.sleep(LOOK_MILLIS);
    if (!nodes.stream().allMatch(ServeProcess::isAlive)) {
      throw new IllegalStateException("a node ended, see " + data);
    }
  }

  private int passes() {
    boolean begun =
        jdbc.sql("select to_regclass('scan_record') is not null").query(Boolean.class).single();
    return begun
        ? jdbc.sql("select count(finished_at) from scan_record").query(Integer.class).single()
        : 0;
  }

  private void add() throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of(
                "--svarsvakt.graph.base-url=" + baseUrl,
                "--svarsvakt.database.url=" + database,
                "--svarsvakt.worker.scan-interval=PT2S",
                "--svarsvakt.worker.idle-interval=PT2S",
                "--svarsvakt.data-dir=" + data));
    words.addAll(settings);
    Path log = data.resolve("node-" + nodes.size() + ".log");
    nodes.add(ServeProcess.start("", log, List.of(), words));
    System.out.println("log of node " + nodes.size() + ": " + log);
  }

  private void stop() throws InterruptedException {
    for (ServeProcess node : nodes) {
      node.stop();
    }
  }
}
