package se.svarsvakt.sync;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.tracing.TracePlace;

/**
 * Does the same with many things, a bounded number of them at a time, each on a virtual thread.
 *
 * <p>The first goes alone for a while: what it needs for the first time, libraries with static
 * state above all, is then set up by one thread, and not by many that wait for each other.
 */
public final class Parallel {
  private static final Duration ALONE = Duration.ofSeconds(10);
  private static final Semaphore RECKONING =
      new Semaphore(Runtime.getRuntime().availableProcessors(), true);

  private Parallel() {}

  /** The places of all who do the same at a time, whoever begins. */
  public static final class Places {
    private final Semaphore free;
    private boolean begun;

    /** So many of them. */
    public Places(int atOnce) {
      this.free = new Semaphore(atOnce);
    }

    /** Waits for one. */
    public void take() {
      free.acquireUninterruptibly();
    }

    /** Gives it back. */
    public void leave() {
      free.release();
    }

    /** The very first waits for its end, and keeps all others waiting; not for long. */
    private synchronized Future<?> alone(Supplier<Future<?>> first) {
      Future<?> running = first.get();
      if (!begun) {
        ended(running);
        begun = true;
      }
      return running;
    }
  }

  /** Returns when all are done; what one of them throws comes out after the others ended. */
  public static <T> void forEach(Collection<T> things, int atOnce, Consumer<T> action) {
    forEach(things, new Places(atOnce), action);
  }

  /** The same with places that others take too. */
  public static <T> void forEach(Collection<T> things, Places places, Consumer<T> action) {
    List<Future<?>> running = new ArrayList<>();
    TracePlace place = TracePlace.here();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (T thing : things) {
        places.take();
        Supplier<Future<?>> begin =
            () -> threads.submit(place.carrying(() -> inPlace(places, thing, action)));
        running.add(running.isEmpty() ? places.alone(begin) : begin.get());
      }
    }
    running.forEach(Parallel::result);
  }

  /**
   * Acts on one thing after the other, and prepares the next one meanwhile; what either throws
   * comes out when nothing is being prepared any more.
   */
  public static <T, R> void ahead(List<T> things, Function<T, R> preparation, Consumer<R> action) {
    TracePlace place = TracePlace.here();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<R> next = null;
      for (int i = 0; i < things.size(); i++) {
        T thing = things.get(i);
        R prepared = next == null ? preparation.apply(thing) : result(next);
        T following = i + 1 < things.size() ? things.get(i + 1) : null;
        next =
            following == null
                ? null
                : threads.submit(place.carrying(() -> preparation.apply(following))::get);
        action.accept(prepared);
      }
    }
  }

  private static <T> void inPlace(Places places, T thing, Consumer<T> action) {
    try {
      action.accept(thing);
    } finally {
      places.leave();
    }
  }

  /**
   * Acts on one thing after the other where that is work for a processor and waits for nothing: as
   * many at once as there are processors, in the order in which they came. A virtual thread is
   * never taken off its processor, so without turns all who are given an answer or a connection
   * meanwhile would wait behind all who reckon; after each thing they go first.
   */
  @SuppressWarnings("ThreadPriorityCheck") // right without it, and no more than slower
  public static <T> void reckon(Iterable<T> things, Consumer<T> action) {
    RECKONING.acquireUninterruptibly();
    try {
      for (T thing : things) {
        action.accept(thing);
        Thread.yield();
      }
    } finally {
      RECKONING.release();
    }
  }

  /**
   * Does something that is given up after a while: it may go on unseen then, and nobody waits.
   *
   * @return whether it came to its end
   */
  public static boolean within(Duration limit, Runnable action) {
    FutureTask<@Nullable Void> task = new FutureTask<>(TracePlace.here().carrying(action), null);
    Thread.ofVirtual().name("limited").start(task);
    try {
      task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      task.cancel(false); // an interrupted thread that writes would close the embedded database
      return false;
    } catch (ExecutionException | InterruptedException e) {
      result(task);
      return true;
    }
  }

  /** Waits; what it throws is told by {@link #result}. */
  private static void ended(Future<?> first) {
    try {
      first.get(ALONE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // comes out after the others ended
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for what something comes to; what it throws comes out. */
  public static <T extends @Nullable Object> T result(Future<T> finished) {
    try {
      return finished.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      throw new CompletionException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }
}
