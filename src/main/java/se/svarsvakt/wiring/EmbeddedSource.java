package se.svarsvakt.wiring;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Opens connections to the embedded database. H2 closes the store that it could not write to, as on
 * a full disk, but keeps the file locked as long as it believes in a session with work unfinished;
 * such a dead store is let go of here, so that the next connection opens the file anew. Only where
 * the file is said to be in use: before, H2 may be opening it anew itself.
 */
final class EmbeddedSource extends DelegatingDataSource {
  private static final int IN_USE = 90020;

  private static final long LEAST_SPACE = 64 * 1024;

  private final Path directory;
  private org.h2.engine.@Nullable Database opened;

  /**
   * In front of H2's own.
   *
   * @param directory where the database is
   */
  EmbeddedSource(JdbcDataSource source, Path directory) {
    super(source);
    this.directory = directory;
  }

  @Override
  public synchronized Connection getConnection() throws SQLException {
    try {
      return remembered(super.getConnection());
    } catch (SQLException e) {
      if (e.getErrorCode() != IN_USE || !letGo()) {
        throw explained(e);
      }
      return remembered(super.getConnection());
    }
  }

  private Connection remembered(Connection connection) {
    if (connection instanceof JdbcConnection jdbc
        && jdbc.getSession() instanceof SessionLocal session) {
      opened = session.getDatabase();
    }
    return connection;
  }

  /** H2 tells of a full disk once, and of a closed or locked database after that. */
  private SQLException explained(SQLException thrown) {
    return directory.toFile().getUsableSpace() >= LEAST_SPACE
        ? thrown
        : new SQLException(
            thrown.getMessage(),
            thrown.getSQLState(),
            thrown.getErrorCode(),
            new IOException("No space left on device", thrown));
  }

  private boolean letGo() {
    if (opened == null || !opened.getStore().getMvStore().isClosed()) {
      return false;
    }
    opened.shutdownImmediately();
    opened = null;
    return true;
  }
}
