package se.svarsvakt.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.svarsvakt.settings.DatabaseSettings;
import se.svarsvakt.settings.Secret;
import se.svarsvakt.testing.Databases;

/** A database that takes connections and says nothing any more. */
class SilentDatabaseTest {
  @TempDir Path data;

  private final AtomicBoolean silent = new AtomicBoolean();

  /** Passes on what goes to and fro until it is told to be silent. */
  private void pass(ServerSocket door, int port) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                while (true) {
                  Socket in = door.accept();
                  Socket out = new Socket(InetAddress.getLoopbackAddress(), port);
                  pump(in, out);
                  pump(out, in);
                }
              } catch (IOException e) {
                assertThat(door.isClosed()).isTrue();
              }
            });
  }

  private void pump(Socket from, Socket to) {
    Thread.ofVirtual()
        .start(
            () -> {
              byte[] buffer = new byte[8192];
              try (from;
                  to) {
                for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                  if (!silent.get()) {
                    to.getOutputStream().write(buffer, 0, read);
                    to.getOutputStream().flush();
                  }
                }
              } catch (IOException e) {
                assertThat(e).isNotNull(); // one of the two has gone
              }
            });
  }

  @Test
  void peoples_requests_fail_within_three_seconds() throws IOException {
    URI postgres = URI.create(Databases.freshPostgresUrl("silent").substring("jdbc:".length()));
    try (ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      pass(door, postgres.getPort());
      String url = "jdbc:postgresql://127.0.0.1:" + door.getLocalPort() + "/silent";
      DatabaseSettings settings =
          new DatabaseSettings(
              Optional.of(url), Optional.of("postgres"), Optional.of(new Secret("any")));
      try (Database database = Database.open(settings, new DataDirectory(data))) {
        JdbcClient jdbc = JdbcClient.create(database.requests());
        assertThat(one(jdbc)).isEqualTo(1);
        silent.set(true);
        long begun = System.nanoTime();
        assertThatThrownBy(() -> one(jdbc)).isInstanceOf(DataAccessException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
      }
    }
  }

  private static int one(JdbcClient jdbc) {
    return jdbc.sql("select 1").query(Integer.class).single();
  }
}
