package se.svarsvakt.wiring;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections to an H2 database whose every commit is in its file when it returns, with all that
 * was committed before (docs/decisions/0016). H2 itself writes what is committed a moment later,
 * many commits at once.
 */
final class DurableSource extends DelegatingDataSource {
  /** In front of connections that do not wait for the file. */
  DurableSource(DataSource source) {
    super(source);
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    return proxy(
        Connection.class,
        connection,
        (called, result) -> {
          if (called.getName().equals("commit")) {
            write(connection);
          }
          return result instanceof Statement statement
              ? statement(called.getReturnType(), connection, statement)
              : result;
        });
  }

  /** Outside a transaction each statement is one. */
  private static Object statement(Class<?> type, Connection connection, Statement statement) {
    return proxy(
        type,
        statement,
        (called, result) -> {
          String name = called.getName();
          boolean changes = name.startsWith("execute") && !name.equals("executeQuery");
          if (changes && connection.getAutoCommit()) {
            write(connection);
          }
          return result;
        });
  }

  /** Waits until all that is committed is in the file. */
  private static void write(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("checkpoint");
    }
    if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
      written(session.getDatabase().getStore().getMvStore());
    }
  }

  /**
   * What H2's own thread has taken up already may be on its way, and no checkpoint waits for it.
   */
  private static void written(MVStore store) throws SQLException {
    if (store.getFileStore() == null) {
      return; // in memory
    }
    try {
      store.executeFilestoreOperation(() -> {});
    } catch (MVStoreException e) {
      throw new SQLException(
          "what was committed could not be written", "90028", ErrorCode.IO_EXCEPTION_1, e);
    }
  }

  /** What is done after a call, with its result. */
  private interface Afterwards {
    Object of(Method called, Object result) throws SQLException;
  }

  private static <T> T proxy(Class<T> type, Object target, Afterwards afterwards) {
    return type.cast(
        Proxy.newProxyInstance(
            DurableSource.class.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              try {
                return afterwards.of(method, method.invoke(target, arguments));
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            }));
  }
}
