package se.svarsvakt.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.svarsvakt.graph.FeedScene.EVA;
import static se.svarsvakt.graph.FeedScene.NOON;
import static se.svarsvakt.graph.FeedScene.times;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.svarsvakt.mail.MessageId;
import se.svarsvakt.simulator.FaultInjection.Damage;
import se.svarsvakt.simulator.FaultInjection.Quirk;
import se.svarsvakt.simulator.GraphError;
import se.svarsvakt.simulator.LastVerbExecuted;
import se.svarsvakt.simulator.OutgoingMessage;
import se.svarsvakt.simulator.RecordedRequest;
import se.svarsvakt.sync.FolderChanges;
import se.svarsvakt.sync.FullMessage;
import se.svarsvakt.sync.MailboxFailure;
import se.svarsvakt.sync.MailboxFailure.Next;
import se.svarsvakt.sync.MailboxFeed.Position;
import se.svarsvakt.sync.MessageChange;

/** Reading a mailbox over HTTP from a Graph that is slow, stubborn, or broken for a while. */
class GraphMailboxFeedTest {
  private final FeedScene scene = new FeedScene();

  @AfterEach
  void stop() {
    scene.close();
  }

  private FullMessage only(FolderChanges changes) {
    return ((MessageChange.Whole) changes.changes().getFirst()).message();
  }

  private FullMessage byId(String id) {
    MessageId message = new MessageId(id);
    return Objects.requireNonNull(
        scene.feed.messages(scene.id, List.of(message)).found().get(message), id);
  }

  private void failing(Predicate<Object> while_, GraphError fault) {
    scene.graph.faults().onRequest(any -> while_.test(any) ? Optional.of(fault) : Optional.empty());
  }

