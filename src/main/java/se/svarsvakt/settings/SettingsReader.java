package se.svarsvakt.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MutablePropertySources;
import se.svarsvakt.http.BaseUrl;
import se.svarsvakt.policy.NudgeWays.InTeams;
import se.svarsvakt.policy.Range;
import se.svarsvakt.settings.NotificationSettings.EventHubSettings;

/** Reads all settings from Spring's environment; the only part of them that knows Spring. */
final class SettingsReader {
  private static final String PREFIX = "svarsvakt.";
  private static final String BASE_URL = PREFIX + "graph.base-url";
  private static final String ACCESS_TOKEN = PREFIX + "graph.access-token";
  private static final String NOTIFICATIONS = PREFIX + "notifications.enabled";
  private static final String EVENT_HUB = PREFIX + "notifications.event-hub";
  private static final String OPERATORS = PREFIX + "operators";
  private static final Duration TEN_YEARS = Duration.ofDays(3660);

  private final MutablePropertySources sources;
  private final PolicyVariants variants;
  private final PropertyReader properties;

  /**
   * @throws IllegalArgumentException if the environment's sources cannot be listed, which those of
   *     every running Spring program can
   */
  SettingsReader(Environment environment) {
    if (!(environment instanceof ConfigurableEnvironment configurable)) {
      throw new IllegalArgumentException("the environment does not list its property sources");
    }
    this.sources = new MutablePropertySources(configurable.getPropertySources());
    this.variants = new PolicyVariants(new MutablePropertySources(sources));
    var chosen = new PropertyReader(sources);
    var profile = chosen.value(PolicyReader.PROFILE, Profiles.FORMAT, Profiles.DEFAULT);
    Profiles.load(profile).forEach(sources::addLast);
    this.properties = new PropertyReader(sources);
  }

  /** Those of the pages, which the pages read for themselves with Spring's own. */
  private void checkWeb() {
    properties.list(PREFIX + "web.hosts", Formats.HOST);
    properties.list(PREFIX + "web.proxies", Formats.IP);
  }

  /**
   * @throws InvalidSettings naming every fault
   */
  Settings read() {
    var graph = graph();
    var settings =
        new Settings(
            graph,
            properties.value(PREFIX + "data-dir", Formats.PATH, Path.of("data")),
            database(),
            new PolicyReader(properties).read(),
            scope(),
            duration("history", Duration.ofDays(14), Duration.ofHours(1), TEN_YEARS),
            properties.flag(PREFIX + "nudges.enabled", false),
            new TeamsReader(properties, graph).teams(),
            delegates(graph),
            new SharedMailboxReader(properties).read(),
            caseSystem(),
            worker(),
            new PrivacySettings(properties.secret(PREFIX + "privacy.hash-key", Formats.HASH_KEY)),
            new SignInReader(properties, graph).signIn(),
            properties.flag(PREFIX + "calls.enabled", false),
            notifications(),
            tracing(),
            variants);
    checkWeb();
    refuseWaysThatLeadNowhere(settings);
    refuseNotificationsToNowhere(settings);
    refuseFaults();
    return settings;
  }

  private void refuseWaysThatLeadNowhere(Settings settings) {
    var ways = settings.policy().nudges().ways();
    var key = PREFIX + "policy.nudges.";
    if (ways.mailAsLastResort() && settings.teams().mailFrom().isEmpty()) {
      properties.refuse(
          key + "mail-as-last-resort",
          true,
          "true only with " + PREFIX + "nudges.mail-from, the mailbox that sends");
    }
    var teams = settings.teams();
    if (!settings.worker().operators().isEmpty()
        && teams.mailFrom().isEmpty()
        && teams.appId().isEmpty()
        && !teams.bot().enabled()) {
      properties.refuse(
          OPERATORS,
          "only with a way to them: "
              + PREFIX
              + "nudges.mail-from, the mailbox that sends, or "
              + PREFIX
              + "teams.app-id");
    }
    var bot = ways.inTeams().filter(way -> way != InTeams.ACTIVITY_FEED);
    if (bot.isPresent() && !settings.teams().bot().enabled()) {
      properties.refuse(
          key + "in-teams",
          bot.get().name().toLowerCase(Locale.ROOT),
          "activity-feed, or " + PREFIX + "bot.enabled=true beside it");
    }
  }

  private NotificationSettings notifications() {
    boolean enabled = properties.flag(NOTIFICATIONS, false);
    String group =
        properties.value(
            PREFIX + "notifications.consumer-group",
            NotificationSettings.CONSUMER_GROUP,
            EventHubSettings.DEFAULT_GROUP);
    return new NotificationSettings(
        enabled,
        properties.optional(EVENT_HUB, NotificationSettings.HUB).map(hub -> hub.readAs(group)));
  }

  /** Graph tells of changes by https alone; a test server on this machine may use http. */
  private void refuseNotificationsToNowhere(Settings settings) {
    var pages = settings.teams().pages();
    var notifications = settings.notifications();
    notifications
        .hub()
        .filter(hub -> !hub.isEmulator() && settings.graph().accessToken().isPresent())
        .ifPresent(
            hub ->
                properties.refuse(
                    EVENT_HUB,
                    hub.address(),
                    "without " + ACCESS_TOKEN + ": a token for Graph opens no event hub"));
    if (notifications.enabled()
        && notifications.hub().isEmpty()
        && !properties.hasFaultIn(EVENT_HUB)
        && !pages.filter(BaseUrl::isTrusted).isPresent()) {
      properties.refuse(
          NOTIFICATIONS,
          true,
          "true only with "
              + PREFIX
              + "web.public-url, the https address by which Microsoft reaches this program, or "
              + EVENT_HUB);
    }
  }

