package se.svarsvakt.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.svarsvakt.nudge.Delivery;
import se.svarsvakt.simulator.FaultInjection.Damage;
import se.svarsvakt.simulator.GraphError;
import se.svarsvakt.simulator.ReceivedCard;
import se.svarsvakt.teams.bot.ConnectorResult;
import se.svarsvakt.teams.bot.Conversations.State;

/** Cards from the bot, in a simulated tenant. */
@Timeout(30)
class BotChannelTest {
  private final TeamsScene scene = new TeamsScene();
  private final BotChannel bot = scene.bot();

  @AfterEach
  void stop() {
    scene.close();
  }

  private String deliver() {
    Delivery delivery = bot.deliver(scene.message());
    assertThat(delivery).isInstanceOf(Delivery.Sent.class);
    return ((Delivery.Sent) delivery).receipt();
  }

  private void isSkipped(String reason) {
    assertThat(bot.deliver(scene.message()))
        .isInstanceOfSatisfying(
            Delivery.Skipped.class, skipped -> assertThat(skipped.reason()).contains(reason));
  }

  private void isFailed(String reason) {
    assertThat(bot.deliver(scene.message()))
        .isInstanceOfSatisfying(
            Delivery.Failed.class, failed -> assertThat(failed.reason()).contains(reason));
  }

  private State state() {
    return scene.conversations.of(scene.anna).orElseThrow().state();
  }

  private List<ReceivedCard> cards() {
    return scene.tenant.chats().cardsOf(TeamsScene.ANNA);
  }

  @Test
  void the_first_card_installs_the_app_and_opens_the_conversation() {
    scene.tenant.uninstallApp(TeamsScene.ANNA);
    String receipt = deliver();
    ReceivedCard card = cards().getFirst();
    assertThat(card.activityId()).isEqualTo(receipt);
    assertThat(card.summary()).isEqualTo("Ett mejl väntar på svar");
    assertThat(card.content()).isEqualTo(TeamsScene.cardAbout(scene.anna, 1));
    assertThat(card.text()).isEmpty();
    assertThat(state()).isEqualTo(State.OPEN);
    assertThat(scene.server.problems()).isEmpty();
  }

  @Test
  void later_cards_go_straight_to_the_conversation() {
    deliver();
    scene.server.forgetRequests();
    deliver();
    assertThat(cards()).hasSize(2);
    assertThat(scene.server.requests()).hasSize(1);
  }

  @Test
  void an_app_that_is_there_already_is_not_installed() {
    deliver();
    assertThat(scene.requests("POST", "/installedApps")).isZero();
    assertThat(cards()).hasSize(1);
  }

  @Test
  void somebody_for_whom_the_app_is_forbidden_is_skipped_and_not_written_to() {
    scene.tenant.refuseApp(TeamsScene.ANNA);
    isSkipped("cannot be installed for this person (Forbidden)");
    assertThat(scene.requests("POST", "/activities")).isZero();
    assertThat(scene.conversations.of(scene.anna)).isEmpty();
  }

  @Test
  void without_the_apps_id_nothing_is_installed() {
    scene.tenant.uninstallApp(TeamsScene.ANNA);
    assertThat(scene.bot(Optional.empty()).deliver(scene.message()))
        .isEqualTo(
            new Delivery.Skipped(
                "the Bot Connector refused the card (ForbiddenOperationException)"));
    assertThat(scene.requests("POST", "/installedApps")).isZero();
  }

  @Test
  void an_installation_that_teams_has_not_finished_is_tried_later() {
    scene.tenant.uninstallApp(TeamsScene.ANNA);
    scene
        .server
        .faults()
        .onRequest(
            request ->
                request.path().equals("/connector/v3/conversations")
                    ? Optional.of(GraphError.of(403, "ForbiddenOperationException"))
                    : Optional.empty());
    isFailed("has not finished to install");
    scene.server.faults().clear();
    assertThat(scene.conversations.of(scene.anna)).isEmpty();
    deliver();
  }

  @Test
  void an_installation_that_fails_is_tried_later() {
    scene.tenant.uninstallApp(TeamsScene.ANNA);
    scene
        .server
        .faults()
        .onRequest(
            request ->
                request.path().endsWith("/installedApps")
                    ? Optional.of(GraphError.of(503, "ServiceUnavailable"))
                    : Optional.empty());
    isFailed("was not installed this time (ServiceUnavailable)");
  }

