package se.svarsvakt.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import se.svarsvakt.worker.JdbcFault;

/** Says in one line what nobody foresaw: what kind of thing failed, and what to do. */
final class FaultDescription {
  private FaultDescription() {}

  /** Exceptions' own messages may hold what a message said, so they are not shown. */
  static String describe(Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof DataAccessException || at instanceof TransactionException) {
        return "the database "
            + JdbcFault.of(at).words()
            + " ("
            + at.getClass().getSimpleName()
            + "): what was written stays whole; run the command again";
      }
      if (at instanceof IOException || at instanceof UncheckedIOException) {
        return "reading or writing failed (" + at.getClass().getSimpleName() + ")";
      }
    }
    return fault(unwrapped(thrown));
  }

  /** What happened, without what carried it from one thread to another. */
  private static Throwable unwrapped(Throwable thrown) {
    Throwable at = thrown;
    while ((at instanceof CompletionException || at instanceof ExecutionException)
        && at.getCause() != null) {
      at = at.getCause();
    }
    return at;
  }

  private static String fault(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    String where = trace.length == 0 ? "" : " at " + trace[0];
    return "a fault in the program ("
        + thrown.getClass().getSimpleName()
        + where
        + "): please report this line";
  }
}