  KnownKeys known() {
    return properties.known();
  }

  private void refuseFaults() {
    var faults = new ArrayList<>(properties.faults());
    faults.addAll(new UnknownKeys(properties.known()).in(sources));
    if (!faults.isEmpty()) {
      throw new InvalidSettings(faults);
    }
  }

  private GraphSettings graph() {
    var key = PREFIX + "graph.";
    var cloud =
        properties.value(
            PREFIX + "cloud", Formats.oneOf(NationalCloud.class), NationalCloud.GLOBAL);
    var url = properties.serviceUrl(BASE_URL, ServiceUrl.OF_GRAPH, cloud.graph());
    var token = properties.secret(ACCESS_TOKEN, Formats.SECRET);
    if (token.isPresent() && !properties.hasFaultIn(BASE_URL) && !ServiceUrl.isLoopback(url)) {
      properties.refuse(ACCESS_TOKEN, "only where the host of " + BASE_URL + " is loopback");
    }
    return new GraphSettings(
        cloud,
        url,
        properties.serviceUrl(key + "authority-url", ServiceUrl.OF_ENTRA, cloud.entra()),
        token,
        properties.optional(key + "tenant-id", Formats.ID),
        properties.optional(key + "client-id", Formats.ID),
        properties.optional(key + "certificate-path", Formats.PATH),
        properties.secret(key + "client-secret", Formats.SECRET),
        properties.flag(key + "managed-identity", false),
        properties.wholeNumber(key + "most-batches", new Range(1, 64), GraphSettings.BATCHES));
  }

  private DatabaseSettings database() {
    var key = PREFIX + "database.";
    return new DatabaseSettings(
        properties.secret(key + "url", Formats.JDBC_URL),
        properties.optional(key + "username", Formats.TEXT),
        properties.secret(key + "password", Formats.SECRET));
  }

  private ScopeSettings scope() {
    return new ScopeSettings(
        properties.optional(PREFIX + "scope.group", Formats.ID),
        Set.copyOf(properties.list(PREFIX + "scope.exclude", Formats.ADDRESS)),
        properties.value(PREFIX + "scope.most-shrink", Formats.PERCENT, ScopeSettings.MOST_SHRINK),
        properties.optional(PREFIX + "scope.probe-outside", Formats.ADDRESS));
  }

  /** A fixed token is for a test server on this machine, and is sent nowhere else. */
  private DelegateSettings delegates(GraphSettings graph) {
    var key = PREFIX + "exchange.";
    var url =
        properties.serviceUrl(key + "base-url", ServiceUrl.OF_EXCHANGE, graph.cloud().exchange());
    var enabled = properties.flag(key + "enabled", false);
    if (enabled && graph.accessToken().isPresent() && !ServiceUrl.isLoopback(url)) {
      properties.refuse(
          key + "base-url", url, "a loopback host, for " + ACCESS_TOKEN + " is sent nowhere else");
    }
    return new DelegateSettings(
        properties.optional(PREFIX + "delegates.export-file", Formats.PATH), enabled, url);
  }

  private Optional<CaseSystemSettings> caseSystem() {
    var key = PREFIX + "case-system.";
    var url = properties.optional(key + "url", ServiceUrl.OF_CASE_SYSTEM);
    var secret = properties.secret(key + "secret", CaseSystemSettings.SECRET);
    if (url.isPresent() && secret.isEmpty() && !properties.hasFaultIn(key + "secret")) {
      properties.refuse(
          key + "secret",
          "a secret, which signs what goes to "
              + key
              + "url: "
              + CaseSystemSettings.SECRET.allowed());
    }
    url.filter(found -> !BaseUrl.isTrusted(found))
        .ifPresent(
            found ->
                properties.refuse(
                    key + "url", found, "https, for http is allowed to a loopback host only"));
    return url.flatMap(found -> secret.map(known -> new CaseSystemSettings(found, known)));
  }

  /** What is told is no secret; what the collector knows the program by is. */
  private Optional<TracingSettings> tracing() {
    var key = PREFIX + "tracing.";
    var endpoint = properties.optional(key + "endpoint", ServiceUrl.OF_COLLECTOR);
    var authorization = properties.secret(key + "authorization", Formats.HEADER_SECRET);
    endpoint
        .filter(found -> authorization.isPresent() && !BaseUrl.isTrusted(found))
        .ifPresent(
            found ->
                properties.refuse(
                    key + "endpoint",
                    found,
                    "with "
                        + key
                        + "authorization https, for http is allowed to a loopback host only"));
    return endpoint.map(found -> new TracingSettings(found, authorization));
  }

  private WorkerSettings worker() {
    var second = Duration.ofSeconds(1);
    var day = Duration.ofDays(1);
    return new WorkerSettings(
        duration("worker.scan-interval", Duration.ofMinutes(5), second, day),
        duration("worker.idle-interval", Duration.ofMinutes(30), second, day),
        duration("worker.longest-unread", Duration.ofMinutes(30), second, day),
        properties.value(PREFIX + "worker.healthy-share", Formats.SHARE, 0.9),
        duration("worker.silent-for", Duration.ofHours(2), second, Duration.ofDays(7)),
        properties.list(OPERATORS, Formats.ADDRESS).stream().distinct().toList());
  }

  private Duration duration(String name, Duration fallback, Duration least, Duration most) {
    return properties.value(PREFIX + name, Formats.duration(least, most), fallback);
  }
}
