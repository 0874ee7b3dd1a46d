package se.svarsvakt.web;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Comparator;

/** One connection: what it is about, and since when. Times are those of one ticker. */
final class TimedVisit {
  /** Who holds the least goes first where room is needed. */
  static final Comparator<TimedVisit> FIRST_TO_GO =
      Comparator.comparing(TimedVisit::state)
          .thenComparing(TimedVisit::since, (a, b) -> Long.signum(a - b));

  /** What a connection is about. */
  enum State {
    /** Between two requests, or before the first. */
    IDLE,
    /** The head of a request has come in part. */
    HEAD,
    /** The body is read, the request served, or the answer written. */
    SERVED
  }

  private final SocketChannel channel;
  private final InetAddress from;
  private State state = State.IDLE;
  private long since;
  private int pushes;

  TimedVisit(SocketChannel channel, long now) {
    this.channel = channel;
    this.from = channel.socket().getInetAddress();
    this.since = now;
  }

  InetAddress from() {
    return from;
  }

  synchronized State state() {
    return state;
  }

  private synchronized long since() {
    return since;
  }

  synchronized boolean isLeaving() {
    return pushes > 0;
  }

  /** Bytes have come. A request's time runs from its first byte to the end of its answer. */
  synchronized void enter(long now) {
    since = state == State.IDLE ? now : since;
    state = State.SERVED;
  }

  /** What came has been dealt with, as far as it has come. */
  synchronized void leave(boolean whole, long now) {
    since = whole ? now : since;
    state = whole ? State.IDLE : State.HEAD;
  }

  synchronized boolean isOver(Duration head, Duration whole, long now) {
    Duration allowed = state == State.HEAD ? head : whole;
    return state != State.IDLE && now - since > allowed.toNanos();
  }

  /**
   * Ends it, at first for what comes in and when asked again for what goes out. Whoever waits for
   * the network then wakes up and closes the connection himself: nothing is torn away from him.
   */
  synchronized void end() {
    try {
      if (pushes++ == 0) {
        channel.shutdownInput();
      } else {
        channel.shutdownOutput();
      }
    } catch (IOException e) {
      // It has ended by itself.
    }
  }
}
