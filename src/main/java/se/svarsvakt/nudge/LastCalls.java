package se.svarsvakt.nudge;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.svarsvakt.mail.MailboxId;

/**
 * Keeps a person from being told twice of the same without need: where the reminder of the morning
 * did not go and the last call about the same mail is due, the last call takes its place; where it
 * was seen, there is no last call.
 */
final class LastCalls {
  /** What takes the place of the morning's reminder. */
  static final Set<NudgeKind> BEFORE_MORNING =
      Set.of(NudgeKind.PUBLIC_RECORDS, NudgeKind.LAST_CALL);

  /** What leaves nothing for a last call to tell. */
  static final Set<NudgeKind> NO_LAST_CALL =
      Set.copyOf(EnumSet.complementOf(EnumSet.of(NudgeKind.LAST_CALL)));

  private LastCalls() {}

  /**
   * One reminder about a mail at a time: of a request for public records that of the request, else
   * the last call.
   */
  static List<NudgeCandidate> takePlace(List<NudgeCandidate> candidates) {
    List<NudgeCandidate> requested =
        without(
            candidates,
            NudgeKind.PUBLIC_RECORDS,
            Set.of(NudgeKind.LAST_CALL, NudgeKind.REPLY_DUE),
            "it is told of as a request for public records");
    return without(
        requested,
        NudgeKind.LAST_CALL,
        Set.of(NudgeKind.REPLY_DUE),
        "the last call about the same mail takes its place");
  }

  /** The morning's reminder without what the person was told of today, as {@link #takePlace}. */
  static NudgeCandidate toldOtherwise(NudgeCandidate candidate, Set<NudgeItem> today) {
    return candidate.without(today::contains, "it was told of today in another reminder");
  }

  private static List<NudgeCandidate> without(
      List<NudgeCandidate> candidates, NudgeKind by, Set<NudgeKind> replaced, String reason) {
    Map<MailboxId, Set<NudgeItem>> told = new HashMap<>();
    for (NudgeCandidate candidate : candidates) {
      if (candidate.nudge().kind() == by) {
        told.computeIfAbsent(candidate.nudge().recipient(), _ -> new HashSet<>())
            .addAll(candidate.nudge().items());
      }
    }
    return candidates.stream()
        .map(
            candidate ->
                replaced.contains(candidate.nudge().kind())
                    ? candidate.without(
                        told.getOrDefault(candidate.nudge().recipient(), Set.of())::contains,
                        reason)
                    : candidate)
        .toList();
  }

  static NudgeCandidate untold(NudgeCandidate candidate, Set<NudgeItem> told) {
    return candidate.without(told::contains, "it was told of since the last call was due");
  }

  static NudgeCandidate unseen(NudgeCandidate candidate, Set<NudgeItem> seen) {
    return candidate.without(seen::contains, "the morning's reminder of it was seen");
  }
}
