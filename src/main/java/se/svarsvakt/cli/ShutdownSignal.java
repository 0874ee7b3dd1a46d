package se.svarsvakt.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a command going until the program is asked to stop (SIGTERM, Ctrl-C), and the program until
 * the command has closed what it opened.
 */
final class ShutdownSignal implements AutoCloseable {
  private static final long LONGEST_END_IN_SECONDS = 50;

  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stopAndWait, "stop");

  private ShutdownSignal() {}

  static ShutdownSignal begin() {
    ShutdownSignal lifetime = new ShutdownSignal();
    Runtime.getRuntime().addShutdownHook(lifetime.hook);
    return lifetime;
  }

  private void stopAndWait() {
    stop.countDown();
    try {
      boolean closed = ended.await(LONGEST_END_IN_SECONDS, TimeUnit.SECONDS);
      if (!closed) {
        System.err.println("svarsvakt: stopped before everything was closed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns when the program is asked to stop. */
  void await() {
    try {
      stop.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ended.countDown();
    if (stop.getCount() > 0) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
