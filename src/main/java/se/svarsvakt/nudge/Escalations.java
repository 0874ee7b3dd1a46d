package se.svarsvakt.nudge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.reply.JudgedMail;

/**
 * Keeps from those who answer for others what is not theirs to hear: that a person has left
 * something undone of which that person was never told, and mail that pretends to be what it is
 * not. A stand-in of somebody who is away is told in their place, and hears all but the latter.
 */
final class Escalations {
  static final String NOT_REACHED = "whom it is about was not told of it themselves";
  static final String FORGED = "it claims to be from a colleague; a manager is not told of that";

  private final Responsibilities people;
  private final Outbox outbox;
  private final NudgePlan plan;

  /** What others are to hear of. */
  private final Set<NudgeItem> others = new HashSet<>();

  /** What of it the persons concerned were told of, before this run or in it, sent or shown. */
  private final Set<NudgeItem> told = ConcurrentHashMap.newKeySet();

  Escalations(Responsibilities people, Outbox outbox, NudgePlan plan) {
    this.people = people;
    this.outbox = outbox;
    this.plan = plan;
  }

  /**
   * Whoever a matter is about goes before those who answer for them; the kinds keep their order.
   *
   * @return groups of which one comes after the other
   */
  List<List<NudgeCandidate>> inTurn(List<NudgeCandidate> candidates) {
    Map<NudgeKind, Map<Boolean, List<NudgeCandidate>>> groups = new EnumMap<>(NudgeKind.class);
    for (NudgeCandidate candidate : candidates) {
      Set<NudgeItem> escalated = escalated(candidate);
      others.addAll(escalated);
      groups
          .computeIfAbsent(candidate.nudge().kind(), _ -> new TreeMap<>())
          .computeIfAbsent(!escalated.isEmpty(), _ -> new ArrayList<>())
          .add(candidate);
    }
    outbox.told(others).forEach(this::note);
    return groups.values().stream().flatMap(kind -> kind.values().stream()).toList();
  }

  private void note(NudgeItem item, Map<MailboxId, Instant> reached) {
    Instant since = plan.since(item);
    if (people.responsibleFor(item.mailbox()).stream()
        .anyMatch(each -> !reached.getOrDefault(each, Instant.MIN).isBefore(since))) {
      told.add(item);
    }
  }

  /** Without what pretends to be a colleague's, where whoever gets it answers for others. */
  NudgeCandidate withoutForged(NudgeCandidate candidate) {
    return candidate.without(
        item -> {
          JudgedMail known = plan.delicate(item);
          return known != null && known.claimsColleague() && isAnothers(candidate, item);
        },
        FORGED);
  }

  /** Without what the persons concerned were never told of. */
  NudgeCandidate withoutUntold(NudgeCandidate candidate) {
    Set<NudgeItem> escalated = escalated(candidate);
    return candidate.without(item -> escalated.contains(item) && !wasTold(item), NOT_REACHED);
  }

  /** Somebody was told of it in this run. */
  void told(NudgeCandidate candidate) {
    candidate.nudge().items().stream()
        .filter(item -> others.contains(item) && !isAnothers(candidate, item))
        .forEach(told::add);
  }

  /**
   * A colleague who is asked for cover, and a registrator, hear of a question, not of what somebody
   * left undone; a manager who is to see to something hears of what is their own.
   */
  private Set<NudgeItem> escalated(NudgeCandidate candidate) {
    NudgeKind kind = candidate.nudge().kind();
    if (kind == NudgeKind.COVER || kind == NudgeKind.PUBLIC_RECORDS) {
      return Set.of();
    }
    Set<NudgeItem> escalated = new HashSet<>(candidate.nudge().items());
    escalated.removeIf(item -> plan.isForManager(item) || !isAnothers(candidate, item));
    candidate.standsInFor().forEach(original -> escalated.removeAll(original.items()));
    return escalated;
  }

  private boolean isAnothers(NudgeCandidate candidate, NudgeItem item) {
    JudgedMail known = plan.delicate(item);
    return known == null
        ? !people.mayRead(candidate.nudge().recipient(), item.mailbox())
        : !people.mayRead(candidate.nudge().recipient(), known);
  }

  private boolean wasTold(NudgeItem item) {
    return told.contains(item) || people.isNobodys(item.mailbox());
  }
}
