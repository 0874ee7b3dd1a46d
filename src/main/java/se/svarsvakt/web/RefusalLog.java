package se.svarsvakt.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whoever runs the program why requests were refused: each reason at most once a minute, so
 * that strangers cannot fill the log. Reasons are the program's own texts, never the request's.
 */
final class RefusalLog {
  private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final Clock clock;
  private final Map<String, Instant> told = new HashMap<>();

  RefusalLog(Clock clock) {
    this.clock = clock;
  }

  /** A request was refused; it is the sender who must mend it. */
  void refused(String where, String reason) {
    if (isDue(where + reason)) {
      LOG.info("{}: refused a request: {}", where, reason);
    }
  }

  /** A request could not be served; it is here that something must be mended. */
  void failed(String where, String reason) {
    if (isDue(where + reason)) {
      LOG.warn("{}: could not serve a request: {}", where, reason);
    }
  }

  private synchronized boolean isDue(String what) {
    Instant now = clock.instant();
    Instant last = told.get(what);
    if (last != null && now.isBefore(last.plus(PAUSE))) {
      return false;
    }
    told.put(what, now);
    return true;
  }
}
