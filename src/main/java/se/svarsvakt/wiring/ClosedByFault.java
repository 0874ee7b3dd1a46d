package se.svarsvakt.wiring;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/**
 * H2 closes a database that it could not write to, as on a full disk, and opens it anew once every
 * connection to the closed one is gone; the pool takes that for its sign to let go of them.
 */
public final class ClosedByFault implements SQLExceptionOverride {
  /** General error, reading or writing failed, connection broken, already closed. */
  private static final Set<Integer> CODES = Set.of(50000, 90007, 90028, 90031, 90067, 90098, 90121);

  @java.lang.Override
  public Override adjudicate(SQLException thrown) {
    return CODES.contains(thrown.getErrorCode()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
  }
}
