package se.svarsvakt.web;

import java.time.Duration;
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
    SessionRepository<? extends Session> sessions, Duration longest, KeyedHash seal) {}
