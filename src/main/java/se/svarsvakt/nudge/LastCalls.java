package se.svarsvakt.nudge;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.svarsvakt.mail.MailboxId;

/**
 * Keeps a person from being told twice of the same without need: where the reminder of the morning
 * did not go and the last call about the same mail is due, the last call takes its place; where it
 * was seen, there is no last call.
 */
final class LastCalls {
  /** What takes the place of the morning's reminder. */
  private static final Set<NudgeKind> BEFORE_MORNING =
      Set.of(NudgeKind.PUBLIC_RECORDS, NudgeKind.LAST_CALL);

  /** What leaves nothing for a last call to tell. */
  private static final Set<NudgeKind> NO_LAST_CALL =
      Set.copyOf(EnumSet.complementOf(EnumSet.of(NudgeKind.LAST_CALL)));

  private static final String TOLD_TODAY = "it was told of today in another reminder";

  private LastCalls() {}

  /**
   * One reminder about a mail at a time: of a request for public records that of the request, else
   * the last call.
   */
  static List<NudgeCandidate> takePlace(List<NudgeCandidate> candidates) {
    return without(
        requestsFirst(candidates),
        NudgeKind.LAST_CALL,
        Set.of(NudgeKind.REPLY_DUE),
        "the last call about the same mail takes its place");
  }

  /**
   * As above, of requests alone: one that is late when it is first seen is told of as a request.
   */
  static List<NudgeCandidate> requestsFirst(List<NudgeCandidate> candidates) {
    return without(
        candidates,
        NudgeKind.PUBLIC_RECORDS,
        Set.of(NudgeKind.LAST_CALL, NudgeKind.REPLY_DUE, NudgeKind.OVERDUE),
        "it is told of as a request for public records");
  }

  /** What the store is asked for those to whom it matters. */
  private record OutboxQuestion(Set<NudgeKind> kinds, Instant since, String reason) {
    /** A late pass may have told of something when its last call was due already. */
    static Optional<OutboxQuestion> about(PlannedNudge nudge, Instant today) {
      return switch (nudge.kind()) {
        case LAST_CALL ->
            Optional.of(
                new OutboxQuestion(
                    NO_LAST_CALL,
                    nudge.plannedFor(),
                    "it was told of since the last call was due"));
        case REPLY_DUE -> Optional.of(new OutboxQuestion(BEFORE_MORNING, today, TOLD_TODAY));
        case OVERDUE ->
            Optional.of(new OutboxQuestion(Set.of(NudgeKind.PUBLIC_RECORDS), today, TOLD_TODAY));
        case ABSENCE,
            PUBLIC_RECORDS,
            COVER,
            REGISTRATION,
            FORWARD_UNTOLD,
            UNATTENDED,
            SIGNATURE,
            WEEKLY_SUMMARY ->
            Optional.empty();
      };
    }
  }

  /**
   * Without what earlier passes told the same person of, where that took this one's place, as
   * {@link #takePlace}.
   *
   * @param today when the day began
   */
  static List<NudgeCandidate> notToldOtherwise(
      List<NudgeCandidate> candidates, Instant today, Outbox outbox) {
    Map<OutboxQuestion, Set<MailboxId>> people = new HashMap<>();
    for (NudgeCandidate candidate : candidates) {
      if (candidate.obstacle() == null) {
        PlannedNudge nudge = candidate.nudge();
        OutboxQuestion.about(nudge, today)
            .ifPresent(
                question ->
                    people.computeIfAbsent(question, _ -> new HashSet<>()).add(nudge.recipient()));
      }
    }
    Map<OutboxQuestion, Map<MailboxId, Set<NudgeItem>>> told = new HashMap<>();
    people.forEach(
        (question, asked) ->
            told.put(question, outbox.toldOf(asked, question.kinds(), question.since())));
    return candidates.stream()
        .map(
            candidate ->
                OutboxQuestion.about(candidate.nudge(), today)
                    .map(
                        question ->
                            candidate.without(
                                told.getOrDefault(question, Map.of())
                                        .getOrDefault(candidate.nudge().recipient(), Set.of())
                                    ::contains,
                                question.reason()))
                    .orElse(candidate))
        .toList();
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

  /**
   * Without last calls about what was seen.
   *
   * @param seenBy tells what people saw
   */
  static List<NudgeCandidate> unseen(
      List<NudgeCandidate> candidates,
      Function<Set<MailboxId>, Map<MailboxId, Set<NudgeItem>>> seenBy) {
    Set<MailboxId> people =
        candidates.stream()
            .filter(LastCalls::isLastCall)
            .map(each -> each.nudge().recipient())
            .collect(Collectors.toSet());
    if (people.isEmpty()) {
      return candidates;
    }
    Map<MailboxId, Set<NudgeItem>> seen = seenBy.apply(people);
    return candidates.stream()
        .map(
            each ->
                isLastCall(each)
                    ? each.without(
                        seen.getOrDefault(each.nudge().recipient(), Set.of())::contains,
                        "the morning's reminder of it was seen")
                    : each)
        .toList();
  }

  private static boolean isLastCall(NudgeCandidate candidate) {
    return candidate.nudge().kind() == NudgeKind.LAST_CALL && candidate.obstacle() == null;
  }
}
