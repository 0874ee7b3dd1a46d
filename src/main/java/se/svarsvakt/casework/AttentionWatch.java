package se.svarsvakt.casework;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.attention.AttentionFacts;
import se.svarsvakt.rule.attention.AttentionRule;
import se.svarsvakt.rule.attention.ServiceWindow;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.OwnerFacts;
import se.svarsvakt.worktime.Period;

/** Watches over inboxes that nobody opens. */
final class AttentionWatch implements Watch {
  private final AttentionRule rule;
  private final Predicate<MailboxId> hasSteward;
  private final Policy policy;

  /** Knowing which shared mailboxes somebody looks after. */
  AttentionWatch(Policy policy, Predicate<MailboxId> hasSteward) {
    this.rule = new AttentionRule(policy.unattendedAfterWorkingDays(), policy.calendar());
    this.hasSteward = hasSteward;
    this.policy = policy;
  }

  @Override
  public List<Finding> findings(WatchedGroup group) {
    Map<MailboxId, Instant> answered = answered(group);
    return group.accounts().stream()
        .flatMap(account -> Optional.ofNullable(group.owners().get(account.id())).stream())
        .flatMap(owner -> rule.judge(facts(owner, group, answered), group.now()).stream())
        .toList();
  }

  @Override
  public Map<MailboxId, Instant> unreadWindows(WatchedGroup group) {
    Map<MailboxId, Instant> unread = new HashMap<>();
    if (policy.functions().serviceHours().isEmpty()) {
      return unread;
    }
    Map<MailboxId, Instant> answered = answered(group);
    for (Account account : group.accounts()) {
      Optional.ofNullable(group.owners().get(account.id()))
          .filter(OwnerFacts::isShared)
          .map(owner -> facts(owner, group, answered))
          .flatMap(facts -> passedUnread(account, facts, group.now()))
          .ifPresent(window -> unread.put(account.id(), window.from()));
    }
    return unread;
  }

  @Override
  public Map<MailboxId, Instant> quietUntil(WatchedGroup group) {
    Map<MailboxId, Instant> answered = answered(group);
    return Watch.each(
        group,
        account -> {
          OwnerFacts owner = group.owners().get(account.id());
          return owner == null
              ? Optional.of(Instant.MAX)
              : rule.sameUntil(facts(owner, group, answered), group.now());
        });
  }

  private Optional<Period> passedUnread(Account account, AttentionFacts facts, Instant now) {
    return account.addresses().stream()
        .flatMap(address -> Stream.ofNullable(policy.functions().serviceHours().get(address)))
        .findFirst()
        .flatMap(hours -> new ServiceWindow(hours, policy.calendar()).passedUnread(facts, now));
  }

  private AttentionFacts facts(
      OwnerFacts owner, WatchedGroup group, Map<MailboxId, Instant> answered) {
    return new AttentionFacts(
        owner.mailbox(),
        owner.isShared(),
        hasSteward.test(owner.mailbox()),
        Optional.ofNullable(owner.traffic().oldestUnread()),
        latest(owner.traffic().lastAttention(), answered.get(owner.mailbox())),
        group.accessTo(owner.mailbox()));
  }

  /** When a message of each mailbox was last answered, by whomever. */
  private static Map<MailboxId, Instant> answered(WatchedGroup group) {
    Map<MailboxId, Instant> last = new HashMap<>();
    for (JudgedMail judged : group.judged()) {
      ReplyState state = judged.state();
      if (state != null) {
        state
            .settled()
            .ifPresent(
                settled ->
                    last.merge(
                        judged.mail().mailbox(),
                        settled.at(),
                        (one, other) -> one.isAfter(other) ? one : other));
      }
    }
    return last;
  }

  private static Optional<Instant> latest(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return Optional.ofNullable(one == null ? other : one);
    }
    return Optional.of(one.isAfter(other) ? one : other);
  }
}
