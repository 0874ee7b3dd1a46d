package se.svarsvakt.wiring;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import se.svarsvakt.graph.GraphConnection;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.DeliveryLog;
import se.svarsvakt.nudge.NudgeChannel;
import se.svarsvakt.nudge.Route;
import se.svarsvakt.settings.BotSettings;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.Directory;
import se.svarsvakt.teams.ActivityFeedChannel;
import se.svarsvakt.teams.BotChannel;
import se.svarsvakt.teams.CardUpdater;
import se.svarsvakt.teams.MailChannel;
import se.svarsvakt.teams.TeamsAppInstaller;
import se.svarsvakt.teams.bot.Bot;
import se.svarsvakt.teams.bot.Connector;
import se.svarsvakt.teams.bot.Conversations;
import se.svarsvakt.teams.bot.PersonalBot;
import se.svarsvakt.teams.card.CardWriter;
import se.svarsvakt.teams.card.TextCards;
import se.svarsvakt.worklist.Worklists;

/** The ways to people, put together: the activity feed, the bot, and mail. */
final class TeamsAssembly implements AutoCloseable {
  private static final Duration LAST_WORDS = Duration.ofSeconds(8);

  private final Base base;
  private final ActivityFeedChannel feed;
  private final Optional<Connector> connector;
  private final ExecutorService later =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("bot-", 0).factory());

  /**
   * What they are made from.
   *
   * @param directory the organisation, for addresses
   * @param worklists what people see and can do
   * @param deliveries the reminders that were delivered
   * @param conversations where people's conversations with the bot are
   */
  record Base(
      Settings settings,
      Clock clock,
      GraphConnection graph,
      Directory directory,
      Worklists worklists,
      DeliveryLog deliveries,
      Conversations conversations) {
    private ZoneId zone() {
      return settings.policy().calendar().zone();
    }

    private BotSettings bot() {
      return settings.teams().bot();
    }
  }

  TeamsAssembly(Base base) {
    this.base = base;
    this.feed = new ActivityFeedChannel(base.graph(), base.settings().teams().appId(), base.zone());
    this.connector =
        base.bot().enabled()
            ? Optional.of(Credentials.connector(base.settings()))
            : Optional.empty();
  }

  /** The ways that nudges take under the policy. */
  Route route() {
    return Route.under(
        base.settings().policy().nudges().ways(),
        new Route.Channels(
            feed,
            connector.map(this::botChannel),
            base.settings().teams().mailFrom().map(this::mailChannel)));
  }

  private NudgeChannel botChannel(Connector through) {
    Optional<TeamsAppInstaller> installer =
        base.settings().teams().appId().map(app -> new TeamsAppInstaller(base.graph(), app));
    URI url = base.bot().connectorUrl();
    return new BotChannel(
        base.conversations(),
        through,
        new CardUpdater(base.worklists(), cards(), base.deliveries()),
        new BotChannel.Surroundings(
            installer, url, base.bot().tenantId().orElse(""), base.clock()));
  }

  private NudgeChannel mailChannel(MailAddress from) {
    return new MailChannel(base.graph(), from, this::address);
  }

  private Optional<MailAddress> address(MailboxId person) {
    return base.directory()
        .read()
        .account(person)
        .filter(Account::enabled)
        .filter(account -> !account.guest())
        .flatMap(account -> Optional.ofNullable(account.mail()));
  }

  /** What takes people's activities; empty where there is no bot. */
  Optional<Bot> bot() {
    return connector.map(
        through ->
            new PersonalBot(
                base.conversations(),
                through,
                new PersonalBot.Contents(
                    base.worklists(), base.deliveries(), cards(), new TextCards(base.zone())),
                new PersonalBot.Timing(base.clock(), later)));
  }

  private CardWriter cards() {
    return new CardWriter(base.zone());
  }

  @Override
  public void close() {
    finishTalking();
    feed.close();
    connector.ifPresent(Connector::close);
  }

  /** What somebody was just answered with is brought to its end, if that does not take long. */
  private void finishTalking() {
    later.shutdown();
    try {
      if (!later.awaitTermination(LAST_WORDS.toSeconds(), TimeUnit.SECONDS)) {
        later.shutdownNow();
      }
    } catch (InterruptedException e) {
      later.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
