package se.svarsvakt.graph;

import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import se.svarsvakt.http.HttpResult;

/**
 * The first request, until one was answered: a host that is wrong, gone or silent is told within
 * fifteen seconds, and meanwhile that it is waited for. Afterwards patience is that of the retries.
 */
final class FirstContact {
  private static final int ATTEMPTS = 3;

  /** For all attempts together. */
  private static final int LONGEST_SECONDS = 9;

  /** From one line to the next. */
  private static final int QUIET_SECONDS = 3;

  private final GraphHttp http;
  private final Executor workers;
  private final Patience patience;
  private volatile boolean made;
  private volatile Consumer<String> listener = _ -> {};

  FirstContact(GraphHttp http, Executor workers) {
    this(http, workers, asked -> asked.get(1, TimeUnit.SECONDS));
  }

  FirstContact(GraphHttp http, Executor workers, Patience patience) {
    this.http = http;
    this.workers = workers;
    this.patience = patience;
  }

  /** Waits for an answer for a second. */
  @FunctionalInterface
  interface Patience {
    /** The answer, if it comes within that second. */
    HttpResult second(Future<HttpResult> asked)
        throws InterruptedException, ExecutionException, TimeoutException;
  }

  void onWaiting(Consumer<String> told) {
    listener = told;
  }

  boolean isMade() {
    return made;
  }

  /** The answer, or what is not worth another attempt. */
  HttpResult ask(GraphCall call) {
    Attempts attempts = new Attempts(call);
    try {
      HttpResult result = attempts.next();
      while (result instanceof HttpResult.Lost || isPassing(result)) {
        if (attempts.made == ATTEMPTS) {
          return http.client().notSent(cause(result), false);
        }
        attempts.pause();
        result = attempts.next();
      }
      if (!(result instanceof HttpResult.NotSent)) {
        made = true;
      }
      return result;
    } catch (InterruptedException e) {
      return new HttpResult.Lost(new InterruptedIOException("the program was stopped"));
    }
  }

  private static boolean isPassing(HttpResult result) {
    return result instanceof HttpResult.NotSent(Exception _, boolean passing) && passing;
  }

  private static Exception cause(HttpResult result) {
    return switch (result) {
      case HttpResult.NotSent(Exception cause, boolean _) -> cause;
      case HttpResult.Lost lost -> lost.isLate() ? new TooSlow() : lost.cause();
      case HttpResult.Completed _, HttpResult.Garbled _ -> throw new IllegalArgumentException();
    };
  }

  /** Attempts at one request, which share their time. */
  private final class Attempts {
    private final GraphCall call;
    private int made;
    private int secondsLeft = LONGEST_SECONDS;

    Attempts(GraphCall call) {
      this.call = call;
    }

    HttpResult next() throws InterruptedException {
      made++;
      if (made > 1) {
        tell();
      }
      FutureTask<HttpResult> asked = new FutureTask<>(() -> http.send(call));
      workers.execute(asked);
      while (secondsLeft > 0) {
        try {
          return patience.second(asked);
        } catch (TimeoutException e) {
          secondsLeft--;
          tellNowAndThen();
        } catch (ExecutionException e) {
          throw e.getCause() instanceof RuntimeException fault
              ? fault
              : new IllegalStateException(e.getCause());
        }
      }
      HttpResult silent = http.silent();
      asked.cancel(true);
      return silent;
    }

    void pause() throws InterruptedException {
      TimeUnit.MILLISECONDS.sleep(500L * made);
      secondsLeft--;
    }

    private void tellNowAndThen() {
      if ((LONGEST_SECONDS - secondsLeft) % QUIET_SECONDS == 0) {
        tell();
      }
    }

    private void tell() {
      listener.accept(
          "asking "
              + http.waitsFor()
              + (made == 1
                  ? " for " + (LONGEST_SECONDS - secondsLeft) + " s"
                  : ", attempt " + made + " of " + ATTEMPTS)
              + ": no whole answer yet");
    }
  }
}
