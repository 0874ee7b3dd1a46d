package se.svarsvakt.wiring;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.svarsvakt.settings.DatabaseSettings;

/**
 * A program that writes until it is killed: a pass, and beside it what people do. It says on its
 * standard output what it was told is stored.
 */
final class KilledWriter {
  private KilledWriter() {}

  /** The argument is a data directory, whose database has the two tables. */
  public static void main(String[] args) {
    Database database =
        Database.open(
            new DatabaseSettings(Optional.empty(), Optional.empty(), Optional.empty()),
            new DataDirectory(Path.of(args[0])));
    Thread.ofPlatform().daemon().start(() -> pass(database));
    JdbcClient jdbc = JdbcClient.create(database.requests());
    for (int id = 0; true; id += 2) {
      insert(jdbc, "act", id);
      int next = id + 1;
      new TransactionTemplate(new JdbcTransactionManager(database.work()))
          .executeWithoutResult(_ -> insert(JdbcClient.create(database.work()), "act", next));
      System.out.println(next);
    }
  }

  private static void pass(Database database) {
    JdbcClient jdbc = JdbcClient.create(database.sources().deferred());
    for (int id = 0; true; id++) {
      insert(jdbc, "fact", id);
    }
  }

  private static void insert(JdbcClient jdbc, String table, int id) {
    jdbc.sql("insert into " + table + " (id, text) values (:id, repeat('a', 200))")
        .param("id", id)
        .update();
  }
}
