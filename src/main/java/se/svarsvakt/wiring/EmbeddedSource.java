package se.svarsvakt.wiring;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Opens connections to the embedded database. H2 closes the store that it could not write to, as on
 * a full disk, but keeps the file locked as long as it believes in a session with work unfinished;
 * such a store is let go of here, with every connection to it, so that the next connection opens
 * the file anew.
 */
final class EmbeddedSource extends DelegatingDataSource {
  private static final int IN_USE = 90020;

  private static final long LEAST_SPACE = 64 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedSource.class);

  private final Path directory;
  private final List<Connection> given = new ArrayList<>();
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
    if (opened != null && opened.getStore().getMvStore().isClosed()) {
      letGo();
    }
    try {
      return remembered(super.getConnection());
    } catch (SQLException e) {
      if (e.getErrorCode() != IN_USE || !letGo()) {
        throw explained(e);
      }
      return remembered(super.getConnection());
    }
  }

  /**
   * Whether this program has the file open itself, or had: H2 closes it by itself when the JVM is
   * told to stop, and what is closed is opened anew by the next connection.
   */
  synchronized boolean isOwn() {
    return opened != null;
  }

  private Connection remembered(Connection connection) throws SQLException {
    if (connection instanceof JdbcConnection jdbc
        && jdbc.getSession() instanceof SessionLocal session) {
      opened = session.getDatabase();
      for (Connection each : List.copyOf(given)) {
        if (each.isClosed()) {
          given.remove(each);
        }
      }
      given.add(connection);
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

  /** The last session that ends later would take the newly opened database from H2's list. */
  private boolean letGo() {
    if (opened == null) {
      return false;
    }
    for (Connection each : given) {
      try {
        each.close();
      } catch (SQLException e) {
        LOG.debug("a connection to a closed database could not be ended");
      }
    }
    given.clear();
    opened.shutdownImmediately();
    opened = null;
    return true;
  }
}
