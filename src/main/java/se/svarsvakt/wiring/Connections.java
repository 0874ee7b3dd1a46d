package se.svarsvakt.wiring;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.svarsvakt.doctor.CloudChecks;
import se.svarsvakt.exchange.ExchangeConnection;
import se.svarsvakt.graph.GraphConnection;
import se.svarsvakt.http.ExternalSystem;
import se.svarsvakt.http.JsonHttpClient;
import se.svarsvakt.http.RetryPolicy;
import se.svarsvakt.settings.CaseSystemSettings;
import se.svarsvakt.settings.Secret;
import se.svarsvakt.settings.Settings;
import se.svarsvakt.settings.TracingSettings;
import se.svarsvakt.tracing.Tracing;
import se.svarsvakt.worker.CaseSystem;

/**
 * What the product asks outside, until it is closed.
 *
 * @param graph Microsoft Graph
 * @param exchange the Exchange admin API; empty where it is not to be asked
 * @param caseSystem the case system; empty where none is told
 * @param tracing the collector of traces; off where there is none
 */
record Connections(
    GraphConnection graph,
    Optional<ExchangeConnection> exchange,
    Optional<CaseSystem> caseSystem,
    Tracing tracing)
    implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
  private static final Duration SILENCE = Duration.ofSeconds(15);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int LARGEST_REFUSAL = 256 * 1024;

  /**
   * Makes them; nothing is asked yet.
   *
   * @throws se.svarsvakt.settings.InvalidSettings if no credential is set, or one cannot be used
   */
  static Connections of(Settings settings, Clock clock) {
    return of(settings, clock, GraphConnection.RETRIES);
  }

  /** The same with other pauses between attempts at a request to Graph, where a token is set. */
  static Connections of(Settings settings, Clock clock, RetryPolicy retries) {
    Credentials.check(settings, clock.instant());
    CloudChecks.complaints(settings).forEach(LOG::warn);
    GraphConnection graph = Credentials.connect(settings.graph(), retries);
    if (settings.database().isPostgres()) {
      graph.leaveRoom();
    }
    return new Connections(
        graph,
        Credentials.exchange(settings),
        settings.caseSystem().map(Connections::caseSystem),
        settings.tracing().map(found -> tracing(found, clock)).orElseGet(Tracing::none));
  }

  private static Tracing tracing(TracingSettings settings, Clock clock) {
    return Tracing.to(settings.endpoint(), settings.authorization().map(Secret::value), clock);
  }

  private static CaseSystem caseSystem(CaseSystemSettings settings) {
    return new CaseSystem(
        new JsonHttpClient("the case system", SILENCE, LONGEST, LARGEST_REFUSAL),
        settings.url(),
        new SecretKeySpec(settings.key(), CaseSystem.ALGORITHM));
  }

  /** Those that are used. */
  Stream<ExternalSystem> systems() {
    return Stream.concat(
        Stream.concat(Stream.of(graph.system()), exchange.map(ExchangeConnection::system).stream()),
        caseSystem.map(CaseSystem::http).stream());
  }

  @Override
  public void close() {
    exchange.ifPresent(ExchangeConnection::close);
    caseSystem.ifPresent(system -> system.http().close());
    graph.close();
    tracing.close();
  }
}
