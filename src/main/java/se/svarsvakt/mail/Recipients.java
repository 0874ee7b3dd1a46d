package se.svarsvakt.mail;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The people and functions that a sent message goes to (To, Cc and Bcc), by the hashes of their
 * addresses.
 *
 * @param external outside the organisation
 * @param internal inside it
 */
public record Recipients(Set<Hash> external, Set<Hash> internal) {
  /** Nobody. */
  public static final Recipients NONE = new Recipients(Set.of(), Set.of());

  /** Keeps copies. */
  public Recipients {
    external = Set.copyOf(external);
    internal = Set.copyOf(internal);
  }

  /** Everybody, inside and outside. */
  public Stream<Hash> all() {
    return Stream.concat(external.stream(), internal.stream()).distinct();
  }

  /** Whether that address is among them, inside or outside. */
  public boolean contains(Hash address) {
    return external.contains(address) || internal.contains(address);
  }

  /** Whether at least one of those addresses is among them. */
  public boolean containsAny(Collection<Hash> addresses) {
    return addresses.stream().anyMatch(this::contains);
  }

  /** Whether somebody inside the organisation is among them who is none of those addresses. */
  public boolean reachesInsideBeyond(Collection<Hash> addresses) {
    return !addresses.containsAll(internal);
  }
}
