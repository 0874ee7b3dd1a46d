package se.svarsvakt.wiring;

import java.sql.SQLException;
import java.util.Locale;
import org.flywaydb.core.api.FlywayException;
import se.svarsvakt.worker.JdbcFault;

/** Why a database could not be opened, in one line that says what to do. */
final class StoreReason {
  private static final int IN_USE = 90020;
  private static final int WRONG_PASSWORD = 28000;

  private StoreReason() {}

  /** Whether something failed for want of space. */
  static boolean noSpace(Throwable thrown) {
    return JdbcFault.of(thrown) == JdbcFault.DISK_FULL;
  }

  /**
   * The reason.
   *
   * @param where the settings that say where the database is
   */
  static StoreUnavailable of(Throwable thrown, String where) {
    if (noSpace(thrown)) {
      return new StoreUnavailable(
          "the database's disk is full: make room where " + where + " is, and start again");
    }
    if (has(thrown, IN_USE)) {
      return new StoreUnavailable(
          "the embedded database is in use by another program: stop it, or choose another"
              + " svarsvakt.data-dir");
    }
    if (has(thrown, WRONG_PASSWORD) && where.equals("svarsvakt.data-dir")) {
      return new StoreUnavailable(
          "database.key does not open the embedded database: restore both from the same backup of"
              + " svarsvakt.data-dir");
    }
    if (thrown instanceof FlywayException flyway) {
      return new StoreUnavailable(
          "the database's tables cannot be brought up to date ("
              + flyway.getErrorCode()
              + "): was it filled by a newer version?");
    }
    return new StoreUnavailable(
        "the database cannot be opened ("
            + thrown.getClass().getSimpleName().toLowerCase(Locale.ROOT)
            + "): look at "
            + where);
  }

  private static boolean has(Throwable thrown, int code) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof SQLException sql && sql.getErrorCode() == code) {
        return true;
      }
    }
    return false;
  }
}
