package se.svarsvakt.wiring;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import se.svarsvakt.web.SessionStore;

/**
 * Who is signed in to the pages, in the database, so that every node knows it. A session holds
 * nothing but texts; what is over is deleted every ten minutes, until this is closed.
 */
final class StoredSessions implements AutoCloseable {
  private static final String EVERY_TEN_MINUTES = "0 */10 * * * *";

  private final JdbcIndexedSessionRepository sessions;

  /**
   * Over a database.
   *
   * @param idle a session that was not used for that long is over
   */
  StoredSessions(DataSource source, Duration idle) {
    TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(source));
    transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.sessions = new JdbcIndexedSessionRepository(new JdbcTemplate(source), transactions);
    sessions.setTableName("web_session");
    sessions.setDefaultMaxInactiveInterval(idle);
    sessions.setConversionService(textsOnly());
    sessions.setIndexResolver(StoredSessions::person);
    sessions.setCleanupCron(EVERY_TEN_MINUTES);
    sessions.afterPropertiesSet();
  }

  /** Fills the column of whose it is. */
  private static Map<String, String> person(Session session) {
    return SessionStore.person(session)
        .map(person -> Map.of(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, person))
        .orElse(Map.of());
  }

  /** No object is read from bytes, only text. */
  private static GenericConversionService textsOnly() {
    GenericConversionService texts = new GenericConversionService();
    texts.addConverter(
        Object.class, byte[].class, text -> text.toString().getBytes(StandardCharsets.UTF_8));
    texts.addConverter(
        byte[].class, Object.class, bytes -> new String(bytes, StandardCharsets.UTF_8));
    return texts;
  }

  SessionRepository<? extends Session> all() {
    return sessions;
  }

  @Override
  public void close() {
    sessions.destroy();
  }
}
