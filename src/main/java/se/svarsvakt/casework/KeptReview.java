package se.svarsvakt.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.SignatureIssue;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.sync.Account;

/**
 * A review that judges only the mailboxes of which something changed or whose time has come, and
 * gives what was kept of the others.
 *
 * @param records what it rests on
 * @param mail judges mail
 * @param groups judges mailboxes under every promise
 * @param terms what mailboxes are judged by beside their facts, for all of them
 */
record KeptReview(CaseRecords records, MailJudge mail, GroupReview groups, String terms) {
  /** Mailboxes whose judgements are in memory at a time. */
  private static final int KEPT_AT_ONCE = 500;

  /** Whatever changes a judgement unseen does not do so for longer. */
  private static final Duration LONGEST_KEPT = Duration.ofHours(36);

  void of(Collection<Account> accounts, Consumer<ReviewResult> sink) {
    accounts.stream()
        .sorted((a, b) -> a.id().compareTo(b.id()))
        .gather(Gatherers.windowFixed(KEPT_AT_ONCE))
        .forEach(window -> sink.accept(new Stretch(window).reviewed()));
  }

  /** Some mailboxes that are looked at together. */
  private final class Stretch {
    private final List<Account> accounts;
    private final Map<MailboxId, String> judgedBy = new HashMap<>();
    private final Map<MailboxId, List<Long>> changes;
    private final Map<MailboxId, Judgements.KeptJudgement> kept;
    private final Set<MailboxId> outdated;
    private final Instant now = groups.scene().now();

    Stretch(List<Account> accounts) {
      this.accounts = accounts;
      List<MailboxId> ids = accounts.stream().map(Account::id).toList();
      for (Account account : accounts) {
        Set<MailboxId> stewards = groups.scene().stewards().getOrDefault(account.id(), Set.of());
        String all = terms + Fingerprint.of(account) + Fingerprint.of(stewards);
        judgedBy.put(account.id(), records.hash().seal(all).value());
      }
      changes = records.judgements().changes(ids);
      kept = new HashMap<>(records.judgements().kept(ids));
      outdated = new HashSet<>(kept.keySet());
      kept.values()
          .removeIf(
              each ->
                  !each.holdsAt(now)
                      || changes.containsKey(each.mailbox())
                      || !each.terms().equals(judgedBy.get(each.mailbox())));
      outdated.removeAll(kept.keySet());
    }

    ReviewResult reviewed() {
      List<GroupReview.Reviewed> all = new ArrayList<>();
      List<Account> quiet = new ArrayList<>();
      List<Account> known = new ArrayList<>();
      List<Account> others = new ArrayList<>();
      for (Account account : accounts) {
        Judgements.KeptJudgement before = kept.get(account.id());
        (before == null ? others : before.isQuietAt(now) ? quiet : known).add(account);
      }
      Casework.parts(others)
          .forEach(
              part ->
                  all.addAll(
                      groups.of(part, some -> mail.judge(some, now, groups.scene().breadth()))));
      Casework.parts(known).forEach(part -> all.addAll(groups.of(part, this::known)));
      ReviewResult calm = quiet.isEmpty() ? null : groups.ofQuiet(quiet, known(quiet).mail());
      Set<MailboxId> anew = keep(all, calm);
      List<ReviewResult> results =
          new ArrayList<>(all.stream().map(GroupReview.Reviewed::result).toList());
      if (calm != null) {
        results.add(calm);
      }
      return GroupReview.together(results).anew(anew);
    }

    private MailJudge.Judged known(List<Account> some) {
      Map<MailboxId, Instant> next = new HashMap<>();
      List<JudgedMail> judged = new ArrayList<>();
      for (Account account : some) {
        Judgements.KeptJudgement before = kept.get(account.id());
        if (before != null) {
          judged.addAll(before.mail());
          next.put(account.id(), before.next());
        }
      }
      return new MailJudge.Judged(judged, next);
    }

    /** Keeps what differs, and tells of which mailboxes something may. */
    private Set<MailboxId> keep(List<GroupReview.Reviewed> all, @Nullable ReviewResult calm) {
      Set<MailboxId> anew = new HashSet<>();
      List<Judgements.KeptJudgement> changed = new ArrayList<>();
      for (GroupReview.Reviewed each : all) {
        anew.addAll(each.result().mailboxes());
        changed.addAll(differing(each));
      }
      if (calm != null) {
        Map<MailboxId, String> signatures = signatures(calm);
        for (MailboxId id : calm.mailboxes()) {
          Judgements.KeptJudgement before = Objects.requireNonNull(kept.get(id));
          String found = signatures.getOrDefault(id, "");
          if (!found.equals(before.signatures())) {
            anew.add(id);
            changed.add(
                new Judgements.KeptJudgement(
                    id,
                    before.terms(),
                    before.judgedAt(),
                    before.next(),
                    before.quietUntil(),
                    found,
                    before.mail()));
          }
        }
      }
      List<Long> counted = new ArrayList<>();
      changes.forEach(
          (id, numbers) -> {
            if (anew.contains(id)) {
              counted.addAll(numbers);
            }
          });
      outdated.retainAll(anew);
      records.judgements().keep(changed, outdated, counted);
      return anew;
    }

    private List<Judgements.KeptJudgement> differing(GroupReview.Reviewed reviewed) {
      Map<MailboxId, String> signatures = signatures(reviewed.result());
      Map<MailboxId, List<JudgedMail>> mails =
          reviewed.result().mail().stream()
              .collect(Collectors.groupingBy(each -> each.mail().mailbox()));
      List<Judgements.KeptJudgement> differing = new ArrayList<>();
      for (MailboxId id : reviewed.result().mailboxes()) {
        Judgements.KeptJudgement before = kept.get(id);
        Instant next = reviewed.next().getOrDefault(id, now);
        Judgements.KeptJudgement after =
            new Judgements.KeptJudgement(
                id,
                judgedBy.getOrDefault(id, ""),
                before == null ? now : before.judgedAt(),
                capped(next),
                quiet(reviewed, id),
                signatures.getOrDefault(id, ""),
                mails.getOrDefault(id, List.of()));
        if (next.isAfter(now) && !after.equals(before)) {
          differing.add(after);
        }
      }
      return differing;
    }

    private @Nullable Instant quiet(GroupReview.Reviewed reviewed, MailboxId id) {
      Instant until = reviewed.quietUntil().get(id);
      return until == null ? null : capped(until);
    }

    private Instant capped(Instant moment) {
      Instant last = now.plus(LONGEST_KEPT);
      return moment.isBefore(last) ? moment : last;
    }

    private Map<MailboxId, String> signatures(ReviewResult result) {
      return result.findings().stream()
          .filter(finding -> finding.issue() instanceof SignatureIssue)
          .collect(
              Collectors.groupingBy(
                  Finding::mailbox,
                  Collectors.collectingAndThen(Collectors.toList(), this::sealed)));
    }

    /** What stands in a message is left out. */
    private String sealed(List<Finding> findings) {
      String told =
          findings.stream()
              .map(
                  finding ->
                      finding.issue() instanceof SignatureIssue issue
                          ? finding.about(issue.withoutFound())
                          : finding)
              .map(Fingerprint::of)
              .sorted()
              .collect(Collectors.joining());
      return records.hash().seal(told).value();
    }
  }
}
