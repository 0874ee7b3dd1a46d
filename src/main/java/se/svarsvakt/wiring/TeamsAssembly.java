package se.svarsvakt.wiring;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.svarsvakt.graph.GraphConnection;
import se.svarsvakt.http.ExternalSystem;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.DeliveryLog;
import se.svarsvakt.nudge.NudgeChannel;
import se.svarsvakt.nudge.OperatorChannel;
import se.svarsvakt.nudge.Route;
import se.svarsvakt.nudge.Subscriptions;
import se.svarsvakt.rights.Feature;
import se.svarsvakt.settings.BotSettings;
import se.svarsvakt.settings.NationalCloud;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.settings.SignInSettings;
import se.svarsvakt.settings.TabSettings;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.Directory;
import se.svarsvakt.teams.ActivityFeedChannel;
import se.svarsvakt.teams.BotChannel;
import se.svarsvakt.teams.BotMessenger;
import se.svarsvakt.teams.CardUpdater;
import se.svarsvakt.teams.ConversationOpener;
import se.svarsvakt.teams.MailChannel;
import se.svarsvakt.teams.NudgeCardWriter;
import se.svarsvakt.teams.OperatorWays;
import se.svarsvakt.teams.TeamsAppInstaller;
import se.svarsvakt.teams.bot.Bot;
import se.svarsvakt.teams.bot.CardActions;
import se.svarsvakt.teams.bot.ChatCommands;
import se.svarsvakt.teams.bot.Connector;
import se.svarsvakt.teams.bot.Conversations;
import se.svarsvakt.teams.bot.PersonalBot;
import se.svarsvakt.teams.card.CardSessions;
import se.svarsvakt.teams.card.CardWriter;
import se.svarsvakt.teams.card.TextCards;
import se.svarsvakt.teams.token.BotTokens;
import se.svarsvakt.teams.token.SignInProvider;
import se.svarsvakt.teams.token.TabTokens;
import se.svarsvakt.web.BotEndpoint;
import se.svarsvakt.web.Inbound;
import se.svarsvakt.web.SignInEndpoint;
import se.svarsvakt.web.TabEndpoint;
import se.svarsvakt.worker.Operators;
import se.svarsvakt.worklist.AccountGate;
import se.svarsvakt.worklist.Worklists;

/** The ways to people, put together: the activity feed, the bot, and mail. */
final class TeamsAssembly implements AutoCloseable {
  private static final Duration LAST_WORDS = Duration.ofSeconds(8);

