package se.svarsvakt.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import se.svarsvakt.testing.Databases;

/** Which versions of a database are taken. */
class DatabaseVersionTest {
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Something that answers these calls alone. */
  private static <T> T answering(Class<T> type, Map<String, Object> answers, Runnable closed) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, _) -> {
              if (method.getName().equals("close")) {
                closed.run();
                return null;
              }
              assertThat(answers).containsKey(method.getName());
              return answers.get(method.getName());
            }));
  }

  private DataSource server(String product, int major, String version) {
    Map<String, Object> answers = new HashMap<>();
    answers.put("getDatabaseProductName", product);
    answers.put("getDatabaseMajorVersion", major);
    answers.put("getDatabaseProductVersion", version);
    DatabaseMetaData server = answering(DatabaseMetaData.class, answers, () -> {});
    Connection connection =
        answering(Connection.class, Map.of("getMetaData", server), () -> closed.set(true));
    return answering(DataSource.class, Map.of("getConnection", connection), () -> {});
  }

  @Test
  void a_postgresql_without_merge_is_refused_and_the_line_says_what_to_do() {
    assertThatThrownBy(() -> Database.refuseTooOld(server("PostgreSQL", 14, "14.11")))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessage(
            "the database is PostgreSQL 14.11, and version 15 or newer is needed: upgrade the"
                + " server, or name another one in svarsvakt.database.url");
    assertThat(closed).isTrue();
  }

  @Test
  void newer_ones_and_the_embedded_database_are_taken() {
    assertThatCode(
            () -> {
              Database.refuseTooOld(server("PostgreSQL", 15, "15.0"));
              Database.refuseTooOld(server("H2", 2, "2.4.240"));
              Database.refuseTooOld(Databases.postgres().source());
              Database.refuseTooOld(Databases.h2().source());
            })
        .doesNotThrowAnyException();
  }
}
