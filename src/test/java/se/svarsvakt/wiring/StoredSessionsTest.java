package se.svarsvakt.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import se.svarsvakt.testing.Databases;

/** Sessions in both databases, as two nodes have them. */
class StoredSessionsTest {
  private static final String SIGNED_IN =
      """
      {"person": "%s", "name": "", "roles": [], "since": "2026-11-20T08:00:00Z",
       "vouched": "2026-11-20T08:00:00Z", "hint": ""}
      """;
  private static final Duration IDLE = Duration.ofMinutes(30);

  abstract static class Contract {
    abstract Databases.Database database();

    @Test
    void one_node_knows_who_signed_in_at_another_and_who_signed_out() {
      Databases.Database database = database();
      try (StoredSessions one = new StoredSessions(database.source(), IDLE);
          StoredSessions other = new StoredSessions(database.source(), IDLE)) {
        String id = begun(one.all(), "Åsa Ö 🙂");
        assertThat(text(other.all(), id)).isEqualTo("Åsa Ö 🙂");
        other.all().deleteById(id);
        assertThat(one.all().findById(id)).isNull();
      }
    }

    @Test
    void what_was_idle_for_too_long_is_not_there() {
      Databases.Database database = database();
      try (StoredSessions sessions = new StoredSessions(database.source(), IDLE)) {
        String id = begun(sessions.all(), "x");
        database
            .jdbc()
            .sql("update web_session set last_access_time = last_access_time - :idle")
            .param("idle", IDLE.toMillis())
            .update();
        assertThat(sessions.all().findById(id)).isNull();
      }
    }

    @Test
    void what_is_kept_is_text_and_no_object() {
      Databases.Database database = database();
      try (StoredSessions sessions = new StoredSessions(database.source(), IDLE)) {
        begun(sessions.all(), "plain");
        assertThat(
                database
                    .jdbc()
                    .sql("select attribute_bytes from web_session_attributes")
                    .query(byte[].class)
                    .single())
            .isEqualTo("plain".getBytes(StandardCharsets.UTF_8));
      }
    }

    @Test
    void a_session_is_found_by_whose_it_is() {
      Databases.Database database = database();
      try (StoredSessions sessions = new StoredSessions(database.source(), IDLE)) {
        begun(sessions.all(), SIGNED_IN.formatted("anna"));
        begun(sessions.all(), SIGNED_IN.formatted("x".repeat(101)));
        begun(sessions.all(), "nobody's");
        assertThat(
                database
                    .jdbc()
                    .sql("select count(*) from web_session where principal_name = 'anna'")
                    .query(Integer.class)
                    .single())
            .isOne();
      }
    }

    private static <S extends Session> String begun(SessionRepository<S> sessions, String text) {
      S session = sessions.createSession();
      session.setAttribute("signed-in", text);
      sessions.save(session);
      return session.getId();
    }

    private static String text(SessionRepository<? extends Session> sessions, String id) {
      Session session = sessions.findById(id);
      Object kept = session == null ? "" : session.getAttribute("signed-in");
      return String.valueOf(kept);
    }
  }

  @Nested
  class OnH2 extends Contract {
    @Override
    Databases.Database database() {
      return Databases.h2();
    }
  }

  @Nested
  class OnPostgreSql extends Contract {
    @Override
    Databases.Database database() {
      return Databases.postgres();
    }
  }
}
