package se.svarsvakt.teams.token;

import org.springframework.security.core.AuthenticationException;

/**
 * The keys that tell true tokens from false ones cannot be fetched now. It is no judgement of the
 * token: the request is answered with 503, for Teams sends an activity again after a 5xx and gives
 * it up after a 401.
 */
public final class KeysUnreachable extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  KeysUnreachable(String why) {
    super(why);
  }

  KeysUnreachable(String why, Throwable cause) {
    super(why, cause);
  }
}
