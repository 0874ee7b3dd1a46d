package se.svarsvakt.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.svarsvakt.graph.GraphConnection;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.Delivery;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.FaultInjection.Damage;
import se.svarsvakt.simulator.GraphError;
import se.svarsvakt.simulator.MailboxProfile;
import se.svarsvakt.simulator.SubmittedMail;

/** Mail as the last resort, in a simulated tenant. */
@Timeout(30)
class MailChannelTest {
  private static final MailAddress FROM = new MailAddress("svar+svarsvakt@kommun.example");

  private final TeamsScene scene = new TeamsScene();
  private final AtomicLong nanos = new AtomicLong();
  private final List<Duration> slept = new ArrayList<>();
  private final MailChannel mail = mail(scene.graph);

  MailChannelTest() {
    DirectoryUser sender = DirectoryUser.resource("Svarsvakt", FROM.value());
    scene.tenant.open(sender, MailboxProfile.SHARED);
  }

  private MailChannel mail(GraphConnection graph) {
    return new MailChannel(graph, FROM, this::address, nanos::get, this::sleep);
  }

  private void sleep(Duration time) {
    slept.add(time);
    nanos.addAndGet(time.toNanos());
  }

  private Optional<MailAddress> address(MailboxId person) {
    return person.equals(scene.anna)
        ? Optional.of(new MailAddress(TeamsScene.ANNA))
        : Optional.empty();
  }

  @AfterEach
  void stop() {
    scene.close();
  }

  private Delivery deliver() {
    return mail.deliver(scene.message());
  }

  private void fails(GraphError fault) {
    scene.server.faults().onRequest(any -> Optional.of(fault));
  }

  @Test
  void a_mail_says_what_the_preview_says_and_asks_for_no_automatic_answer() {
    assertThat(deliver()).isInstanceOf(Delivery.Sent.class);
    assertThat(scene.tenant.sentMails())
        .containsExactly(
            new SubmittedMail(
                FROM.value(),
                List.of(TeamsScene.ANNA),
                "Svarsvakt",
                "Ett mejl väntar på svar",
                Map.of("X-Auto-Response-Suppress", "All"),
                false,
                TeamsScene.MORNING));
    assertThat(scene.server.problems()).isEmpty();
  }

  @Test
  void lines_to_copy_stand_below() {
    mail.deliver(scene.message(List.of("Med vänlig hälsning", "Anna Ek")));
    assertThat(scene.tenant.sentMails().getFirst().text())
        .isEqualTo("Ett mejl väntar på svar\n\nMed vänlig hälsning\nAnna Ek");
  }

  @Test
  void somebody_without_an_address_gets_none() {
    MailChannel nobody = new MailChannel(scene.graph, FROM, any -> Optional.<MailAddress>empty());
    assertThat(nobody.deliver(scene.message())).isInstanceOf(Delivery.Skipped.class);
    assertThat(scene.server.requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"403, ErrorAccessDenied", "404, MailboxNotEnabledForRESTAPI", "400, ErrorInvalid"})
  void a_refused_mail_names_the_code_and_the_setting(int status, String code) {
    fails(GraphError.of(status, code));
    assertThat(deliver())
        .isInstanceOfSatisfying(
            Delivery.Skipped.class,
            skipped ->
                assertThat(skipped.reason())
                    .contains(code, "svarsvakt.nudges.mail-from")
                    .doesNotContain("@"));
    assertThat(scene.server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"429, 3", "503, 3", "500, 1"})
  void a_mail_that_was_not_taken_is_tried_again_later(int status, int attempts) {
    fails(GraphError.of(status, "Busy"));
    assertThat(deliver()).isInstanceOf(Delivery.Failed.class);
    assertThat(scene.server.requests()).hasSize(attempts);
  }

  @Test
  void a_short_throttling_is_waited_for() {
    AtomicLong asked = new AtomicLong();
    scene
        .server
        .faults()
        .onRequest(
            any ->
                asked.incrementAndGet() == 1
                    ? Optional.of(GraphError.throttled(Duration.ZERO))
                    : Optional.empty());
    assertThat(deliver()).isInstanceOf(Delivery.Sent.class);
    assertThat(scene.tenant.sentMails()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"502", "504", "408"})
  void a_gateway_that_heard_nothing_leaves_it_open(int status) {
    fails(GraphError.of(status, "Gateway"));
    assertThat(deliver()).isInstanceOf(Delivery.Uncertain.class);
    assertThat(scene.server.requests()).hasSize(1);
  }

  @Test
  void a_mail_whose_answer_got_lost_is_not_sent_again() {
    scene.server.faults().onAnswer(any -> Damage.CONNECTION_RESET);
    assertThat(deliver()).isInstanceOf(Delivery.Uncertain.class);
    assertThat(scene.tenant.sentMails()).hasSize(1);
  }

  @Test
  void where_nobody_listens_nothing_was_sent() {
    try (GraphConnection nowhere =
        GraphConnection.withToken("http://127.0.0.1:1/v1.0", "token", TeamsScene.QUICK)) {
      assertThat(mail(nowhere).deliver(scene.message()))
          .isEqualTo(new Delivery.Failed("Graph was not reached (NotSent)"));
    }
  }

  @Test
  void no_more_than_exchange_sends_in_a_minute() {
    for (int i = 0; i < 29; i++) {
      assertThat(mail.awaitTurn()).isTrue();
      assertThat(deliver()).isInstanceOf(Delivery.Sent.class);
    }
    assertThat(slept).containsExactly(Duration.ofMinutes(1));
  }
}
