package se.svarsvakt.web;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;
import se.svarsvakt.teams.bot.Activity;
import se.svarsvakt.teams.bot.Bot;
import se.svarsvakt.teams.bot.ServiceHosts;
import se.svarsvakt.teams.token.BotTokens;
import se.svarsvakt.teams.token.Issuer;
import se.svarsvakt.testing.MovingClock;
import se.svarsvakt.worker.FailedPass;
import se.svarsvakt.worker.FinishedScan;
import se.svarsvakt.worker.NudgeCounts;
import se.svarsvakt.worker.PassHealth;
import se.svarsvakt.worker.PassHistory;
import se.svarsvakt.worker.Rhythm;
import se.svarsvakt.worker.ScanHealth;
import se.svarsvakt.worker.ScanLog;
import se.svarsvakt.worktime.SwedishHolidays;
import se.svarsvakt.worktime.WorkingCalendar;

/** A served endpoint with a bot that keeps what it gets, and a Teams that signs, for tests. */
final class Endpoint implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  static final String SERVICE_URL = "https://smba.trafficmanager.net/emea/";
  static final String TENANT = "11111111-2222-3333-4444-555555555555";
  static final RSAKey KEY = Issuer.key("one");
  private static final ServiceHosts HOSTS =
      new ServiceHosts(List.of("smba.trafficmanager.net"), URI.create(SERVICE_URL));
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

  final MovingClock clock = new MovingClock(NOW);
  final Issuer issuer = new Issuer();
  final List<Activity> taken = new CopyOnWriteArrayList<>();
  volatile Bot bot = activity -> Bot.Reply.OK;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final WebServer server;

  private Endpoint(List<String> arguments, boolean development) {
    issuer.publish(KEY);
    Bot keeping =
        activity -> {
          taken.add(activity);
          return bot.take(activity);
        };
    BotTokens tokens =
        BotTokens.of(issuer.document(), "https://api.botframework.com", "the-bot", clock);
    BotEndpoint endpoint =
        development
            ? BotEndpoint.development(keeping, Optional.of(TENANT))
            : BotEndpoint.guarded(keeping, tokens, HOSTS::include, Optional.of(TENANT));
    Pages pages = pages(clock, new Inbound(Optional.of(endpoint), Optional.empty()));
    server = WebServer.start(pages, arguments, Map.of("server.port", "0"));
    logger().setLevel(Level.INFO);
    log.start();
    logger().addAppender(log);
  }

  static Endpoint guarded() {
    return new Endpoint(List.of(), false);
  }

  static Endpoint development(String... arguments) {
    return new Endpoint(List.of(arguments), true);
  }

  static Pages pages(MovingClock clock, Inbound inbound) {
    WorkingCalendar calendar = WorkingCalendar.of(STOCKHOLM, new SwedishHolidays());
    Rhythm rhythm = new Rhythm(calendar, Duration.ofMinutes(5), Duration.ofMinutes(30));
    ScanHealth health = new ScanHealth(rhythm, new PassHealth(0.9), new NoScan(), clock, List.of());
    return new Pages(
        clock, STOCKHOLM, "sv", health, EmptyStores.at(clock), Optional.empty(), false, inbound);
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger("se.svarsvakt");
  }

  URI address() {
    return server.address();
  }

  /** What was logged, a line each. */
  List<String> log() {
    List<String> lines = new ArrayList<>();
    List.copyOf(log.list).forEach(event -> lines.add(event.getFormattedMessage()));
    return lines;
  }

  /** The claims of a true token. */
  static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer("https://api.botframework.com")
        .audience("the-bot")
        .claim("serviceurl", SERVICE_URL)
        .notBeforeTime(Date.from(NOW.minusSeconds(60)))
        .expirationTime(Date.from(NOW.plusSeconds(3600)));
  }

  static String token() {
    return Issuer.sign(KEY, claims().build());
  }

  /** An activity as Teams sends it, with a text in it that belongs in no log. */
  static String activity() {
    return """
    {"type": "message", "id": "1", "channelId": "msteams", "serviceUrl": "%s",
     "from": {"id": "29:x", "aadObjectId": "person-1"}, "text": "Sekretess Svensson",
     "conversation": {"id": "a:1", "conversationType": "personal", "tenantId": "%s"},
     "channelData": {"tenant": {"id": "%s"}}}\
    """
        .formatted(SERVICE_URL, TENANT, TENANT);
  }

  HttpRequest.Builder request(BodyPublisher body) {
    return HttpRequest.newBuilder(address().resolve("/api/messages"))
        .timeout(Duration.ofSeconds(30))
        .header("Content-Type", "application/json; charset=utf-8")
        .POST(body);
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, BodyHandlers.ofString());
  }

  HttpResponse<String> post(String token, String body) throws IOException, InterruptedException {
    return send(
        request(BodyPublishers.ofString(body)).header("Authorization", "Bearer " + token).build());
  }

  @Override
  public void close() {
    logger().detachAppender(log);
    server.close();
    issuer.close();
    http.close();
  }

  private static final class NoScan implements ScanLog {
    @Override
    public String begun(Instant at, Instant asOf) {
      return "1";
    }

    @Override
    public void finished(String id, FinishedScan pass) {}

    @Override
    public void failed(FailedPass pass) {}

    @Override
    public Optional<FailedPass> lastFailed() {
      return Optional.empty();
    }

    @Override
    public Optional<FinishedScan> lastFinished() {
      return history(NOW).last();
    }

    @Override
    public PassHistory history(Instant since) {
      return PassHistory.of(
          new FinishedScan(NOW, 1, 1, 0, Duration.ofSeconds(1), NudgeCounts.NONE), 1);
    }
  }
}
