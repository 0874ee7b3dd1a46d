package se.svarsvakt.teams;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.Delivery;
import se.svarsvakt.nudge.NudgeChannel.Preparation;
import se.svarsvakt.teams.BotMessenger.ConversationAddress;
import se.svarsvakt.teams.bot.ConnectorResult;
import se.svarsvakt.teams.bot.Conversations;
import se.svarsvakt.teams.bot.Conversations.State;

/**
 * Opens conversations with people whom the bot has never met; installs the app where it lacks.
 *
 * @param conversations remembers what was opened
 * @param installer installs the app first; empty where the app's id is not known
 * @param connectorUrl Microsoft's published Bot Connector
 * @param clock for telling when a conversation was opened
 */
public record ConversationOpener(
    Conversations conversations,
    BotMessenger messenger,
    Optional<TeamsAppInstaller> installer,
    URI connectorUrl,
    String tenantId,
    Clock clock) {
  /**
   * Opens one. Whoever has the app already needs no installation, of which Graph takes six a
   * minute.
   *
   * @param sending what is to be done in it
   */
  Preparation open(MailboxId person, Function<ConversationAddress, Delivery> sending) {
    ConnectorResult created = create(person);
    boolean wantsApp =
        switch (created) {
          case ConnectorResult.Rejected _, ConnectorResult.Gone _ -> true;
          case ConnectorResult.Blocked(State state, String _) -> state == State.REMOVED;
          case ConnectorResult.Accepted _,
              ConnectorResult.Passing _,
              ConnectorResult.Crowded _,
              ConnectorResult.AnswerLost _ ->
              false;
        };
    return wantsApp && installer.isPresent()
        ? install(person, installer.get(), sending)
        : opening(person, created, sending);
  }

  private Preparation install(
      MailboxId person,
      TeamsAppInstaller through,
      Function<ConversationAddress, Delivery> sending) {
    return switch (through.install(person)) {
      case TeamsAppInstaller.Installation.There(boolean justNow) -> {
        ConnectorResult created = create(person);
        yield justNow
                && created instanceof ConnectorResult.Rejected refused
                && refused.isForWantOfApp()
            ? new Delivery.Failed("Teams has not finished to install the app for this person")
            : opening(person, created, sending);
      }
      case TeamsAppInstaller.Installation.Impossible(String code) ->
          new Delivery.Skipped("the Teams app cannot be installed for this person (" + code + ")");
      case TeamsAppInstaller.Installation.Later(String code) ->
          new Delivery.Failed("the Teams app was not installed this time (" + code + ")");
    };
  }

  private ConnectorResult create(MailboxId person) {
    return messenger.create(connectorUrl, person, tenantId);
  }

  private Preparation opening(
      MailboxId person, ConnectorResult created, Function<ConversationAddress, Delivery> sending) {
    if (created instanceof ConnectorResult.Accepted(String id)) {
      conversations.opened(person, id, connectorUrl, clock.instant());
      ConversationAddress place = new ConversationAddress(id, connectorUrl);
      return new Preparation.Ready(() -> sending.apply(place));
    }
    return BotMessenger.delivery(messenger.remembered(person, created));
  }
}