  @Test
  void whoever_blocked_the_bot_is_remembered_and_left_alone_until_it_is_opened_again() {
    deliver();
    scene.tenant.chats().block(TeamsScene.ANNA);
    isSkipped("MessageWritesBlocked");
    assertThat(state()).isEqualTo(State.BLOCKED);
    scene.server.forgetRequests();
    isSkipped("until they open it again");
    assertThat(scene.server.requests()).isEmpty();
    scene.tenant.chats().unblock(TeamsScene.ANNA);
    String conversation = cards().getFirst().conversation();
    URI url = scene.server.connectorUrl();
    scene.conversations.opened(scene.anna, conversation, url, TeamsScene.MORNING);
    deliver();
  }

  @Test
  void whoever_removed_the_bot_does_not_get_it_back() {
    scene.conversations.closed(scene.anna, State.REMOVED, TeamsScene.MORNING);
    isSkipped("removed the bot");
    assertThat(scene.server.requests()).isEmpty();
  }

  @Test
  void a_conversation_that_is_gone_is_opened_anew() {
    deliver();
    scene.tenant.chats().forget(TeamsScene.ANNA);
    deliver();
    assertThat(cards()).hasSize(1);
  }

  @Test
  void a_conversation_that_is_gone_again_is_given_up() {
    scene
        .server
        .faults()
        .onRequest(
            request ->
                request.path().endsWith("/activities")
                    ? Optional.of(GraphError.of(404, "ConversationNotFound"))
                    : Optional.empty());
    isSkipped("has no conversation with this person (ConversationNotFound)");
    isSkipped("ConversationNotFound");
    assertThat(scene.requests("POST", "/activities")).isEqualTo(4); // two for each delivery
  }

  @ParameterizedTest
  @EnumSource(names = {"CONNECTION_RESET", "CUT_OFF_BODY"})
  void a_card_whose_answer_got_lost_is_not_sent_again(Damage damage) {
    deliver();
    scene
        .server
        .faults()
        .onAnswer(request -> request.path().endsWith("/activities") ? damage : Damage.NONE);
    assertThat(bot.deliver(scene.message())).isInstanceOf(Delivery.Uncertain.class);
    assertThat(cards()).hasSize(2);
  }

  @Test
  void a_connector_that_is_down_is_tried_again_later() {
    deliver();
    scene.server.faults().onRequest(any -> Optional.of(GraphError.of(503, "ServiceUnavailable")));
    isFailed("ServiceUnavailable");
    scene.server.faults().clear();
    deliver();
    assertThat(cards()).hasSize(2);
  }

  @Test
  void a_card_is_replaced_where_it_stands() {
    String receipt = deliver();
    assertThat(scene.messenger().update(scene.anna, receipt, TeamsScene.card("klart")))
        .isInstanceOf(ConnectorResult.Accepted.class);
    ReceivedCard card = cards().getFirst();
    assertThat(card.content()).isEqualTo(TeamsScene.card("klart"));
    assertThat(card.changes()).isEqualTo(1);
    assertThat(cards()).hasSize(1);
  }

  @Test
  void a_card_that_is_not_there_is_gone() {
    assertThat(scene.messenger().update(scene.anna, "1", TeamsScene.card("klart")))
        .isInstanceOf(ConnectorResult.Gone.class);
    deliver();
    assertThat(scene.messenger().update(scene.anna, "1", TeamsScene.card("klart")))
        .isEqualTo(new ConnectorResult.Gone("ActivityNotFoundInConversation"));
  }

  @Test
  void a_card_of_somebody_who_blocked_the_bot_is_left_as_it_is() {
    String receipt = deliver();
    scene.tenant.chats().block(TeamsScene.ANNA);
    scene.messenger().update(scene.anna, receipt, TeamsScene.card("klart"));
    assertThat(state()).isEqualTo(State.BLOCKED);
    scene.server.forgetRequests();
    assertThat(scene.messenger().update(scene.anna, receipt, TeamsScene.card("klart")))
        .isEqualTo(new ConnectorResult.Blocked(State.BLOCKED, ""));
    assertThat(scene.server.requests()).isEmpty();
  }
}
