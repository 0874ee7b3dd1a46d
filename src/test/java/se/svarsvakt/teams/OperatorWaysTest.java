package se.svarsvakt.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.Delivery;
import se.svarsvakt.nudge.OperatorChannel.OperatorMessage;
import se.svarsvakt.simulator.DirectoryUser;
import se.svarsvakt.simulator.GraphError;
import se.svarsvakt.simulator.MailboxProfile;
import se.svarsvakt.sync.SourceUnavailable;
import se.svarsvakt.teams.card.TextCards;

/** Operators in a simulated tenant, and one elsewhere. */
@Timeout(30)
class OperatorWaysTest {
  private static final MailAddress FROM = new MailAddress("svar@kommun.example");
  private static final MailAddress ANNA = new MailAddress(TeamsScene.ANNA);
  private static final OperatorMessage MESSAGE =
      new OperatorMessage(7, "Ingen bevakning.", List.of("Ingen brevlåda lästes."));

  private final TeamsScene scene = new TeamsScene();
  private final ActivityFeedChannel feed =
      new ActivityFeedChannel(
          scene.graph, Optional.of("teams-app"), "https://teams.microsoft.com", ZoneOffset.UTC);
  private Optional<BotChannel> bot = Optional.empty();
  private boolean directoryIsAway;

  OperatorWaysTest() {
    scene.tenant.open(DirectoryUser.resource("Svar", FROM.value()), MailboxProfile.SHARED);
  }

  @AfterEach
  void stop() {
    scene.close();
  }

  @Test
  void mail_and_the_feed_are_both_used() {
    assertThat(tell(ANNA)).isInstanceOf(Delivery.Sent.class);
    assertThat(scene.tenant.sentMails())
        .singleElement()
        .satisfies(
            mail ->
                assertThat(mail.text()).isEqualTo("Ingen bevakning.\n\nIngen brevlåda lästes."));
    assertThat(scene.tenant.notifications())
        .extracting(one -> one.previewText())
        .containsExactly("Ingen bevakning.");
  }

  @Test
  void the_bot_goes_before_the_feed() {
    bot = Optional.of(scene.bot());
    assertThat(tell(ANNA)).isInstanceOf(Delivery.Sent.class);
    assertThat(scene.tenant.chats().cards()).hasSize(1);
    assertThat(scene.tenant.notifications()).isEmpty();
  }

  @Test
  void somebody_outside_the_organisation_gets_mail_only() {
    assertThat(tell(new MailAddress("jour@drift.example"))).isInstanceOf(Delivery.Sent.class);
    assertThat(scene.tenant.notifications()).isEmpty();
  }

  @Test
  void mail_goes_out_where_the_directory_cannot_be_read() {
    directoryIsAway = true;
    assertThat(tell(ANNA)).isInstanceOf(Delivery.Sent.class);
    assertThat(scene.tenant.sentMails()).hasSize(1);
  }

  @Test
  void where_every_way_is_closed_the_reason_names_no_address() {
    scene.server.faults().onRequest(any -> Optional.of(GraphError.accessDenied()));
    Delivery delivery = tell(ANNA);
    assertThat(delivery).isInstanceOf(Delivery.Failed.class);
    assertThat(delivery.reason()).contains("mail was refused").doesNotContain("@");
  }

  private Delivery tell(MailAddress operator) {
    OperatorWays ways =
        new OperatorWays(
            Optional.of(new MailChannel(scene.graph, FROM, any -> Optional.empty())),
            bot,
            feed,
            this::person,
            new TextCards(ZoneOffset.UTC));
    return ways.tell(operator, MESSAGE);
  }

  private Optional<MailboxId> person(MailAddress address) {
    if (directoryIsAway) {
      throw new SourceUnavailable("no connection");
    }
    return address.equals(ANNA) ? Optional.of(scene.anna) : Optional.empty();
  }
}
