package se.svarsvakt.wiring;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import se.svarsvakt.doctor.DoctorNote;
import se.svarsvakt.worker.JdbcFault;

/** Why a database could not be opened, in one line that says what to do. */
final class StoreReason {
  private static final int IN_USE = 90020;
  private static final int WRONG_PASSWORD = 28000;
  private static final String POSTGRES_NO_RIGHT = "42501";
  private static final String H2_NO_RIGHT = "90096";
  private static final String POSTGRES_READING_ALONE = "25006";
  private static final String H2_READING_ALONE = "90097";

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
        "the database cannot be opened (" + unopened(state(thrown)) + "): look at " + where);
  }

  /** By the class of the SQLSTATE; H2 has some of its own. */
  private static String unopened(String state) {
    return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
      case "28" -> "it refuses the user or the password";
      case "3D" -> "there is none of that name";
      case "08" -> "it does not answer";
      case "" -> "it could not be reached";
      default -> "SQLSTATE " + state;
    };
  }

  /** The sentence that says why nothing can be written. */
  static DoctorNote unwritable(Throwable thrown) {
    if (noSpace(thrown)) {
      return DoctorNote.STORE_DISK_FULL;
    }
    return switch (state(thrown)) {
      case POSTGRES_NO_RIGHT, H2_NO_RIGHT -> DoctorNote.STORE_NO_RIGHT;
      case POSTGRES_READING_ALONE, H2_READING_ALONE -> DoctorNote.STORE_READ_ONLY;
      default -> DoctorNote.STORE_UNWRITABLE;
    };
  }

  /** The innermost SQLSTATE; empty where there is none. */
  static String state(Throwable thrown) {
    String state = "";
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof SQLException sql && sql.getSQLState() != null) {
        state = sql.getSQLState();
      }
    }
    return state;
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
