package se.svarsvakt.rule.absence;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How a person's automatic reply is set, and what its text lacks. The text itself is not kept.
 *
 * @param status whether it is on
 * @param audience who of those outside the organisation gets it
 * @param window when a scheduled one is on; without a window a scheduled one never is
 * @param lacks what the policy asks for and the external text does not have
 */
public record AutomaticReply(
    Status status, Audience audience, Optional<Span> window, Set<MissingReplyText> lacks) {
  /** Keeps a copy. */
  public AutomaticReply {
    lacks = Set.copyOf(lacks);
  }

  /** Whether and when an automatic reply is on; Graph's {@code automaticRepliesStatus}. */
  public enum Status {
    /** Off. */
    DISABLED,
    /** On until it is switched off; Graph calls it {@code alwaysEnabled}. */
    ALWAYS,
    /** On in its window. */
    SCHEDULED;

    /** The status that Graph calls so, in any letter case; off where Graph has no such name. */
    public static Status of(String graphValue) {
      return switch (folded(graphValue)) {
        case "alwaysenabled", "always" -> ALWAYS;
        case "scheduled" -> SCHEDULED;
        default -> DISABLED;
      };
    }
  }

  /** Which external senders get it; Graph's {@code externalAudienceScope}. */
  public enum Audience {
    /** Nobody outside the organisation. */
    NONE("none"),
    /** Those among the person's contacts. */
    CONTACTS("contactsOnly"),
    /** All. */
    ALL("all");

    private final String graphName;

    Audience(String graphName) {
      this.graphName = graphName;
    }

    /** The audience that Graph calls so, in any letter case; all where Graph has no such name. */
    public static Audience of(String graphValue) {
      return switch (folded(graphValue)) {
        case "none" -> NONE;
        case "contactsonly", "contacts", "known" -> CONTACTS;
        default -> ALL;
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
  }

  /** Whether it is on at that moment. */
  public boolean isOn(Instant moment) {
    return switch (status) {
      case DISABLED -> false;
      case ALWAYS -> true;
      case SCHEDULED -> window.filter(span -> span.contains(moment)).isPresent();
    };
  }

  /** Whether it is on all that time. */
  public boolean covers(Span time) {
    return switch (status) {
      case DISABLED -> false;
      case ALWAYS -> true;
      case SCHEDULED -> window.filter(span -> span.covers(time)).isPresent();
    };
  }

  /** Whether it is on some of that time. */
  public boolean overlaps(Span time) {
    return switch (status) {
      case DISABLED -> false;
      case ALWAYS -> true;
      case SCHEDULED -> window.filter(span -> span.overlaps(time)).isPresent();
    };
  }

  /** Since when it is known to be on, at a moment when it is; empty where nothing tells. */
  Optional<Instant> begun() {
    return status == Status.SCHEDULED ? window.map(Span::from) : Optional.empty();
  }

  private static String folded(String graphValue) {
    return graphValue.strip().toLowerCase(Locale.ROOT);
  }
}
