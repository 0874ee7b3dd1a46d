package se.svarsvakt.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.GraphError;
import se.svarsvakt.simulator.MailboxProfile;
import se.svarsvakt.simulator.RecordedRequest;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.sync.MailboxFeed;
import se.svarsvakt.sync.ReadSettings;

/** how the requests of many mailboxes are sent together. */
class BatcherTest {
  private final FeedScene scene = new FeedScene();

  @AfterEach
  void stop() {
    scene.close();
  }

  private List<MailboxId> open(int mailboxes) {
    List<MailboxId> ids = new ArrayList<>();
    for (int i = 0; i < mailboxes; i++) {
      DirectoryUser account = DirectoryUser.person("Person " + i, "person" + i + "@kommun.example");
      ids.add(new MailboxId(scene.tenant.open(account, MailboxProfile.PERSON).account().id()));
    }
    return ids;
  }

  private List<ReadSettings> settings(List<MailboxId> mailboxes) {
    List<Future<ReadSettings>> futures = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      mailboxes.forEach(id -> futures.add(threads.submit(() -> scene.feed.settings(id))));
    }
    return futures.stream().map(Future::resultNow).toList();
  }

  private long batches() {
    return scene.count(request -> request.path().equals("/$batch"));
  }

  @Test
  void requests_of_many_mailboxes_share_batches_of_at_most_twenty() {
    assertThat(settings(open(100))).hasSize(100);
    assertThat(scene.count(RecordedRequest::inner)).isEqualTo(100);
    assertThat(batches()).isBetween(5L, 60L);
    assertThat(scene.graph.problems()).isEmpty();
  }

  @Test
  void two_nodes_of_one_database_ask_no_more_at_once_of_a_mailbox_than_one_may() {
    scene.graph.faults().latency(Duration.ofMillis(20));
    String address = scene.graph.baseUrl().toString();
    try (GraphConnection one = GraphConnection.withToken(address, "token");
        GraphConnection other = GraphConnection.withToken(address, "token");
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (GraphConnection node : List.of(one, other)) {
        node.leaveRoom();
        MailboxFeed feed = node.mailboxes();
        for (int i = 0; i < 20; i++) {
          var _ = threads.submit(() -> feed.settings(scene.id));
        }
      }
    }
    assertThat(scene.count(RecordedRequest::inner)).isEqualTo(40);
    assertThat(scene.graph.problems()).isEmpty();
  }

  @Test
  void a_lonely_request_does_not_wait_for_company() {
    assertThat(scene.feed.settings(scene.id).settings().language()).isEqualTo("sv-SE");
    assertThat(batches()).isEqualTo(1);
  }

  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void where_graph_asks_everybody_for_a_long_pause_nobody_is_kept_until_it_is_over() {
    List<MailboxId> mailboxes = open(200);
    scene.graph.faults().onRequest(_ -> Optional.of(GraphError.throttled(Duration.ofMinutes(10))));
    List<Future<ReadSettings>> futures = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      mailboxes.forEach(id -> futures.add(threads.submit(() -> scene.feed.settings(id))));
    }
    assertThat(futures)
        .allSatisfy(each -> assertThat(each.exceptionNow()).isInstanceOf(MailboxFailure.class));
  }
}