  private static void assertFails(ThrowingCallable call, Next next, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            MailboxFailure.class,
            failure -> {
              assertThat(failure.next()).isEqualTo(next);
              assertThat(failure.code()).isEqualTo(code);
            });
  }

  @Test
  void a_folder_of_many_pages_is_read_whole_and_its_next_round_is_empty() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 130; i++) {
      ids.add(scene.receive("mail " + i));
    }
    FolderChanges all = scene.inbox();
    assertThat(scene.idsIn(all)).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(scene.inboxAfter(all).changes()).isEmpty();
    assertThat(scene.graph.problems()).isEmpty();
  }

  @Test
  void every_request_asks_for_immutable_ids() {
    scene.receive("m");
    scene.inbox();
    assertThat(scene.graph.requests())
        .filteredOn(RecordedRequest::inner)
        .isNotEmpty()
        .allMatch(request -> request.prefer().contains("IdType=\"ImmutableId\""));
  }

  @Test
  void where_delta_takes_no_expand_the_message_comes_without_and_is_whole_by_id() {
    scene.graph.faults().add(Quirk.NO_EXPAND_IN_DELTA);
    String id = scene.receive("m");
    scene.anna.lastVerb(id, LastVerbExecuted.REPLY, NOON);
    assertThat(only(scene.inbox()).extended()).isNull();
    assertThat(Objects.requireNonNull(byId(id).extended()).verb()).isNotNull();
  }

  @Test
  void a_refused_expand_is_not_asked_for_again() {
    scene.graph.faults().add(Quirk.NO_EXPAND_IN_DELTA);
    scene.inbox();
    scene.inbox();
    assertThat(scene.count(request -> request.query().containsKey("$expand"))).isEqualTo(1);
  }

  @Test
  void headers_that_delta_leaves_out_are_missing_and_there_by_id() {
    scene.graph.faults().add(Quirk.NO_HEADERS_IN_DELTA);
    String id =
        scene.anna.receive(
            OutgoingMessage.from(EVA).saying("m", "x").header("List-Id", "<l.example>"), NOON);
    assertThat(only(scene.inbox()).headers()).isNull();
    assertThat(Objects.requireNonNull(byId(id).headers()).has("list-id")).isTrue();
  }

  @Test
  void an_inner_429_is_asked_again_after_the_pause_that_graph_wants() {
    scene.receive("m");
    failing(times(1), GraphError.throttled(Duration.ofSeconds(1)));
    long before = System.nanoTime();
    assertThat(scene.inbox().changes()).hasSize(1);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(950));
  }

  @Test
  void a_longer_pause_than_is_worth_waiting_for_is_left_to_the_next_scan() {
    failing(times(99), GraphError.throttled(Duration.ofMinutes(5)));
    assertFails(scene::inbox, Next.LATER, "TooManyRequests");
    assertThat(scene.count(RecordedRequest::inner)).isEqualTo(1);
  }

  @Test
  void a_whole_batch_that_fails_is_sent_again() {
    scene.receive("m");
    Predicate<Object> twice = times(2);
    scene
        .graph
        .faults()
        .onBatch(
            () ->
                twice.test("batch")
                    ? Optional.of(GraphError.of(503, "ServiceUnavailable"))
                    : Optional.empty());
    assertThat(scene.inbox().changes()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Damage.class,
      names = {"CONNECTION_RESET", "EMPTY_BODY", "CUT_OFF_BODY"})
  void a_damaged_answer_is_asked_for_again(Damage damage) {
    scene.receive("m");
    Predicate<Object> twice = times(2);
    scene.graph.faults().onAnswer(any -> twice.test(any) ? damage : Damage.NONE);
    assertThat(scene.inbox().changes()).hasSize(1);
  }

  @Test
  void silence_that_lasts_is_a_failure_of_the_mailbox() {
    scene.graph.faults().onAnswer(any -> Damage.CONNECTION_RESET);
    assertFails(scene::inbox, Next.LATER, "NoAnswer");
  }

  @Test
  void trouble_that_lasts_is_a_failure_with_graphs_code() {
    failing(times(99), GraphError.of(503, "ServiceUnavailable"));
    assertFails(scene::inbox, Next.LATER, "ServiceUnavailable");
    assertThat(scene.count(RecordedRequest::inner)).isEqualTo(FeedScene.QUICK.attempts());
  }

  @Test
  void what_will_not_pass_is_not_asked_again() {
    scene.anna.failWith(GraphError.accessDenied());
    assertFails(scene::inbox, Next.SUSPEND, "ErrorAccessDenied");
    scene.anna.failWith(GraphError.mailboxNotEnabled());
    assertFails(scene::inbox, Next.SUSPEND, "MailboxNotEnabledForRESTAPI");
    assertThat(scene.count(RecordedRequest::inner)).isEqualTo(2);
  }

  @Test
  void properties_that_nobody_documented_do_not_disturb() {
    scene.graph.faults().add(Quirk.UNKNOWN_FIELDS);
    scene.graph.faults().add(Quirk.REPEATED_MESSAGES);
    String id = scene.receive("m");
    assertThat(scene.idsIn(scene.inbox())).isNotEmpty().containsOnly(id);
  }

  @Test
  void an_expired_position_asks_for_a_new_beginning() {
    FolderChanges before = scene.inbox();
    scene.anna.expireTokens();
    assertFails(() -> scene.inboxAfter(before), Next.RESYNC, "SyncStateNotFound");
  }

  @Test
  void a_folder_that_is_not_there_is_gone() {
    assertThatThrownBy(() -> scene.feed.changes(scene.id, "no-such", new Position.From(NOON)))
        .isInstanceOfSatisfying(
            MailboxFailure.class, failure -> assertThat(failure.next()).isEqualTo(Next.GONE));
    assertThat(scene.feed.parentOf(scene.id, "no-such")).isEmpty();
  }

  @Test
  void removed_mail_and_where_it_went_are_told() {
    String id = scene.receive("m");
    FolderChanges before = scene.inbox();
    scene.anna.discard(id, NOON);
    assertThat(scene.inboxAfter(before).changes())
        .containsExactly(new MessageChange.Removed(new MessageId(id)));
    assertThat(
            scene
                .feed
                .foldersOf(scene.id, List.of(new MessageId(id), new MessageId("none")))
                .found())
        .containsOnlyKeys(new MessageId(id))
        .containsValue(scene.anna.folderId("deleteditems"));
  }

  @Test
  void the_thread_is_found_in_the_source_where_properties_do_not_tell() {
    String question = scene.receive("Fråga");
    String sent =
        scene.anna.send(
            scene.anna.answerTo(question).saying("SV: Fråga", "Ja").threadInMimeOnly(), NOON);
    assertThat(scene.feed.threadInSource(scene.id, new MessageId(sent)))
        .contains(scene.anna.internetMessageId(question));
  }

  @Test
  void many_things_at_once_travel_in_batches_and_four_at_a_time() {
    scene.graph.faults().latency(Duration.ofMillis(2));
    List<MessageId> ids = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      ids.add(new MessageId(scene.receive("mail " + i)));
    }
    assertThat(scene.feed.messages(scene.id, ids).found()).hasSize(60);
    assertThat(scene.graph.problems()).isEmpty();
    assertThat(scene.count(request -> request.path().equals("/$batch"))).isLessThanOrEqualTo(60);
  }
}
