package se.svarsvakt.teams;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.Delivery;
import se.svarsvakt.teams.BotMessenger.ConversationAddress;
import se.svarsvakt.teams.TeamsAppInstaller.Installation;
import se.svarsvakt.teams.bot.ConnectorResult;
import se.svarsvakt.teams.bot.Conversations;
import se.svarsvakt.teams.bot.Conversations.State;

/** Opens conversations with people whom the bot has never met; installs the app where it lacks. */
public final class ConversationOpener {
  private final Conversations conversations;
  private final BotMessenger messenger;
  private final Optional<TeamsAppInstaller> installer;
  private final URI connectorUrl;
  private final String tenantId;
  private final Clock clock;

  /**
   * In one tenant.
   *
   * @param conversations remembers what was opened
   * @param installer installs the app first; empty where the app's id is not known
   * @param connectorUrl Microsoft's published Bot Connector
   * @param clock for telling when a conversation was opened
   */
  public ConversationOpener(
      Conversations conversations,
      BotMessenger messenger,
      Optional<TeamsAppInstaller> installer,
      URI connectorUrl,
      String tenantId,
      Clock clock) {
    this.conversations = conversations;
    this.messenger = messenger;
    this.installer = installer;
    this.connectorUrl = connectorUrl;
    this.tenantId = tenantId;
    this.clock = clock;
  }

  /** What came of the attempt to open a conversation. */
  sealed interface Opening {
    /**
     * It is there.
     *
     * @param place where
     */
    record Opened(ConversationAddress place) implements Opening {}

    /**
     * There is none.
     *
     * @param delivery what is to be said of what was to be delivered
     */
    record NoConversation(Delivery delivery) implements Opening {}
  }

  /** Whoever has the app already needs no installation, of which Graph takes six a minute. */
  Opening open(MailboxId person) {
    ConnectorResult created = create(person);
    boolean wantsApp =
        switch (created) {
          case ConnectorResult.Rejected _, ConnectorResult.Gone _ -> true;
          case ConnectorResult.Blocked(State state, String _) -> state == State.REMOVED;
          case ConnectorResult.Accepted _,
              ConnectorResult.Passing _,
              ConnectorResult.AnswerLost _ ->
              false;
        };
    return wantsApp && installer.isPresent()
        ? install(person, installer.get())
        : opening(person, created);
  }

  private Opening install(MailboxId person, TeamsAppInstaller through) {
    return switch (through.install(person)) {
      case Installation.There(boolean justNow) -> {
        ConnectorResult created = create(person);
        yield justNow
                && created instanceof ConnectorResult.Rejected refused
                && refused.isForWantOfApp()
            ? new Opening.NoConversation(
                new Delivery.Failed("Teams has not finished to install the app for this person"))
            : opening(person, created);
      }
      case Installation.Impossible(String code) ->
          new Opening.NoConversation(
              new Delivery.Skipped(
                  "the Teams app cannot be installed for this person (" + code + ")"));
      case Installation.Later(String code) ->
          new Opening.NoConversation(
              new Delivery.Failed("the Teams app was not installed this time (" + code + ")"));
    };
  }

  private ConnectorResult create(MailboxId person) {
    return messenger.create(connectorUrl, person, tenantId);
  }

  private Opening opening(MailboxId person, ConnectorResult created) {
    if (created instanceof ConnectorResult.Accepted(String id)) {
      conversations.opened(person, id, connectorUrl, clock.instant());
      return new Opening.Opened(new ConversationAddress(id, connectorUrl));
    }
    return new Opening.NoConversation(BotMessenger.delivery(messenger.remembered(person, created)));
  }
}
