package se.svarsvakt.web;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.session.MapSession;
import org.springframework.session.MapSessionRepository;
import org.springframework.session.SessionRepository;

/** Sessions in a store that fails when a test wants it to. */
final class ShakySessions implements SessionRepository<MapSession> {
  private final MapSessionRepository kept = new MapSessionRepository(new ConcurrentHashMap<>());
  volatile @Nullable RuntimeException reading;
  volatile @Nullable RuntimeException writing;

  private static void fail(@Nullable RuntimeException thrown) {
    if (thrown != null) {
      throw thrown;
    }
  }

  /** It answers. */
  void recover() {
    reading = null;
    writing = null;
  }

  @Override
  public MapSession createSession() {
    return kept.createSession();
  }

  @Override
  public void save(MapSession session) {
    fail(writing);
    kept.save(session);
  }

  @Override
  public @Nullable MapSession findById(String id) {
    fail(reading);
    return kept.findById(id);
  }

  @Override
  public void deleteById(String id) {
    fail(writing);
    kept.deleteById(id);
  }
}
