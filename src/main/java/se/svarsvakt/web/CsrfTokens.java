package se.svarsvakt.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import se.svarsvakt.sync.KeyedHash;

/**
 * What tells a form of ours from a forged one: the seal of the session, which nobody else can know.
 * Nothing is kept for it. Without a session it is the same for all, who are all at this machine; a
 * page elsewhere cannot read it, since it is only read under this machine's name.
 */
record CsrfTokens(KeyedHash seal) implements CsrfTokenRepository {
  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    String of = "form " + (session == null ? "" : session.getId());
    return new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", seal.seal(of).value());
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    // it can be made again
  }

  @Override
  public CsrfToken loadToken(HttpServletRequest request) {
    return generateToken(request);
  }
}
