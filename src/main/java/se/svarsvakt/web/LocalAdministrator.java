package se.svarsvakt.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.env.Environment;
import se.svarsvakt.web.Visitor.Role;

/**
 * Where no sign-in is configured: whoever comes from this machine is an administrator, and nobody
 * else is let in. Where proxies are believed, nobody can be known to come from this machine.
 */
final class LocalAdministrator implements Identification.Source {
  private static final Visitor ADMINISTRATOR =
      new Visitor(Optional.empty(), "", Set.of(Role.ADMIN));

  private final boolean isTold;

  LocalAdministrator(Environment environment) {
    this.isTold = ThisMachine.isTold(environment);
  }

  @Override
  public Identification of(HttpServletRequest request) {
    return isTold && ThisMachine.asks(request)
        ? new Identification.Identified(ADMINISTRATOR, true)
        : new Identification.NotAdmitted(Identification.Reason.NOT_FROM_HERE);
  }

  @Override
  public Visitor lastKnown(HttpServletRequest request) {
    return of(request) instanceof Identification.Identified(Visitor visitor, _)
        ? visitor
        : Visitor.NOBODY;
  }
}
