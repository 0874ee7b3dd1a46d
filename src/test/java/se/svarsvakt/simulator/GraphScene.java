package se.svarsvakt.simulator;

import java.time.Instant;

/** A simulated Graph with the mailbox of one person, and somebody who calls it. */
final class GraphScene implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  static final String ANNA = "anna.berg@kommun.example";
  static final String DELTA = "/users/" + ANNA + "/mailFolders/inbox/messages/delta";

  final SimulatedMailbox anna;
  final SimulatedGraph graph;
  final GraphCaller caller;

  GraphScene() {
    SimulatedTenant tenant = new SimulatedTenant("Exempelkommunen", "kommun.example", NOW);
    anna = tenant.open(DirectoryUser.person("Anna Berg", ANNA), MailboxProfile.PERSON);
    graph = SimulatedGraph.start(tenant);
    caller = new GraphCaller(graph);
  }

  @Override
  public void close() {
    graph.close();
  }
}
