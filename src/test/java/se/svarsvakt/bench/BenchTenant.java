package se.svarsvakt.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.GraphError;
import se.svarsvakt.simulator.MailboxProfile;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.SimulatedGraph;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.simulator.SimulatedTenant;

/**
 * A large simulated tenant in a process of its own, so that what it costs is not counted as the
 * program's. It says where it is on its standard output, and obeys lines on its standard input
 * until that ends.
 */
public final class BenchTenant {
  static final Instant NOW = Instant.parse("2026-11-19T13:00:00Z");
  static final String DOMAIN = "bench.example";

  /** A share of the mailboxes gets one more letter; the share in percent follows. */
  static final String MORNING = "morning";

  /** Every mailbox gets letters over {@link #AWAY}; how many follows. */
  static final String OUTAGE = "outage";

  /** How long nobody read them. */
  static final Duration AWAY = Duration.ofDays(7);

  /** Every so-many-th request is answered with 429; the number follows, 0 for none. */
  static final String THROTTLE = "throttle";

  private final SimulatedTenant tenant = new SimulatedTenant("Bench", DOMAIN, NOW);
  private final List<SimulatedMailbox> mailboxes = new ArrayList<>();

  private BenchTenant(int people, int letters, boolean sameWriters) {
    for (int person = 0; person < people; person++) {
      open(person, letters, sameWriters ? 97 : people);
    }
  }

  /**
   * Arguments: mailboxes, latency in milliseconds, letters a mailbox, and {@code same} where the
   * same people write to many mailboxes.
   */
  public static void main(String[] args) throws IOException {
    BenchTenant bench =
        new BenchTenant(
            Integer.parseInt(args[0]), Integer.parseInt(args[2]), args[3].equals("same"));
    try (SimulatedGraph graph = SimulatedGraph.start(bench.tenant)) {
      graph.faults().latency(Duration.ofMillis(Integer.parseInt(args[1])));
      System.out.println(graph.baseUrl());
      bench.obey(graph);
    }
  }

  private void obey(SimulatedGraph graph) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] words = line.split(" ", 2);
      int number = Integer.parseInt(words[1]);
      switch (words[0]) {
        case MORNING -> morning(number);
        case OUTAGE -> outage(number);
        case THROTTLE -> throttle(graph, number);
        default -> throw new IllegalArgumentException(line);
      }
      System.out.println(line);
    }
  }

  private static void throttle(SimulatedGraph graph, int every) {
    AtomicInteger asked = new AtomicInteger();
    graph
        .faults()
        .onRequest(
            _ ->
                every > 0 && asked.incrementAndGet() % every == 0
                    ? Optional.of(GraphError.throttled(Duration.ofSeconds(1)))
                    : Optional.empty());
  }

  private void morning(int percent) {
    for (int person = 0; person < mailboxes.size(); person++) {
      if (person * 100L / mailboxes.size() < percent) {
        mailboxes
            .get(person)
            .receive(
                letter("writer@morning" + person + ".example", person, "This morning"),
                NOW.minus(Duration.ofMinutes(5)));
      }
    }
  }

  private void outage(int letters) {
    for (int person = 0; person < mailboxes.size(); person++) {
      for (int letter = 0; letter < letters; letter++) {
        mailboxes
            .get(person)
            .receive(
                letter("w" + letter + "@outage" + person + ".example", person, "Week " + letter),
                NOW.plus(AWAY.multipliedBy(letter).dividedBy(letters)));
      }
    }
  }

  private void open(int person, int letters, int writers) {
    SimulatedMailbox mailbox =
        tenant.open(
            DirectoryUser.person("Person N" + person, address(person)), MailboxProfile.PERSON);
    mailboxes.add(mailbox);
    for (int letter = 0; letter < letters; letter++) {
      Instant at = NOW.minus(Duration.ofHours(2 + letter * 5L));
      String writer = "writer" + letter + "@outside" + person % writers + ".example";
      String id = mailbox.receive(letter(writer, person, "Question " + letter), at);
      if (letter % 3 == 0) {
        mailbox.reply(id, "On Monday.", at.plus(Duration.ofHours(1)));
      }
    }
  }

  private static OutgoingMessage letter(String from, int person, String subject) {
    return OutgoingMessage.from(from).to(address(person)).saying(subject, "When is it?");
  }

  private static String address(int person) {
    return "person" + person + "@" + DOMAIN;
  }
}
