package se.svarsvakt.wiring;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.svarsvakt.casework.Casework.Breadth;
import se.svarsvakt.http.ExternalSystem;
import se.svarsvakt.nudge.NudgeService.Mode;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.settings.WorkerSettings;
import se.svarsvakt.web.AdministratorTools;
import se.svarsvakt.web.DemoOverview;
import se.svarsvakt.web.Inbound;
import se.svarsvakt.web.Pages;
import se.svarsvakt.web.WebServer;
import se.svarsvakt.worker.CaseSystemBacklog;
import se.svarsvakt.worker.CaseSystemSender;
import se.svarsvakt.worker.DeadMansSwitch;
import se.svarsvakt.worker.HealthTrouble;
import se.svarsvakt.worker.JdbcShards;
import se.svarsvakt.worker.JdbcShards.ShardSize;
import se.svarsvakt.worker.JdbcWorker;
import se.svarsvakt.worker.Overview;
import se.svarsvakt.worker.PassHealth;
import se.svarsvakt.worker.PassReading;
import se.svarsvakt.worker.RecurringJob;
import se.svarsvakt.worker.Rhythm;
import se.svarsvakt.worker.ScanHealth;
import se.svarsvakt.worker.ScanJob;
import se.svarsvakt.worker.ScanRequest;
import se.svarsvakt.worker.ScanSink;
import se.svarsvakt.worker.ScanSummary;
import se.svarsvakt.worker.VisitPlan;
import se.svarsvakt.worktime.WorkingCalendar;

/** The product at work: passes in their rhythm, and the web pages, until it is closed. */
public final class Service implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Service.class);

  private final WebServer web;
  private final Optional<JdbcShards> shards;
  private final JdbcWorker worker;
  private final ScheduledExecutorService aside;
  private final AdministratorTools tools;
  private final NotificationAssembly notifications;

  private Service(
      WebServer web,
      Optional<JdbcShards> shards,
      JdbcWorker worker,
      ScheduledExecutorService aside,
      AdministratorTools tools,
      NotificationAssembly notifications) {
    this.web = web;
    this.shards = shards;
    this.worker = worker;
    this.aside = aside;
    this.tools = tools;
    this.notifications = notifications;
  }

  /**
   * What may differ from one service to another.
   *
   * @param properties arguments that name properties
   * @param defaults Spring's properties where nothing else sets them
   * @param overview takes the figures of passes
   * @param beforePass runs before each pass
   * @param demo what the start page shows beside the status
   * @param ahead how far the clock is ahead of the machine's own; zero but in the demo
   */
  public record Options(
      List<String> properties,
      Map<String, Object> defaults,
      Overview overview,
      Runnable beforePass,
      Optional<DemoOverview> demo,
      Supplier<Duration> ahead) {
    /** Those of a real tenant. */
    public static Options of(List<String> properties) {
      return new Options(
          properties, Map.of(), new Overview(), () -> {}, Optional.empty(), () -> Duration.ZERO);
    }
  }

  /**
   * Starts the pages and then the passes. Graph need not be reachable yet.
   *
   * @throws se.svarsvakt.web.WebUnavailable if the pages cannot be served
   */
  public static Service start(Product product, Clock clock, Options options) {
    return start(product, clock, options, ShardSize.USUAL);
  }

  /** The same with shards of another size. */
  static Service start(Product product, Clock clock, Options options, ShardSize size) {
    Settings settings = product.settings();
    WorkingCalendar calendar = settings.policy().calendar();
    WorkerSettings times = settings.worker();
    Rhythm rhythm = new Rhythm(calendar, times.scanInterval(), times.idleInterval());
    NotificationAssembly notifications = product.notifications();
    Inbound fromTeams = product.inbound();
    Inbound inbound = notifications.told().map(fromTeams::with).orElse(fromTeams);
    options.overview().keepIn(product.figures());
    List<ExternalSystem> systems =
        Stream.concat(product.systems().stream(), inbound.systems().stream()).toList();
    CaseSystemBacklog backlog = product.caseSystemBacklog();
    AdministratorTools tools = product.administratorTools(options.overview(), options.ahead());
    ScanHealth health =
        new ScanHealth(
            rhythm,
            new PassHealth(times.healthyShare()),
            product.log(),
            clock,
            systems,
            () ->
                Stream.of(
                        backlog.troubles().stream(),
                        HealthTrouble.ofYear(product.register(), calendar.dateOf(clock.instant()))
                            .stream(),
                        tools.renewals().troubles().stream(),
                        notifications.troubles().stream())
                    .flatMap(troubles -> troubles)
                    .toList());
    Pages pages =
        new Pages(
            clock,
            calendar.zone(),
            settings.policy().workingTime().region().language(),
            health,
            product.pageStores(options.overview(), tools),
            options.demo(),
            settings.policy().signature().addedByGateway(),
            inbound);
    WebServer web =
        WebServer.start(pages, product.tracing(), options.properties(), options.defaults());
    Optional<JdbcShards> shards = product.shards(size);
    PassReading reading =
        new PassReading(
            shards.map(each -> each), Optional.of(new VisitPlan(rhythm, times.longestUnread())));
    RecurringJob scan = ScanJob.of(rhythm, health, () -> pass(product, clock, options, reading));
    Optional<DeadMansSwitch> alarm = product.deadMansSwitch(health);
    List<RecurringJob> jobs =
        Stream.of(
                Stream.of(scan),
                alarm.map(DeadMansSwitch::job).stream(),
                product.caseSystem().map(CaseSystemSender::job).stream(),
                notifications.jobs(product.scan()::readChanged).stream())
            .flatMap(each -> each)
            .toList();
    JdbcWorker worker = JdbcWorker.start(product.source(), clock, jobs);
    notifications.start();
    return new Service(web, shards, worker, aside(alarm), tools, notifications);
  }

  /** Beside the jobs, which the database keeps and which end with it. */
  private static ScheduledExecutorService aside(Optional<DeadMansSwitch> alarm) {
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("dead-mans-switch").factory());
    alarm.ifPresent(
        each -> {
          var _ = timer.scheduleWithFixedDelay(() -> look(each), 1, 1, TimeUnit.MINUTES);
        });
    return timer;
  }

  /** A timer does not come again after a fault. */
  private static void look(DeadMansSwitch alarm) {
    try {
      alarm.lookAside();
    } catch (RuntimeException e) {
      LOG.error("operators could not be told ({})", e.getClass().getSimpleName());
    }
  }

  private static ScanSummary pass(
      Product product, Clock clock, Options options, PassReading reading) {
    options.beforePass().run();
    Mode mode = product.settings().nudgesEnabled() ? Mode.SEND : Mode.SHOW;
    ScanRequest request = new ScanRequest(clock.instant(), Set.of(), mode, Breadth.EXPECTING);
    return options.overview().run(product.scan(), request, ScanSink.none(), reading);
  }

  /** Where the start page is. */
  public URI address() {
    return web.address();
  }

  @Override
  public void close() {
    aside.shutdownNow();
    tools.close();
    shards.ifPresent(JdbcShards::leave); // or a pass that this node leads would wait for the others
    worker.close();
    shards.ifPresent(JdbcShards::close);
    web.close();
    notifications.close();
  }
}
