package se.svarsvakt.wiring;

import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import se.svarsvakt.exchange.ExchangeConnection;
import se.svarsvakt.graph.GraphConnection;
import se.svarsvakt.http.ExternalSystem;
import se.svarsvakt.settings.Settings;

/**
 * What the product asks outside, until it is closed.
 *
 * @param graph Microsoft Graph
 * @param exchange the Exchange admin API; empty where it is not to be asked
 */
record Connections(GraphConnection graph, Optional<ExchangeConnection> exchange)
    implements AutoCloseable {
  /**
   * Makes them; nothing is asked yet.
   *
   * @throws se.svarsvakt.settings.InvalidSettings if no credential is set, or one cannot be used
   */
  static Connections of(Settings settings, Clock clock) {
    Credentials.check(settings, clock.instant());
    return new Connections(Credentials.connect(settings.graph()), Credentials.exchange(settings));
  }

  /** Those that are used. */
  Stream<ExternalSystem> systems() {
    return Stream.concat(
        Stream.of(graph.system()), exchange.map(ExchangeConnection::system).stream());
  }

  @Override
  public void close() {
    exchange.ifPresent(ExchangeConnection::close);
    graph.close();
  }
}
