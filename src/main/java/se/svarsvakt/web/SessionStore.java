package se.svarsvakt.web;

import java.time.Duration;
import java.util.Optional;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import se.svarsvakt.sync.KeyedHash;

/**
 * Who is signed in, on all nodes.
 *
 * @param sessions where it is kept; one that was idle for too long is not there
 * @param longest after that long somebody is signed out in any case
 * @param seal shows that a browser brings what it was given
 */
public record SessionStore(
    SessionRepository<? extends Session> sessions, Duration longest, KeyedHash seal) {
  /** Longer ones fit into no table of sessions. */
  private static final int LONGEST_PERSON = 100;

  /** Whose session it is, by their Entra object id, as it is counted for them. */
  public static Optional<String> person(Session session) {
    return SignedIn.of(session)
        .map(SignedIn::person)
        .filter(person -> person.length() <= LONGEST_PERSON);
  }
}
