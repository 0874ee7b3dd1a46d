package se.svarsvakt.worker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Does the same with many things, a bounded number of them at a time, each on a virtual thread.
 *
 * <p>The first goes alone: what it needs for the first time, libraries with static state above all,
 * is then set up by one thread, and not by many that wait for each other.
 */
final class Parallel {
  private Parallel() {}

  /** Returns when all are done; what one of them throws comes out after the others ended. */
  static <T> void forEach(Collection<T> things, int atOnce, Consumer<T> action) {
    Semaphore places = new Semaphore(atOnce);
    List<Future<?>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (T thing : things) {
        places.acquireUninterruptibly();
        running.add(
            threads.submit(
                () -> {
                  try {
                    action.accept(thing);
                  } finally {
                    places.release();
                  }
                }));
        if (running.size() == 1) {
          ended(running.getFirst());
        }
      }
    }
    running.forEach(Parallel::result);
  }

  /** Waits; what it throws is told by {@link #result}. */
  private static void ended(Future<?> first) {
    try {
      first.get();
    } catch (ExecutionException e) {
      // comes out after the others ended
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void result(Future<?> finished) {
    try {
      finished.get();
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
