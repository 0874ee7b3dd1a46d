package se.svarsvakt.nudge;

/**
 * Writes down what happened though the thread is being stopped: H2 closes a file that it is cut at.
 */
final class Uninterrupted {
  private Uninterrupted() {}

  /** Runs it; who was interrupted before is so after it. */
  static void run(Runnable writing) {
    boolean interrupted = Thread.interrupted();
    try {
      writing.run();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
