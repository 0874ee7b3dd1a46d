package se.svarsvakt.worker;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** What is wrong with the database, as far as what it threw tells. */
public enum JdbcFault {
  /** There is no space left where it writes. */
  DISK_FULL("has no space left on its disk; it goes on by itself once there is room"),
  /** It does not answer. */
  UNREACHABLE("cannot be reached"),
  /** Something else. */
  FAILED("failed");

  private static final String POSTGRES_DISK_FULL = "53100";

  private final String words;

  JdbcFault(String words) {
    this.words = words;
  }

  /** How a sentence that begins with "the database" ends. */
  public String words() {
    return words;
  }

  /**
   * What a failure means; a file's own messages are read, since no type tells a full disk. Where
   * taking back what was begun failed too, what failed first is what counts.
   */
  public static JdbcFault of(Throwable thrown) {
    boolean away = false;
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (isFull(at)) {
        return DISK_FULL;
      }
      if (at instanceof TransactionSystemException twice
          && twice.getApplicationException() != null) {
        return of(twice.getApplicationException());
      }
      away |=
          at instanceof DataAccessResourceFailureException
              || at instanceof CannotCreateTransactionException;
    }
    return away ? UNREACHABLE : FAILED;
  }

  private static boolean isFull(Throwable thrown) {
    String text = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
    boolean said =
        text.contains("no space left on device")
            || text.contains("disk quota exceeded")
            || text.contains("not enough space on the disk")
            || text.contains("file too large");
    return (said && thrown instanceof IOException) || isPostgresFull(thrown);
  }

  private static boolean isPostgresFull(Throwable thrown) {
    return thrown instanceof SQLException sql && POSTGRES_DISK_FULL.equals(sql.getSQLState());
  }
}
