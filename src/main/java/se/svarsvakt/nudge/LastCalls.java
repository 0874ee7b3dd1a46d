package se.svarsvakt.nudge;

import java.util.ArrayList;
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
  private LastCalls() {}

  static List<NudgeCandidate> takePlace(List<NudgeCandidate> candidates) {
    Map<MailboxId, Set<NudgeItem>> called = new HashMap<>();
    for (NudgeCandidate candidate : candidates) {
      if (candidate.nudge().kind() == NudgeKind.LAST_CALL) {
        called
            .computeIfAbsent(candidate.nudge().recipient(), person -> new HashSet<>())
            .addAll(candidate.nudge().items());
      }
    }
    List<NudgeCandidate> left = new ArrayList<>();
    for (NudgeCandidate candidate : candidates) {
      Set<NudgeItem> told = called.getOrDefault(candidate.nudge().recipient(), Set.of());
      left.add(
          candidate.nudge().kind() == NudgeKind.REPLY_DUE
              ? candidate.without(
                  told::contains, "the last call about the same mail takes its place")
              : candidate);
    }
    return left;
  }

  static NudgeCandidate unseen(NudgeCandidate candidate, Set<NudgeItem> seen) {
    return candidate.without(seen::contains, "the morning's reminder of it was seen");
  }
}
