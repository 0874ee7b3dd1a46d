package se.svarsvakt.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.springframework.session.web.http.CookieSerializer;
import se.svarsvakt.sync.KeyedHash;

/** The cookie that names a session; a forged one leads to no question to the database. */
record SessionCookie(SealedCookie cookie) implements CookieSerializer {
  private static final Duration UNTIL_THE_BROWSER_ENDS = Duration.ofSeconds(-1);

  static SessionCookie of(KeyedHash seal) {
    return new SessionCookie(new SealedCookie("svarsvakt-session", seal));
  }

  @Override
  public void writeCookieValue(CookieValue value) {
    String id = value.getCookieValue();
    if (id.isEmpty()) {
      cookie.remove(value.getRequest(), value.getResponse(), "");
    } else {
      cookie.write(value.getRequest(), value.getResponse(), "", id, UNTIL_THE_BROWSER_ENDS);
    }
  }

  @Override
  public List<String> readCookieValues(HttpServletRequest request) {
    return cookie.read(request, "");
  }
}
