package se.svarsvakt.wiring;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import se.svarsvakt.graph.GraphConnection;
import se.svarsvakt.graph.hub.HubClients;
import se.svarsvakt.graph.hub.HubReceiver;
import se.svarsvakt.http.BaseUrl;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.settings.NotificationSettings;
import se.svarsvakt.settings.NotificationSettings.EventHubSettings;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.sync.KeyedHash;
import se.svarsvakt.sync.notification.ClientState;
import se.svarsvakt.sync.notification.JdbcChangeSubscriptions;
import se.svarsvakt.sync.notification.JdbcHubPartitions;
import se.svarsvakt.sync.notification.JdbcNotedMailboxes;
import se.svarsvakt.sync.notification.NotificationReceiver;
import se.svarsvakt.web.ToldChanges;
import se.svarsvakt.worker.ChangeReader;
import se.svarsvakt.worker.HealthTrouble;
import se.svarsvakt.worker.RecurringJob;
import se.svarsvakt.worker.SubscriptionKeeper;

/**
 * What Graph tells of changes, put together: what takes it, what reads the mailboxes, and what
 * keeps the subscriptions. What comes by an event hub goes to the same receiver as what is posted.
 */
final class NotificationAssembly implements AutoCloseable {
  private final boolean enabled;
  private final Clock clock;
  private final JdbcChangeSubscriptions subscriptions;
  private final JdbcNotedMailboxes noted;
  private final SubscriptionKeeper keeper;
  private final Optional<NotificationReceiver> receiver;
  private final Optional<TakenHub> hub;

  /**
   * Starts to note what is taken, where anything is.
   *
   * @param stores where it is noted
   * @param watched the mailboxes that passes read
   */
  NotificationAssembly(
      Settings settings,
      Clock clock,
      GraphConnection graph,
      NotificationSources stores,
      KeyedHash hash,
      Supplier<Set<MailboxId>> watched) {
    this.enabled = settings.notifications().enabled();
    this.clock = clock;
    var rows = new NamedParameterJdbcTemplate(stores.work());
    this.subscriptions = new JdbcChangeSubscriptions(rows);
    this.noted = new JdbcNotedMailboxes(rows);
    ClientState states = new ClientState(hash);
    this.keeper =
        new SubscriptionKeeper(
            graph.changeSubscriptions(),
            subscriptions,
            noted,
            new SubscriptionKeeper.SubscriptionTerms(address(settings), states),
            watched,
            clock);
    this.receiver = enabled ? Optional.of(receiver(stores.requests(), states)) : Optional.empty();
    this.hub =
        receiver.flatMap(
            takes -> settings.notifications().hub().map(at -> hub(settings, at, stores, takes)));
    receiver.ifPresent(NotificationReceiver::start);
  }

  /** Begins to take from the event hub, where there is one. */
  void start() {
    hub.ifPresent(each -> each.takes().start());
  }

  /**
   * An event hub that is taken from.
   *
   * @param takes what takes
   * @param partitions how far it came
   */
  private record TakenHub(HubReceiver takes, JdbcHubPartitions partitions) {}

  private TakenHub hub(
      Settings settings,
      EventHubSettings at,
      NotificationSources stores,
      NotificationReceiver takes) {
    HubClients clients = Credentials.eventHub(settings.graph(), at);
    var partitions =
        new JdbcHubPartitions(new NamedParameterJdbcTemplate(stores.requests()), clients.hub());
    return new TakenHub(new HubReceiver(clients, partitions, takes, clock), partitions);
  }

  /**
   * Two ways to one database.
   *
   * @param work for jobs
   * @param requests for what others wait for
   */
  record NotificationSources(DataSource work, DataSource requests) {}

  private static Optional<URI> address(Settings settings) {
    NotificationSettings to = settings.notifications();
    return to.enabled()
        ? to.hub()
            .map(EventHubSettings::address)
            .or(
                () ->
                    settings
                        .teams()
                        .pages()
                        .flatMap(pages -> new BaseUrl(pages).below("api", "notifications")))
        : Optional.empty();
  }

  private NotificationReceiver receiver(DataSource source, ClientState states) {
    var rows = new NamedParameterJdbcTemplate(source);
    return new NotificationReceiver(
        states, new JdbcChangeSubscriptions(rows), new JdbcNotedMailboxes(rows), clock);
  }

  /** What comes of notifications; empty where none are to come. */
  Optional<ToldChanges> told() {
    return receiver.map(takes -> new ToldChanges(takes, hub.map(TakenHub::partitions)));
  }

  /**
   * What is to be done again and again; where it was switched off, until nothing is left of it.
   *
   * @param reading reads mailboxes between passes
   */
  List<RecurringJob> jobs(ChangeReader.ChangeReading reading) {
    if (enabled) {
      return List.of(keeper.job(), new ChangeReader(noted, reading, clock).job());
    }
    return subscriptions.isAny() ? List.of(keeper.job()) : List.of();
  }

  /** That Graph tells of no mailbox where it is to, and that what it tells does not come here. */
  List<HealthTrouble> troubles() {
    return Stream.of(
            receiver.map(NotificationReceiver::coverage).flatMap(HealthTrouble::ofNotifications),
            hub.flatMap(each -> each.takes().failure()).map(HealthTrouble::ofEventHub))
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public void close() {
    hub.ifPresent(each -> each.takes().close());
    receiver.ifPresent(NotificationReceiver::close);
  }
}
