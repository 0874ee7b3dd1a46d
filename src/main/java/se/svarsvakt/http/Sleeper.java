package se.svarsvakt.http;

import java.time.Duration;

/** Lets time pass: {@code Thread::sleep}, or a test's own. */
@FunctionalInterface
public interface Sleeper {
  /** Returns when so much time has passed. */
  void sleep(Duration time) throws InterruptedException;
}
