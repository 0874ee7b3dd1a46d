package se.svarsvakt.nudge;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.mail.MailboxId;

/** What became of nudges, to be looked through. */
public interface NudgeHistory {
  /** The nudges about something, the first one first. */
  List<PastNudge> about(NudgeItem item);

  /**
   * Some nudges, the latest first.
   *
   * @param before those that were planned before; for the beginning a moment after all
   * @param most at most so many
   */
  List<PastNudge> list(
      Optional<Outcome> outcome, Optional<NudgeKind> kind, Before before, int most);

  /** The same of those to one person. */
  int count(MailboxId recipient);

  /**
   * A place in the list.
   *
   * @param plannedFor when the one before it was planned for
   * @param id its id
   */
  record Before(Instant plannedFor, String id) {}

  /** What became of a nudge. */
  enum Outcome implements EnumCode {
    /** It waits for its time, or is being sent. */
    PLANNED,
    /** It was sent. */
    SENT,
    /** It was not sent, and will not be. */
    SKIPPED,
    /** It did not go out yet. */
    FAILED
  }

  /**
   * A nudge that was planned.
   *
   * @param id its id
   * @param kind what it reminds of
   * @param recipient whom
   * @param plannedFor when
   * @param outcome what became of it
   * @param reason why, in English, for the administrator; null for none
   * @param sentAt when it was sent last; null where it was not, or that is not known
   * @param items how many items it tells of
   * @param ways what became of each way that it took
   */
  record PastNudge(
      String id,
      NudgeKind kind,
      MailboxId recipient,
      Instant plannedFor,
      Outcome outcome,
      @Nullable String reason,
      @Nullable Instant sentAt,
      int items,
      Collection<Way> ways) {
    /** Keeps a copy. */
    public PastNudge {
      ways = List.copyOf(ways);
    }
  }

  /**
   * A way that a nudge took.
   *
   * @param channel its name
   * @param status what became of it
   * @param reason why; null for none
   */
  record Way(String channel, String status, @Nullable String reason, Instant at) {}
}
