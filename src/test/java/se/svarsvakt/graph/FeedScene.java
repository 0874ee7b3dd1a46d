package se.svarsvakt.graph;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import se.svarsvakt.http.RetryPolicy;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.MailboxProfile;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.RecordedRequest;
import se.svarsvakt.simulator.SimulatedGraph;
import se.svarsvakt.simulator.SimulatedMailbox;
import se.svarsvakt.simulator.SimulatedTenant;
import se.svarsvakt.sync.FolderChanges;
import se.svarsvakt.sync.MailboxFeed;
import se.svarsvakt.sync.MailboxFeed.Position;

/** Anna's mailbox on a simulated Graph, read over HTTP with short pauses between attempts. */
final class FeedScene implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");
  static final String EVA = "Eva Ek <eva@medborgare.example>";
  static final RetryPolicy QUICK = new RetryPolicy(4, Duration.ofMillis(4), Duration.ofSeconds(2));

  final SimulatedTenant tenant = new SimulatedTenant("Kommunen", "kommun.example", NOON);
  final SimulatedMailbox anna =
      tenant.open(DirectoryUser.person("Anna Ek", "anna@kommun.example"), MailboxProfile.PERSON);
  final SimulatedGraph graph = SimulatedGraph.start(tenant);
  final GraphConnection connection =
      GraphConnection.withToken(graph.baseUrl().toString(), "any-token", QUICK);
  final MailboxFeed feed = connection.mailboxes();
  final MailboxId id = new MailboxId(anna.account().id());

  String receive(String subject) {
    return anna.receive(OutgoingMessage.from(EVA).saying(subject, "Hej!"), NOON);
  }

  FolderChanges inbox() {
    return feed.changes(id, "inbox", new Position.From(NOON.minus(Duration.ofDays(14))));
  }

  FolderChanges inboxAfter(FolderChanges before) {
    return feed.changes(id, "inbox", new Position.After(before.deltaLink()));
  }

  List<String> idsIn(FolderChanges changes) {
    return changes.changes().stream().map(change -> change.id().value()).toList();
  }

  long count(Predicate<RecordedRequest> which) {
    return graph.requests().stream().filter(which).count();
  }

  /** Says yes so many times and then no. */
  static Predicate<Object> times(int most) {
    AtomicInteger asked = new AtomicInteger();
    return any -> asked.incrementAndGet() <= most;
  }

  @Override
  public void close() {
    connection.close();
    graph.close();
  }
}
