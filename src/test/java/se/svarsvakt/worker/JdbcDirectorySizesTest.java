package se.svarsvakt.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import se.svarsvakt.testing.Databases;
import se.svarsvakt.testing.Databases.Database;
import se.svarsvakt.worker.DirectorySizes.Size;

class JdbcDirectorySizesTest {
  /** What holds on every database. */
  abstract static class Contract {
    private JdbcDirectorySizes sizes;

    abstract Database database();

    @BeforeEach
    void prepare() {
      sizes = new JdbcDirectorySizes(database().jdbc());
    }

    @Test
    void nothing_is_known_of_what_was_never_read() {
      assertThat(sizes.of("accounts")).isEmpty();
    }

    @Test
    void the_latest_size_of_each_part_is_known() {
      Size doubted = new Size(900, 12, Instant.parse("2026-11-20T09:00:00Z"));
      sizes.keep("domains", new Size(3, null, null));
      sizes.keep("accounts", new Size(800, null, null));
      sizes.keep("accounts", doubted);
      assertThat(sizes.of("accounts")).contains(doubted);
      assertThat(sizes.of("domains")).contains(new Size(3, null, null));
    }

    @Test
    void what_was_doubted_is_forgotten_with_the_doubt() {
      sizes.keep("accounts", new Size(900, 12, Instant.parse("2026-11-20T09:00:00Z")));
      sizes.keep("accounts", new Size(12, null, null));
      assertThat(sizes.of("accounts")).contains(new Size(12, null, null));
    }
  }

  @Nested
  class OnH2 extends Contract {
    @Override
    Database database() {
      return Databases.h2();
    }
  }

  @Nested
  class OnPostgres extends Contract {
    @Override
    Database database() {
      return Databases.postgres();
    }
  }
}
