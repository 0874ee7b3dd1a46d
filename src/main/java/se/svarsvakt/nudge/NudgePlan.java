package se.svarsvakt.nudge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.sync.Account;

/**
 * The nudges of a pass, planned while mailboxes are judged, some at a time: of what they are about
 * no more is kept than its name, so that memory grows with what people are to be told of now, and
 * not with all that is open.
 */
public final class NudgePlan {
  private final NudgePlanner.Moment moment;
  private final Collection<CoverAgreement> agreements;
  private final ShownItems shown;
  private final Map<NudgeIdentity, List<NudgeItem>> items = new HashMap<>();

  /** Mail that not everybody may hear of who answers for its mailbox. */
  private final Map<NudgeItem, JudgedMail> delicate = new HashMap<>();

  private final Map<NudgeItem, Instant> since = new HashMap<>();
  private final Set<NudgeItem> forManagers = new HashSet<>();

  /**
   * With nothing found yet but agreements.
   *
   * @param agreements those that are not over
   * @param shown what stands on cards that are kept true, or will
   */
  NudgePlan(NudgePlanner.Moment moment, Collection<CoverAgreement> agreements, ShownItems shown) {
    this.moment = moment;
    this.agreements = List.copyOf(agreements);
    this.shown = shown;
    this.agreements.forEach(each -> add(NudgeItem.of(each), moment.due(each)));
    new OpenItems(List.of(), List.of(), this.agreements).standing().forEach(shown::put);
  }

  /**
   * Takes what was found in some mailboxes.
   *
   * @param part all that was found in them
   */
  public void add(OpenItems part) {
    part.mail().forEach(this::add);
    part.findings().forEach(this::add);
    note(part);
  }

  private void add(JudgedMail mail) {
    Collection<NudgeIdentity> due = moment.due(mail);
    if (due.isEmpty()) {
      return;
    }
    NudgeItem item = named(NudgeItem.of(mail));
    add(item, due);
    if (mail.claimsColleague()
        || mail.state() instanceof ReplyState.ForwardedUntold
        || mail.registration() != null) {
      delicate.put(item, mail);
    }
  }

  private void add(Finding finding) {
    NudgeItem item = named(NudgeItem.of(finding));
    add(item, moment.due(finding));
    since.merge(item, finding.since(), (a, b) -> a.isBefore(b) ? a : b);
    if (finding.issue().isForManager()) {
      forManagers.add(item);
    }
  }

  private void add(NudgeItem item, Collection<NudgeIdentity> due) {
    if (!due.isEmpty()) {
      shown.willShow(item);
    }
    for (NudgeIdentity each : due) {
      NudgeIdentity identity =
          new NudgeIdentity(each.kind(), known(each.recipient()), each.plannedFor());
      items.computeIfAbsent(identity, _ -> new ArrayList<>(2)).add(item);
    }
  }

  private NudgeItem named(NudgeItem item) {
    return new NudgeItem(known(item.mailbox()), item.name());
  }

  /** The directory's own, so that there is one of each in memory. */
  private MailboxId known(MailboxId mailbox) {
    return moment.people().directory().account(mailbox).map(Account::id).orElse(mailbox);
  }

  /** How it stands, where a card tells of it. */
  private void note(OpenItems part) {
    OpenItems told =
        new OpenItems(
            part.mail().stream().filter(each -> shown.contains(NudgeItem.of(each))).toList(),
            part.findings().stream().filter(each -> shown.contains(NudgeItem.of(each))).toList(),
            agreements.stream().filter(each -> isOf(part, each)).toList(),
            part.settling());
    if (!told.isEmpty() || !told.settling().isEmpty()) {
      told.standing().forEach(shown::put);
    }
  }

  /** Agreements settle other matters of their mailbox, and say how some stand. */
  private static boolean isOf(OpenItems part, CoverAgreement agreement) {
    return part.settling().containsKey(agreement.mailbox())
        || part.findings().stream()
            .anyMatch(finding -> finding.mailbox().equals(agreement.mailbox()));
  }

  /** The nudges, one for each person, kind and time, in the order in which they are to go. */
  List<PlannedNudge> due() {
    return moment.ordered(items);
  }

  /** Mail of a nudge of which it matters who hears of it; null of all other. */
  @Nullable JudgedMail delicate(NudgeItem item) {
    return delicate.get(item);
  }

  /** Since when something was found; the epoch where that does not matter. */
  Instant since(NudgeItem item) {
    return since.getOrDefault(item, Instant.EPOCH);
  }

  /** Whether it is a manager who is to see to it. */
  boolean isForManager(NudgeItem item) {
    return forManagers.contains(item);
  }

  ItemStandings standing() {
    return shown;
  }
}
