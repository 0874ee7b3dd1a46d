package se.svarsvakt.nudge;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.svarsvakt.rule.Finding;
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
  private final Map<NudgeItem, JudgedMail> mail = new HashMap<>();
  private final Map<NudgeItem, Instant> since = new HashMap<>();
  private final Set<NudgeItem> forManagers = new HashSet<>();

  /** What this run has told of, sent or shown. */
  private final Set<NudgeItem> told = new HashSet<>();

  Escalations(Responsibilities people, Outbox outbox, OpenItems openItems) {
    this.people = people;
    this.outbox = outbox;
    openItems.mail().forEach(each -> mail.put(NudgeItem.of(each), each));
    for (Finding finding : openItems.findings()) {
      since.merge(NudgeItem.of(finding), finding.since(), (a, b) -> a.isBefore(b) ? a : b);
      if (finding.issue().isForManager()) {
        forManagers.add(NudgeItem.of(finding));
      }
    }
  }

  /**
   * Whoever a matter is about goes before those who answer for them; the kinds keep their order.
   */
  List<NudgeCandidate> lastToOthers(List<NudgeCandidate> candidates) {
    return candidates.stream()
        .sorted(
            Comparator.comparing((NudgeCandidate candidate) -> candidate.nudge().kind())
                .thenComparing(candidate -> !escalated(candidate).isEmpty()))
        .toList();
  }

  /** Without what pretends to be a colleague's, where whoever gets it answers for others. */
  NudgeCandidate withoutForged(NudgeCandidate candidate) {
    return candidate.without(
        item -> {
          JudgedMail known = mail.get(item);
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
        .filter(item -> !isAnothers(candidate, item))
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
    escalated.removeIf(item -> forManagers.contains(item) || !isAnothers(candidate, item));
    candidate.standsInFor().forEach(original -> escalated.removeAll(original.items()));
    return escalated;
  }

  private boolean isAnothers(NudgeCandidate candidate, NudgeItem item) {
    JudgedMail known = mail.get(item);
    return known == null
        ? !people.mayRead(candidate.nudge().recipient(), item.mailbox())
        : !people.mayRead(candidate.nudge().recipient(), known);
  }

  private boolean wasTold(NudgeItem item) {
    return told.contains(item)
        || people.isNobodys(item.mailbox())
        || outbox.wasTold(
            people.responsibleFor(item.mailbox()), item, since.getOrDefault(item, Instant.EPOCH));
  }
}