  private final Settings settings;
  private final Clock clock;
  private final GraphConnection graph;
  private final Directory directory;
  private final Records passes;
  private final Records requests;
  private final Operators operators;
  private final AccountGate gate;
  private final ActivityFeedChannel feed;
  private final Optional<Connector> connector;
  private final CardSessions sessions = new CardSessions();
  private final Optional<BotChannel> bot;
  private final Optional<MailChannel> mail;
  private final ExecutorService later =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("bot-", 0).factory());

  /**
   * What they are made from.
   *
   * @param directory the organisation, for addresses
   * @param passes what passes tell people from, which may take its time
   * @param requests the same for what people wait for
   * @param operators those who run the program
   */
  TeamsAssembly(
      Settings settings,
      Clock clock,
      GraphConnection graph,
      Directory directory,
      Records passes,
      Records requests,
      Operators operators) {
    this.settings = settings;
    this.clock = clock;
    this.graph = graph;
    this.directory = directory;
    this.passes = passes;
    this.requests = requests;
    this.operators = operators;
    this.gate = new AccountGate(graph.accounts(), clock);
    this.feed = new ActivityFeedChannel(graph, settings.teams().appId(), cloud().teams(), zone());
    this.connector =
        botSettings().enabled() ? Optional.of(Credentials.connector(settings)) : Optional.empty();
    this.bot = connector.map(this::botChannel);
    this.mail =
        settings.teams().mailFrom().map(from -> new MailChannel(graph, from, this::address));
  }

  /**
   * Over one pool of connections.
   *
   * @param worklists what people see and can do
   * @param deliveries the reminders that were delivered
   * @param conversations where people's conversations with the bot are
   * @param subscriptions who wants the weekly summary
   */
  record Records(
      Worklists worklists,
      DeliveryLog deliveries,
      Conversations conversations,
      Subscriptions subscriptions) {}

  private ZoneId zone() {
    return settings.policy().calendar().zone();
  }

  private NationalCloud cloud() {
    return settings.graph().cloud();
  }

  private BotSettings botSettings() {
    return settings.teams().bot();
  }

  /** The ways that nudges take under the policy. */
  Route route() {
    return Route.under(
        settings.policy().nudges().ways(),
        new Route.Channels(
            feed, bot.map(NudgeChannel.class::cast), mail.map(NudgeChannel.class::cast)));
  }

  /** The ways that weekly summaries take, all of them; empty where there is none. */
  Optional<Route> weeklyRoute() {
    List<NudgeChannel> ways =
        Stream.<Optional<? extends NudgeChannel>>of(mail, bot)
            .<NudgeChannel>flatMap(Optional::stream)
            .toList();
    return ways.isEmpty() ? Optional.empty() : Optional.of(new Route(List.of(ways)));
  }

  /** The way that letters to those who run the program take; empty where no mail may be sent. */
  Optional<Route> operatorsRoute() {
    return mail.filter(_ -> !operators.addresses().isEmpty())
        .map(channel -> channel.to(this::operator))
        .map(Route::of);
  }

  private Optional<MailAddress> operator(MailboxId recorded) {
    return Optional.ofNullable(operators.in(directory.read()).get(recorded));
  }

  /** The ways to those who run the program. */
  OperatorChannel operators() {
    return new OperatorWays(mail, bot, feed, this::person, texts());
  }

  private Optional<MailboxId> person(MailAddress address) {
    return directory.read().owner(address).filter(Account::enabled).map(Account::id);
  }

  private BotChannel botChannel(Connector through) {
    Optional<TeamsAppInstaller> installer =
        settings
            .teams()
            .appId()
            .filter(_ -> !cloud().lacks().contains(Feature.APP_INSTALLATION.code()))
            .map(app -> new TeamsAppInstaller(graph, app));
    URI url = botSettings().connectorUrl();
    String tenantId = botSettings().tenantId().orElse("");
    BotMessenger messenger = new BotMessenger(passes.conversations(), through, clock);
    NudgeCardWriter cards = new NudgeCardWriter(passes.worklists(), cards(), texts(), sessions);
    return new BotChannel(
        passes.conversations(),
        messenger,
        new ConversationOpener(passes.conversations(), messenger, installer, url, tenantId, clock),
        cards,
        new CardUpdater(cards, passes.deliveries()),
        clock);
  }

  private Optional<MailAddress> address(MailboxId person) {
    return directory
        .read()
        .account(person)
        .filter(Account::enabled)
        .filter(account -> !account.guest())
        .flatMap(account -> Optional.ofNullable(account.mail()));
  }

  /** Lets those in who are of the organisation still. */
  AccountGate gate() {
    return gate;
  }

  /** What comes in over the network. */
  Inbound inbound() {
    TabSettings tab = settings.teams().tab();
    return new Inbound(
        bot().map(this::endpoint),
        tab.enabled()
            ? Optional.of(
                new TabEndpoint(tokens(tab), gate, requests.worklists(), cloud().tabFrames()))
            : Optional.empty(),
        settings.signIn().client().map(this::signIn),
        Optional.empty());
  }

  private SignInEndpoint signIn(SignInSettings.Client client) {
    return new SignInEndpoint(
        SignInProvider.of(client.issuer(), client.id(), clock),
        client.issuer(),
        client.id(),
        Credentials.proof(client));
  }

  private BotEndpoint endpoint(Bot bot) {
    Optional<String> tenantId = botSettings().tenantId();
    return botSettings().development()
        ? BotEndpoint.development(bot, tenantId)
        : BotEndpoint.guarded(
            bot,
            BotTokens.of(
                botSettings().openIdUrl(),
                cloud().bot(),
                botSettings().appId().orElseThrow(),
                clock),
            Credentials.serviceHosts(botSettings())::include,
            tenantId);
  }

  private TabTokens tokens(TabSettings tab) {
    Set<String> audiences =
        Stream.concat(tab.audience().stream(), tab.clientId().stream()).collect(Collectors.toSet());
    return TabTokens.of(
        new TabTokens.Taken(
            tab.tenantId().orElseThrow(), audiences, cloud().entra(), tab.openIdUrl()),
        clock);
  }

  private Optional<Bot> bot() {
    return connector.map(
        through ->
            new PersonalBot(
                requests.conversations(),
                through,
                gate,
                new CardActions(
                    requests.worklists(), requests.deliveries(), cards(), texts(), sessions),
                new ChatCommands(requests.worklists(), requests.subscriptions(), cards(), texts()),
                clock,
                later));
  }

  private TextCards texts() {
    return new TextCards(zone());
  }

  /** What the bot writes through, where there is one. */
  Stream<ExternalSystem> systems() {
    return connector.map(Connector::system).stream();
  }

  private CardWriter cards() {
    return new CardWriter(zone());
  }

  @Override
  public void close() {
    finishTalking();
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
