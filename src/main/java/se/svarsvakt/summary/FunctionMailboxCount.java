package se.svarsvakt.summary;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.FunctionMailboxPolicy;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.summary.CountedMail.Handling;
import se.svarsvakt.summary.FunctionMailboxFigures.PeopleFigures;
import se.svarsvakt.summary.ObservationStore.FindingSpan;
import se.svarsvakt.worktime.Period;

/**
 * Counts what speaks for a function mailbox, mail by mail as a week is counted. In memory stay the
 * mails that several mailboxes got, and the answers that somebody else gave.
 */
final class FunctionMailboxCount {
  private final FunctionMailboxPolicy policy;
  private final FigureTally.WeekTerms terms;

  /** In how many mailboxes each mail lies that lies in more than one. */
  private final Map<Hash, Integer> copies;

  private final Map<MailboxId, Set<Hash>> held = new HashMap<>();
  private final Map<MailboxId, Set<Hash>> named = new HashMap<>();
  private final Map<MailboxId, Integer> answered = new HashMap<>();
  private final Map<MailboxId, List<OthersAnswer>> byOthers = new HashMap<>();
  private Map<MailboxId, List<Period>> standIns = Map.of();

  FunctionMailboxCount(
      FunctionMailboxPolicy policy, FigureTally.WeekTerms terms, Map<Hash, Integer> copies) {
    this.policy = policy;
    this.terms = terms;
    this.copies = copies;
  }

  /** That somebody else answered a mail. */
  private record OthersAnswer(MailboxId by, @Nullable Hash message, Instant from, Instant at) {
    /** That the owner was away or had cover explains it. */
    boolean isExplainedBy(Period away) {
      return away.from().compareTo(at) <= 0 && from.isBefore(away.until());
    }
  }

  void add(CountedMail mail) {
    if (!mail.counts()
        || mail.rule() == RuleName.VOICEMAIL
        || !terms.fourWeeks().contains(mail.receivedAt())) {
      return;
    }
    Handling handling = mail.handling();
    Hash message = handling.message();
    if (message != null && copies.containsKey(message)) {
      note(held, mail.mailbox(), message);
      if (handling.named() && copies.getOrDefault(message, 0) <= policy.circularAbove()) {
        note(named, mail.mailbox(), message);
      }
    }
    Instant at = mail.settledAt();
    if (mail.fate() == CountedMail.Fate.ANSWERED && at != null) {
      answered(mail, handling.answeredBy(), at);
    }
  }

  private static void note(Map<MailboxId, Set<Hash>> messages, MailboxId mailbox, Hash message) {
    messages.computeIfAbsent(mailbox, _ -> new HashSet<>()).add(message);
  }

  private void answered(CountedMail mail, @Nullable MailboxId by, Instant at) {
    answered.merge(mail.mailbox(), 1, Integer::sum);
    if (by != null && !by.equals(mail.mailbox())) {
      byOthers
          .computeIfAbsent(mail.mailbox(), _ -> new ArrayList<>())
          .add(new OthersAnswer(by, mail.handling().message(), mail.receivedAt(), at));
    }
  }

  /** Those whose mail others answered. */
  Collection<MailboxId> answeredByOthers() {
    return byOthers.keySet();
  }

  /**
   * Takes what explains that others answered.
   *
   * @param away when owners were away or had cover
   * @param holders tells which mailboxes hold which mail, as a copy too and outside the unit
   */
  void explainedBy(
      Map<MailboxId, List<Period>> away,
      BiFunction<Collection<MailboxId>, Collection<Hash>, Map<MailboxId, Set<Hash>>> holders) {
    standIns = away;
    List<OthersAnswer> left =
        byOthers.values().stream()
            .flatMap(Collection::stream)
            .filter(answer -> answer.message != null && !isOwn(answer))
            .toList();
    holders
        .apply(
            left.stream().map(OthersAnswer::by).collect(Collectors.toSet()),
            left.stream()
                .flatMap(answer -> Stream.ofNullable(answer.message))
                .collect(Collectors.toSet()))
        .forEach((by, messages) -> messages.forEach(message -> note(held, by, message)));
  }

  /** What speaks for a function mailbox in a unit, whatever a policy lets be told of it. */
  FunctionMailboxFigures of(Unit unit, Map<MailboxId, List<FindingSpan>> seen) {
    List<MailboxId> people = List.copyOf(unit.people());
    int forEachOther =
        (int)
            people.stream()
                .flatMap(this::unexplained)
                .filter(answer -> unit.people().contains(answer.by))
                .count();
    int mostly = (int) people.stream().filter(this::isAnsweredByOthers).count();
    return new FunctionMailboxFigures(
        new PeopleFigures(sameMail(people), forEachOther, mostly), unreadWindows(unit, seen));
  }

  private int sameMail(Collection<MailboxId> people) {
    Map<Hash, Integer> recipients = new HashMap<>();
    people.forEach(
        person ->
            named
                .getOrDefault(person, Set.of())
                .forEach(message -> recipients.merge(message, 1, Integer::sum)));
    return (int) recipients.values().stream().filter(all -> all >= policy.recipients()).count();
  }

  /** Who got the mail too answered their own. */
  private Stream<OthersAnswer> unexplained(MailboxId mailbox) {
    return byOthers.getOrDefault(mailbox, List.of()).stream()
        .filter(answer -> !isOwn(answer))
        .filter(answer -> away(mailbox).noneMatch(answer::isExplainedBy));
  }

  private boolean isOwn(OthersAnswer answer) {
    return answer.message != null
        && held.getOrDefault(answer.by, Set.of()).contains(answer.message);
  }

  private Stream<Period> away(MailboxId mailbox) {
    return standIns.getOrDefault(mailbox, List.of()).stream();
  }

  private boolean isAnsweredByOthers(MailboxId mailbox) {
    int others = (int) unexplained(mailbox).count();
    int explained = byOthers.getOrDefault(mailbox, List.of()).size() - others;
    int all = answered.getOrDefault(mailbox, 0) - explained;
    return all >= policy.times() && 2 * others > all;
  }

  /** Each time of service that passed unread is an observation of its own. */
  private SortedMap<MailboxId, Integer> unreadWindows(
      Unit unit, Map<MailboxId, List<FindingSpan>> seen) {
    SortedMap<MailboxId, Integer> unread = new TreeMap<>();
    for (MailboxId mailbox : unit.shared()) {
      long windows =
          seen.getOrDefault(mailbox, List.of()).stream()
              .flatMap(span -> span.finding().unreadWindow().stream())
              .distinct()
              .filter(terms.span()::contains)
              .count();
      if (windows > 0) {
        unread.put(mailbox, (int) windows);
      }
    }
    return unread;
  }
}
