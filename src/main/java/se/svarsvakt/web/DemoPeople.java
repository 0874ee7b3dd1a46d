package se.svarsvakt.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import se.svarsvakt.web.Identification.NotAdmitted;

/**
 * In the demo everybody at this machine is whom they choose, for as long as the session lasts;
 * nobody else is let in.
 *
 * @param here who may come in at all
 * @param chosen those who chose
 */
record DemoPeople(LocalAdministrator here, SignedInPeople chosen) implements Identification.Source {
  /** Far enough ahead: no provider vouches for those of the demo. */
  private static final Instant FOR_EVER = Instant.parse("9999-12-31T00:00:00Z");

  /** Who has chosen somebody. */
  static SignedIn signedIn(DemoOverview.DemoPerson person, Instant now) {
    return new SignedIn(person.id(), person.name(), person.roles(), now, FOR_EVER, "");
  }

  @Override
  public Identification of(HttpServletRequest request) {
    return here.of(request) instanceof NotAdmitted refused ? refused : chosen.of(request);
  }

  @Override
  public Visitor lastKnown(HttpServletRequest request) {
    return here.of(request) instanceof NotAdmitted ? Visitor.NOBODY : chosen.lastKnown(request);
  }
}
