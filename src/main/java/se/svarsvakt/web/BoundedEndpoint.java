package se.svarsvakt.web;

import com.github.benmanes.caffeine.cache.Ticker;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Connections that nobody can hold for long, and of which there are never too many. Tomcat's own
 * limits count the pause between two bytes; these count the whole request. Where there is no room,
 * who waits longest without a request goes, and never who comes: slow and idle clients cannot keep
 * others out.
 */
final class BoundedEndpoint extends NioEndpoint {
  /** From the first byte of a request to the end of its head. */
  static final Duration HEAD = Duration.ofSeconds(5);

  /** From the first byte of a request to the end of its answer. */
  static final Duration WHOLE = Duration.ofSeconds(15);

  /** Connections at once. */
  static final int MOST = 2_000;

  /** Connections at once from one address that brings nobody else's requests. */
  static final int MOST_FROM_ONE = 200;

  private static final long LOOKED_AFTER_EVERY_MILLIS = 500;

  private final Ticker ticker = Ticker.systemTicker();
  private final Map<SocketChannel, TimedVisit> visits = new ConcurrentHashMap<>();
  private volatile Set<InetAddress> proxies = Set.of();
  private @Nullable ScheduledFuture<?> watch;

  void trust(Collection<InetAddress> named) {
    this.proxies = Set.copyOf(named);
  }

  @Override
  public void startInternal() throws Exception {
    super.startInternal();
    watch =
        getUtilityExecutor()
            .scheduleWithFixedDelay(
                this::endWhatIsOver,
                LOOKED_AFTER_EVERY_MILLIS,
                LOOKED_AFTER_EVERY_MILLIS,
                TimeUnit.MILLISECONDS);
  }

  @Override
  public void stopInternal() {
    if (watch != null) {
      watch.cancel(false);
    }
    super.stopInternal();
    visits.clear();
  }

  @Override
  protected boolean setSocketOptions(SocketChannel channel) {
    TimedVisit visit = new TimedVisit(channel, ticker.read());
    InetAddress from = visit.from();
    if (!from.isLoopbackAddress() && !proxies.contains(from)) {
      makeRoom(MOST_FROM_ONE, other -> other.from().equals(from));
    }
    makeRoom(MOST, _ -> true);
    visits.put(channel, visit);
    boolean taken = super.setSocketOptions(channel);
    if (!taken) {
      visits.remove(channel);
    }
    return taken;
  }

  private void makeRoom(int most, Predicate<TimedVisit> among) {
    if (visits.size() < most) {
      return;
    }
    var staying =
        visits.values().stream().filter(among).filter(visit -> !visit.isLeaving()).toList();
    if (staying.size() >= most) {
      staying.stream().min(TimedVisit.FIRST_TO_GO).ifPresent(TimedVisit::end);
    }
  }

  private void endWhatIsOver() {
    long now = ticker.read();
    visits.keySet().removeIf(channel -> !channel.isOpen());
    visits.values().stream()
        .filter(visit -> visit.isOver(HEAD, WHOLE, now))
        .forEach(TimedVisit::end);
  }

  @Override
  public void setHandler(Handler<NioChannel> handler) {
    super.setHandler(new Watched(handler));
  }

  /** Tells the visits what becomes of their requests. */
  private final class Watched implements Handler<NioChannel> {
    private final Handler<NioChannel> served;

    private Watched(Handler<NioChannel> served) {
      this.served = served;
    }

    @Override
    public SocketState process(SocketWrapperBase<NioChannel> socket, SocketEvent event) {
      TimedVisit visit = visits.get(socket.getSocket().getIOChannel());
      if (visit == null) {
        return served.process(socket, event);
      }
      visit.enter(ticker.read());
      SocketState state = served.process(socket, event);
      visit.leave(state == SocketState.OPEN, ticker.read());
      return state;
    }

    @Override
    public void release(SocketWrapperBase<NioChannel> socket) {
      SocketChannel channel = socket.getSocket().getIOChannel();
      if (channel != null) {
        visits.remove(channel);
      }
      served.release(socket);
    }

    @Override
    public Object getGlobal() {
      return served.getGlobal();
    }

    @Override
    public void pause() {
      served.pause();
    }

    @Override
    public void recycle() {
      served.recycle();
    }
  }
}
