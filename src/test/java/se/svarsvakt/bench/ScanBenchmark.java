package se.svarsvakt.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import se.svarsvakt.cli.Cli;
import se.svarsvakt.cli.Streams;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.MailboxProfile;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.SimulatedGraph;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.simulator.SimulatedTenant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Times passes over a simulated tenant of many mailboxes: the first one, which reads everything,
 * and two that find nothing new.
 */
public final class ScanBenchmark {
  private static final Instant NOW = Instant.parse("2026-11-19T13:00:00Z");
  private static final int LETTERS = 20;

  private ScanBenchmark() {}

  /** Arguments: the number of mailboxes (1000), the server's latency in milliseconds (50). */
  public static void main(String[] args) throws IOException {
    int mailboxes = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
    int latency = args.length > 1 ? Integer.parseInt(args[1]) : 50;
    Path data = Files.createTempDirectory("svarsvakt-bench");
    try (SimulatedGraph graph = SimulatedGraph.start(tenant(mailboxes))) {
      graph.faults().latency(Duration.ofMillis(latency));
      for (String name : new String[] {"first", "second", "third"}) {
        graph.forgetRequests();
        report(name, mailboxes, scan(graph, data));
      }
    }
  }

  private static SimulatedTenant tenant(int mailboxes) {
    SimulatedTenant tenant = new SimulatedTenant("Bench", "bench.example", NOW);
    for (int i = 0; i < mailboxes; i++) {
      String address = "person" + i + "@bench.example";
      SimulatedMailbox mailbox =
          tenant.open(DirectoryUser.person("Person N" + i, address), MailboxProfile.PERSON);
      for (int letter = 0; letter < LETTERS; letter++) {
        Instant at = NOW.minus(Duration.ofHours(2 + letter * 5L));
        String writer = "writer" + letter + "@outside" + i % 97 + ".example";
        String id =
            mailbox.receive(
                OutgoingMessage.from(writer)
                    .to(address)
                    .saying("Question " + letter, "When is it?"),
                at);
        if (letter % 3 == 0) {
          mailbox.reply(id, "On Monday.", at.plus(Duration.ofHours(1)));
        }
      }
    }
    return tenant;
  }

  private static JsonNode scan(SimulatedGraph graph, Path data) {
    StringWriter out = new StringWriter();
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    String[] words = {
      "scan",
      "--as-of",
      NOW.toString(),
      "--output",
      "json",
      "--svarsvakt.graph.base-url=" + graph.baseUrl(),
      "--svarsvakt.graph.access-token=bench",
      "--svarsvakt.data-dir=" + data,
    };
    int code = Cli.run(words, Clock.systemUTC(), new Streams(new PrintWriter(out), err, false));
    if (code != Cli.DONE) {
      throw new IllegalStateException("the scan ended with " + code);
    }
    return JsonMapper.shared().readTree(out.toString());
  }

  private static void report(String name, int mailboxes, JsonNode result) {
    JsonNode scan = result.path("scan");
    double seconds = scan.path("durationMs").asInt() / 1000.0;
    System.out.printf(
        "%-7s %6d mailboxes %6d mails %7.1f s %7.0f mailboxes/s %7d requests in %6d calls%n",
        name,
        mailboxes,
        result.path("mail").size(),
        seconds,
        mailboxes / seconds,
        scan.path("graphRequests").asInt(),
        scan.path("httpRequests").asInt());
  }
}
