package se.svarsvakt.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.web.Visitor.Role;
import se.svarsvakt.worklist.AccountGate.Admission;

/**
 * Those who signed in at the provider, with the roles that they have now.
 *
 * <p>App roles stand in the provider's token and are believed for five minutes after it vouched for
 * them; whoever opens a page after two is sent there and back first, so that a form that was opened
 * can be sent for three minutes more. Accounts and units are looked at by {@link
 * se.svarsvakt.worklist.AccountGate} and {@link ManagedUnits}, which hold what they know for no
 * longer. While the directory cannot be asked, a token that is as fresh shows that the account is
 * in use.
 */
record SignedInPeople(PageStores stores, Clock clock) implements Identification.Source {
  /** How long the provider's word counts. */
  static final Duration BELIEVED = Duration.ofMinutes(5);

  /** After that long it is asked again where nothing is lost by it. */
  static final Duration ASKED_AGAIN = Duration.ofMinutes(2);

  @Override
  public Identification of(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    Instant now = clock.instant();
    Optional<SignedIn> person = SignedIn.of(session).filter(one -> isWithin(one, now));
    if (session == null || person.isEmpty()) {
      return new Identification.Unidentified();
    }
    return of(person.get(), session, AccessCheck.changes(request), now);
  }

  private boolean isWithin(SignedIn person, Instant now) {
    return now.isBefore(person.since().plus(stores.sessions().longest()));
  }

  private Identification of(SignedIn person, HttpSession session, boolean changes, Instant now) {
    boolean fresh = now.isBefore(person.vouched().plus(changes ? BELIEVED : ASKED_AGAIN));
    if (!fresh && !person.roles().isEmpty()) {
      return new Identification.Outdated();
    }
    return switch (stores.gate().admits(person.id())) {
      case ADMITTED -> new Identification.Identified(visitor(person, true), true);
      case OUTSIDER -> {
        session.invalidate();
        yield new Identification.NotAdmitted(Identification.Reason.OUTSIDER);
      }
      case UNCHECKED -> {
        if (!fresh) {
          yield new Identification.Outdated();
        }
        yield isKnown(person)
            ? new Identification.Identified(visitor(person, false), false)
            : new Identification.NotAdmitted(Identification.Reason.UNCHECKED);
      }
    };
  }

  /** Why somebody whom the provider has just vouched for is not let in; empty where they are. */
  Optional<Identification.Reason> refusal(SignedIn person) {
    Admission admission = stores.gate().admits(person.id());
    return switch (admission) {
      case ADMITTED -> Optional.empty();
      case OUTSIDER -> Optional.of(Identification.Reason.OUTSIDER);
      case UNCHECKED ->
          isKnown(person) ? Optional.empty() : Optional.of(Identification.Reason.UNCHECKED);
    };
  }

  /** Whether they are no guest, as far as this can be told without the directory. */
  private boolean isKnown(SignedIn person) {
    MailboxId id = person.id();
    return !person.roles().isEmpty()
        || stores.units().found().chart().people().contains(id)
        || stores.units().found().of(id).isPresent();
  }

  /** With the unit that they have by the directory, or by the latest pass alone. */
  private Visitor visitor(SignedIn person, boolean asked) {
    Set<Role> roles = EnumSet.of(Role.EMPLOYEE);
    roles.addAll(person.roles());
    ManagedUnits units = stores.units();
    if ((asked ? units.of(person.id()) : units.found().of(person.id())).isPresent()) {
      roles.add(Role.MANAGER);
    }
    return new Visitor(Optional.of(person.id()), person.name(), roles);
  }

  @Override
  public Visitor lastKnown(HttpServletRequest request) {
    return SignedIn.of(request.getSession(false))
        .filter(person -> isWithin(person, clock.instant()))
        .map(person -> visitor(person, false))
        .orElse(Visitor.NOBODY);
  }
}
