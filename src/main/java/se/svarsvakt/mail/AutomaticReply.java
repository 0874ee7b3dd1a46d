package se.svarsvakt.mail;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import se.svarsvakt.worktime.Period;

/**
 * How a person's automatic reply is set, and what its text lacks. The text itself is not kept.
 *
 * @param status whether it is on
 * @param audience who of those outside the organisation gets it
 * @param window when a scheduled one is on; without a window a scheduled one never is
 * @param missing what the policy asks for and the external text does not have
 */
public record AutomaticReply(
    Status status, Audience audience, Optional<Period> window, Set<MissingReplyText> missing) {
  /** Switched off. */
  public static final AutomaticReply OFF =
      new AutomaticReply(Status.DISABLED, Audience.NONE, Optional.empty(), Set.of());

  /** Keeps a copy. */
  public AutomaticReply {
    missing = Set.copyOf(missing);
  }

  /** The same with another verdict on its text. */
  public AutomaticReply missing(Set<MissingReplyText> changed) {
    return new AutomaticReply(status, audience, window, changed);
  }

  /** Whether and when an automatic reply is on; Graph's {@code automaticRepliesStatus}. */
  public enum Status {
    /** Off. */
    DISABLED("disabled"),
    /** On until it is switched off. */
    ALWAYS("alwaysEnabled"),
    /** On in its window. */
    SCHEDULED("scheduled");

    private final String graphName;

    Status(String graphName) {
      this.graphName = graphName;
    }

    /** The status that Graph calls so, in any letter case; off where Graph has no such name. */
    public static Status of(String graphValue) {
      return switch (folded(graphValue)) {
        case "alwaysenabled", "always" -> ALWAYS;
        case "scheduled" -> SCHEDULED;
        default -> DISABLED;
      };
    }

    /** What Graph calls it. */
    public String graphName() {
      return graphName;
    }
  }

  /** Which external senders get it; Graph's {@code externalAudienceScope}. */
  public enum Audience {
    /** Nobody outside the organisation. */
    NONE("none"),
    /** Those among the person's contacts. */
    CONTACTS("contactsOnly"),
    /** All. */
    ALL("all"),
    /** Graph says something else: that accuses nobody, and proves nothing. */
    UNKNOWN("unknown");

    private final String graphName;

    Audience(String graphName) {
      this.graphName = graphName;
    }

    /** The audience that Graph calls so, in any letter case. */
    public static Audience of(String graphValue) {
      return switch (folded(graphValue)) {
        case "none" -> NONE;
        case "contactsonly", "contacts", "known" -> CONTACTS;
        case "all" -> ALL;
        default -> UNKNOWN;
      };
    }

    /** What Graph calls it. */
    public String graphName() {
      return graphName;
    }

    /** Whether somebody outside the organisation gets the reply. */
    public boolean reachesOutside() {
      return this != NONE;
    }

    /** Whether everybody outside gets it, as far as known. */
    public boolean reachesAll() {
      return this == ALL || this == UNKNOWN;
    }
  }

  /** Whether it is on at that moment. */
  public boolean isOn(Instant moment) {
    return isOn(period -> period.contains(moment));
  }

  /** Whether it is on all that time. */
  public boolean covers(Period time) {
    return isOn(period -> period.covers(time));
  }

  /** Whether it is on some of that time. */
  public boolean overlaps(Period time) {
    return isOn(period -> period.overlaps(time));
  }

  private boolean isOn(Predicate<Period> inWindow) {
    return switch (status) {
      case DISABLED -> false;
      case ALWAYS -> true;
      case SCHEDULED -> window.filter(inWindow).isPresent();
    };
  }

  /** Since when it is known to be on, at a moment when it is; empty where nothing tells. */
  public Optional<Instant> begun() {
    return status == Status.SCHEDULED ? window.map(Period::from) : Optional.empty();
  }

  private static String folded(String graphValue) {
    return graphValue.strip().toLowerCase(Locale.ROOT);
  }
}
