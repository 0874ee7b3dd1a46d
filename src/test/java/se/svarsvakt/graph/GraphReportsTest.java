package se.svarsvakt.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.SimulatedGraph;
import se.svarsvakt.simulator.SimulatedTenant;
import se.svarsvakt.sync.SourceUnavailable;

class GraphReportsTest {
  private static final DirectoryUser MAJA =
      DirectoryUser.person("Maja Chef", "maja.chef@kommun.example");
  private static final DirectoryUser EVA = DirectoryUser.person("Eva Ek", "eva.ek@kommun.example");

  private final SimulatedTenant tenant =
      new SimulatedTenant("Kommunen", "kommun.example", Instant.parse("2026-11-20T09:00:00Z"));
  private final SimulatedGraph graph = SimulatedGraph.start(tenant);
  private final GraphConnection connection =
      GraphConnection.withToken(graph.baseUrl().toString(), "any-token", FeedScene.QUICK);

  @AfterEach
  void stop() {
    connection.close();
    graph.close();
  }

  @Test
  void who_reports_to_somebody_is_asked_anew_each_time() {
    tenant.put(MAJA);
    tenant.put(EVA.managedBy(MAJA.address()));
    MailboxId maja = new MailboxId(MAJA.id());
    assertThat(connection.reports().of(maja)).containsExactly(new MailboxId(EVA.id()));
    tenant.put(EVA);
    assertThat(connection.reports().of(maja)).isEmpty();
  }

  @Test
  void who_is_not_there_has_no_answer() {
    MailboxId gone = new MailboxId("00000000-0000-4000-8000-000000000000");
    assertThatThrownBy(() -> connection.reports().of(gone)).isInstanceOf(SourceUnavailable.class);
  }
}
