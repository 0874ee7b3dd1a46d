package se.svarsvakt.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Microsoft Graph for a {@link SimulatedTenant}, over HTTP on a free port of the loopback
 * interface. It answers in the shapes that Microsoft documents and refuses what Graph refuses; what
 * it refused stands in {@link #problems()}.
 */
public final class SimulatedGraph implements AutoCloseable {
  static {
    // The JDK's server writes header and body apart; with Nagle's algorithm each answer of more
    // than
    // 8 KiB would wait some 40 ms for the client's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final RequestLog log = new RequestLog();
  private final FaultInjection faults = new FaultInjection();

  private SimulatedGraph(HttpServer server, SimulatedTenant tenant) {
    this.server = server;
    this.threads = Executors.newVirtualThreadPerTaskExecutor();
    RouteContext world =
        new RouteContext(tenant, faults, log, new PropertyNames(), baseUrl().toString());
    GraphRouter router = new GraphRouter(world);
    GraphExchange exchange = new GraphExchange(world, router, new BatchRoute(world, router));
    server.createContext("/", one -> handle(exchange, one));
    server.setExecutor(threads);
    server.start();
  }

  /** Starts serving a tenant; {@link UncheckedIOException} if no port can be opened. */
  public static SimulatedGraph start(SimulatedTenant tenant) {
    try {
      InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
      return new SimulatedGraph(HttpServer.create(new InetSocketAddress(loopback, 0), 0), tenant);
    } catch (IOException e) {
      throw new UncheckedIOException("the simulated Graph cannot open a port on 127.0.0.1", e);
    }
  }

  /** {@code http://127.0.0.1:PORT/v1.0}, without a slash at the end. */
  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1.0");
  }

  /** {@code http://127.0.0.1:PORT}, where the Exchange admin API is, without a slash at the end. */
  public URI exchangeUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** {@code http://127.0.0.1:PORT/connector}, where the Bot Connector is. */
  public URI connectorUrl() {
    return exchangeUrl().resolve("/connector");
  }

  /** The switches for what goes wrong. */
  public FaultInjection faults() {
    return faults;
  }

  /** The latest requests, oldest first. */
  public List<RecordedRequest> requests() {
    return log.requests();
  }

  /** What Graph would not have taken, oldest first; empty for a well-behaved client. */
  public List<String> problems() {
    return log.problems();
  }

  /** Forgets requests and problems. */
  public void forgetRequests() {
    log.clear();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  private static void handle(GraphExchange exchange, HttpExchange one) throws IOException {
    try (one) {
      exchange.handle(one);
    }
  }
}
