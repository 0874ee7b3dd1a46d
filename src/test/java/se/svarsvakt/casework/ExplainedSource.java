package se.svarsvakt.casework;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Notes the plan of each statement before it runs, with the same values. */
final class ExplainedSource extends DelegatingDataSource {
  final StringBuilder plans = new StringBuilder();

  ExplainedSource(DataSource source) {
    super(source);
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection real = super.getConnection();
    return proxy(
        Connection.class,
        (method, values) ->
            method.getName().equals("prepareStatement")
                ? explained(
                    (PreparedStatement) Objects.requireNonNull(invoked(real, method, values)),
                    real.prepareStatement("explain " + values[0]))
                : invoked(real, method, values));
  }

  private PreparedStatement explained(PreparedStatement real, PreparedStatement explain) {
    return proxy(
        PreparedStatement.class,
        (method, values) -> {
          if (method.getName().startsWith("execute")) {
            note(explain);
          } else if (method.getName().startsWith("set") && values.length > 1) {
            invoked(explain, method, values);
          }
          return invoked(real, method, values);
        });
  }

  /** What was noted since this was asked last. */
  String taken() {
    String taken = plans.toString();
    plans.setLength(0);
    return taken;
  }

  private void note(PreparedStatement explain) throws SQLException {
    try (explain;
        ResultSet lines = explain.executeQuery()) {
      while (lines.next()) {
        plans.append(lines.getString(1)).append('\n');
      }
    }
  }

  @FunctionalInterface
  private interface Call {
    @Nullable Object made(Method method, Object[] values) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, values) ->
                call.made(method, Objects.requireNonNullElse(values, new Object[0]))));
  }

  private static @Nullable Object invoked(Object real, Method method, Object[] values)
      throws Throwable {
    try {
      return method.invoke(real, values);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
