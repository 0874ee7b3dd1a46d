package se.svarsvakt.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The two databases that the product runs on, started once for all tests, empty when asked for. */
public final class Databases {
  private Databases() {}

  /**
   * A database with the product's tables.
   *
   * @param source for connections
   * @param named for many statements at once
   * @param jdbc for statements
   * @param transactions that cover them
   */
  public record Database(
      DataSource source,
      NamedParameterJdbcOperations named,
      JdbcClient jdbc,
      TransactionTemplate transactions) {
    static Database over(DataSource source) {
      Flyway.configure().dataSource(source).locations("classpath:db/migration").load().migrate();
      return new Database(
          source,
          new NamedParameterJdbcTemplate(source),
          JdbcClient.create(source),
          new TransactionTemplate(new JdbcTransactionManager(source)));
    }
  }

  private static final class H2 {
    static final Database ONE =
        Database.over(
            pool(
                "jdbc:h2:mem:contracts;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
                    + ";DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1"));
  }

  private static final class Postgres {
    static final EmbeddedPostgres SERVER = start();
    static final Database ONE = Database.over(pool(SERVER.getJdbcUrl("postgres", "postgres")));

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** H2 in memory, all tables empty. */
  public static Database h2() {
    List<String> tables = tables(H2.ONE);
    JdbcClient jdbc = H2.ONE.jdbc();
    jdbc.sql("set referential_integrity false").update();
    tables.forEach(table -> jdbc.sql("truncate table " + table).update());
    jdbc.sql("set referential_integrity true").update();
    return H2.ONE;
  }

  /** PostgreSQL, all tables empty. */
  public static Database postgres() {
    String tables = String.join(", ", tables(Postgres.ONE));
    Postgres.ONE.jdbc().sql("truncate table " + tables + " cascade").update();
    return Postgres.ONE;
  }

  /** The address of a fresh PostgreSQL database without tables, user {@code postgres}. */
  public static String freshPostgresUrl(String name) {
    JdbcClient jdbc = Postgres.ONE.jdbc();
    jdbc.sql("drop database if exists " + name).update();
    jdbc.sql("create database " + name).update();
    return Postgres.SERVER.getJdbcUrl("postgres", name);
  }

  private static List<String> tables(Database database) {
    return database
        .jdbc()
        .sql(
            "select table_name from information_schema.tables where table_schema = 'public'"
                + " and table_name <> 'flyway_schema_history'")
        .query((row, number) -> Objects.requireNonNull(row.getString(1)))
        .list();
  }

  private static HikariDataSource pool(String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(10);
    config.setMinimumIdle(1);
    return new HikariDataSource(config);
  }
}
