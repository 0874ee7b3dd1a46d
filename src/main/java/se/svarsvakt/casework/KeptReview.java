package se.svarsvakt.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.SignatureIssue;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.Parallel;

/**
 * A review that judges only the mailboxes of which something changed or whose time has come, and
 * gives what was kept of the others.
 *
 * @param records what it rests on
 * @param mail judges mail
 * @param groups judges mailboxes under every promise
 * @param keeping how it rests on what was judged before
 * @param terms what mailboxes are judged by beside their facts, for all of them
 */
record KeptReview(
    CaseRecords records,
    MailJudge mail,
    GroupReview groups,
    Casework.Keeping keeping,
    String terms) {
  /** Mailboxes whose judgements are in memory at a time, beside as many that come next. */
  private static final int KEPT_AT_ONCE = 250;

  /** Whatever changes a judgement unseen does not do so for longer. */
  private static final Duration LONGEST_KEPT = Duration.ofHours(36);

  void of(Collection<Account> accounts, Consumer<ReviewResult> sink) {
    Parallel.ahead(
        accounts.stream()
            .sorted((a, b) -> a.id().compareTo(b.id()))
            .gather(Gatherers.windowFixed(KEPT_AT_ONCE))
            .toList(),
        Stretch::new,
        stretch -> stretch.review(sink));
    if (keeping.anew() == Casework.Anew.ALL) {
      records.judgements().forgetBefore(groups.scene().now());
    }
  }

  /** Some mailboxes that are looked at together. */
  private final class Stretch {
    private final List<Account> accounts;
    private final Map<MailboxId, String> judgedBy = new HashMap<>();
    private final Map<MailboxId, List<Long>> changes;
    private final Map<MailboxId, Judgements.KeptJudgement> stored;

    /** Those stored that hold. */
    private final Map<MailboxId, Judgements.KeptJudgement> kept;

    private final Set<MailboxId> anew = new HashSet<>();
    private final List<Judgements.KeptJudgement> changed = new ArrayList<>();
    private final List<Long> counted = new ArrayList<>();
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
      stored = records.judgements().kept(ids);
      kept = new HashMap<>(stored);
      kept.values().removeIf(each -> !holds(each));
    }

    private boolean holds(Judgements.KeptJudgement each) {
      return keeping.anew() != Casework.Anew.ALL
          && each.holdsAt(now)
          && !changes.containsKey(each.mailbox())
          && each.terms().equals(judgedBy.get(each.mailbox()));
    }

    /** What changed is kept once the sink has it: what it did not get it is given again. */
    void review(Consumer<ReviewResult> sink) {
      List<GroupReview.Reviewed> all = reviewed();
      all.forEach(this::note);
      sink.accept(
          GroupReview.together(all.stream().map(GroupReview.Reviewed::result).toList()).anew(anew));
      if (keeping.anew() != Casework.Anew.CHANGED_UNKEPT) {
        keep();
      }
    }

    private void keep() {
      Map<MailboxId, Instant> replaced = new HashMap<>();
      stored.forEach(
          (id, before) -> {
            if (!kept.containsKey(id) && isKeptOf(id) && anew.contains(id)) {
              replaced.put(id, before.judgedAt());
            }
          });
      changed.stream()
          .flatMap(each -> Stream.ofNullable(stored.get(each.mailbox())))
          .forEach(before -> replaced.put(before.mailbox(), before.judgedAt()));
      records.judgements().keep(changed, replaced, counted);
    }

    private List<GroupReview.Reviewed> reviewed() {
      List<GroupReview.Reviewed> all = new ArrayList<>();
      List<Account> quiet = new ArrayList<>();
      List<Account> known = new ArrayList<>();
      List<Account> others = new ArrayList<>();
      for (Account account : accounts) {
        Judgements.KeptJudgement before = kept.get(account.id());
        (before == null ? others : before.isQuietAt(now) ? quiet : known).add(account);
      }
      for (List<Account> part : Casework.parts(others)) {
        all.addAll(groups.of(part, some -> mail.judge(some, now, groups.scene().breadth())));
      }
      Casework.parts(known).forEach(part -> all.addAll(groups.of(part, this::known)));
      if (!quiet.isEmpty()) {
        all.addAll(groups.ofQuiet(quiet, some -> known(some).mail()));
      }
      return all;
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

    /** Notes what differs, and of which mailboxes something may. */
    private void note(GroupReview.Reviewed reviewed) {
      Map<MailboxId, String> signatures = signatures(reviewed.result());
      Map<MailboxId, List<JudgedMail>> mails =
          reviewed.result().mail().stream()
              .collect(Collectors.groupingBy(each -> each.mail().mailbox()));
      for (MailboxId id : reviewed.result().mailboxes()) {
        Judgements.KeptJudgement before = kept.get(id);
        String found = signatures.getOrDefault(id, "");
        if (before != null && before.isQuietAt(now)) {
          if (!found.equals(before.signatures())) {
            note(before.with(found));
          }
          continue;
        }
        anew.add(id);
        Instant next = reviewed.mail().next().getOrDefault(id, now);
        Judgements.KeptJudgement after =
            new Judgements.KeptJudgement(
                id,
                judgedBy.getOrDefault(id, ""),
                before == null ? now : before.judgedAt(),
                capped(next),
                quiet(reviewed, id),
                found,
                mails.getOrDefault(id, List.of()));
        if (next.isAfter(now) && !after.equals(before)) {
          note(after);
        }
        if (isKeptOf(id)) {
          counted.addAll(changes.getOrDefault(id, List.of()));
        }
      }
    }

    private void note(Judgements.KeptJudgement after) {
      anew.add(after.mailbox());
      if (isKeptOf(after.mailbox())) {
        changed.add(after);
      }
    }

    private boolean isKeptOf(MailboxId id) {
      return !keeping.unread().contains(id);
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
