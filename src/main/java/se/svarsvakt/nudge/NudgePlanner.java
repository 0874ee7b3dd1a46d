package se.svarsvakt.nudge;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.Promise;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.worktime.DueDate;
import se.svarsvakt.worktime.WorkingCalendar;

/**
 * Decides who is told what and when (docs/how-it-judges.md 7). A pure function of judged mail, the
 * people and the moment: it plans what is due to be told now, and nothing that was missed by more
 * than the working day.
 */
public final class NudgePlanner {
  /** Who was told in the course of the due day is not told again within this. */
  private static final Duration SOONEST_AGAIN = Duration.ofHours(1);

  /** A request for public records that came before is old: what is told is that it is late. */
  private static final Duration TOLD_LATE = Duration.ofDays(7);

  /** As long as answered mail is looked at. */
  private static final Duration ASKED_LATE = Duration.ofDays(14);

  private final Policy policy;
  private final WorkingCalendar calendar;
  private final NudgeTimes times;
  private final NoticePlanner notices;

  /** Under a policy. */
  public NudgePlanner(Policy policy) {
    this.policy = policy;
    this.calendar = policy.calendar();
    this.times = new NudgeTimes(calendar);
    this.notices = new NoticePlanner(policy);
  }

  /**
   * The nudges whose time has come, one for each person, kind and time, in the order in which they
   * are to go.
   *
   * @param openItems mail as judged at {@code now}, and what else was found then
   * @param snoozes who wants to be reminded of mail on another day
   * @param now outside working hours nothing is due
   */
  public List<PlannedNudge> due(
      OpenItems openItems, Responsibilities people, Snoozes snoozes, Instant now) {
    NudgePlan plan =
        new NudgePlan(
            at(people, snoozes, now), openItems.agreements(), new ShownItems(Stream.of(), false));
    plan.add(openItems);
    return plan.due();
  }

  /**
   * What is due at a moment, item by item.
   *
   * @param snoozes who wants to be reminded of mail on another day
   * @param now outside working hours nothing is due
   */
  Moment at(Responsibilities people, Snoozes snoozes, Instant now) {
    return new Moment(this, people, snoozes, now, calendar.isWorkingTime(now));
  }

  /**
   * What is due at a moment.
   *
   * @param works whether people work then
   */
  record Moment(
      NudgePlanner planner, Responsibilities people, Snoozes snoozes, Instant now, boolean works) {
    /** The nudges about a mail as judged at that moment; empty for most. */
    Collection<NudgeIdentity> due(JudgedMail mail) {
      return works ? planner.due(mail, people, snoozes, now) : Set.of();
    }

    /** The same about what else was found then. */
    Collection<NudgeIdentity> due(Finding finding) {
      return works ? planner.notices.due(finding, people, now) : Set.of();
    }

    /** The same about an agreement. */
    Collection<NudgeIdentity> due(CoverAgreement agreement) {
      return works ? planner.notices.due(agreement, now).map(Set::of).orElse(Set.of()) : Set.of();
    }

    /** One nudge for each person, kind and time, in the order in which they are to go. */
    List<PlannedNudge> ordered(Map<NudgeIdentity, List<NudgeItem>> items) {
      return NudgePlanner.ordered(joined(items));
    }
  }

  /** What came in the course of its due day joins the morning's reminder that did not go yet. */
  private static Map<NudgeIdentity, List<NudgeItem>> joined(
      Map<NudgeIdentity, List<NudgeItem>> items) {
    Map<MailboxId, NudgeIdentity> first = new HashMap<>();
    items.keySet().stream()
        .filter(identity -> identity.kind() == NudgeKind.REPLY_DUE)
        .forEach(
            identity ->
                first.merge(
                    identity.recipient(),
                    identity,
                    BinaryOperator.minBy(Comparator.comparing(NudgeIdentity::plannedFor))));
    Map<NudgeIdentity, List<NudgeItem>> joined = new HashMap<>();
    items.forEach(
        (identity, each) -> {
          boolean joins = identity.kind() == NudgeKind.REPLY_DUE;
          NudgeIdentity whole = joins ? first.get(identity.recipient()) : identity;
          joined.computeIfAbsent(whole, _ -> new ArrayList<>(each.size())).addAll(each);
        });
    return joined;
  }

  private Set<NudgeIdentity> due(
      JudgedMail mail, Responsibilities people, Snoozes snoozes, Instant now) {
    // who wanted to hear of it later meant the answer, not its registration
    Map<MailboxId, Snoozes.Wish> wishes =
        mail.awaitsRegistration() ? Map.of() : snoozes.about(NudgeItem.of(mail));
    Set<NudgeIdentity> due = new LinkedHashSet<>();
    for (Reminder reminder : reminders(mail)) {
      if (isDue(reminder, now) && !mail.mail().receivedAt().isAfter(reminder.at())) {
        for (MailboxId person : recipients(reminder.kind(), mail, people)) {
          Snoozes.Wish wish = wishes.get(person);
          if (wish == null || !reminder.at().isBefore(from(mail, wish))) {
            due.add(new NudgeIdentity(reminder.kind(), person, reminder.at()));
          }
        }
      }
    }
    wishes.forEach(
        (person, wish) ->
            wish.until()
                .map(day -> again(mail, day))
                .filter(again -> times.isDue(again.at(), now))
                .filter(again -> recipients(again.kind(), mail, people).contains(person))
                .ifPresent(again -> due.add(new NudgeIdentity(again.kind(), person, again.at()))));
    return due;
  }

  /**
   * What asks for public records is told of late rather than never; of a registration nothing else
   * is told, so that it may come later, where {@link #isLate} does not say that it is too late.
   */
  private boolean isDue(Reminder reminder, Instant now) {
    boolean late =
        switch (reminder.kind()) {
          case PUBLIC_RECORDS ->
              !reminder.at().isAfter(now) && reminder.at().isAfter(now.minus(TOLD_LATE));
          case REGISTRATION ->
              !reminder.at().isAfter(now) && reminder.at().isAfter(now.minus(ASKED_LATE));
          case ABSENCE, COVER, OVERDUE, LAST_CALL, REPLY_DUE, FORWARD_UNTOLD -> false;
          case UNATTENDED, SIGNATURE, WEEKLY_SUMMARY -> false;
        };
    return late || (reminder.kind() != NudgeKind.PUBLIC_RECORDS && times.isDue(reminder.at(), now));
  }

  /**
   * Whether it is about registrations and was to come before the last working day, so that it goes
   * only to who was away then: a day later it may come, where a person has had enough for one.
   */
  boolean isLate(PlannedNudge nudge, Instant now) {
    LocalDate next = calendar.nextWorkingDay(calendar.dateOf(nudge.plannedFor()));
    return nudge.kind() == NudgeKind.REGISTRATION && next.isBefore(calendar.dateOf(now));
  }

  /** From when on reminders are wanted again. */
  private Instant from(JudgedMail mail, Snoozes.Wish wish) {
    return wish.until().map(day -> again(mail, day).at()).orElse(wish.at());
  }

  /** The reminder that a person asked for: in the morning of that day, by how the mail stands. */
  private Reminder again(JudgedMail mail, LocalDate day) {
    return switch (mail.state()) {
      case ReplyState.Overdue _ ->
          new Reminder(NudgeKind.OVERDUE, times.at(day, policy.nudges().overdue()));
      case ReplyState.ForwardedUntold _ ->
          new Reminder(NudgeKind.FORWARD_UNTOLD, times.at(day, policy.nudges().forwardUntold()));
      case null, default ->
          new Reminder(NudgeKind.REPLY_DUE, times.at(day, policy.nudges().replyDue()));
    };
  }

  private record Reminder(NudgeKind kind, Instant at) {}

  private static List<PlannedNudge> ordered(Map<NudgeIdentity, List<NudgeItem>> items) {
    List<PlannedNudge> nudges = new ArrayList<>();
    items.forEach(
        (identity, mails) ->
            nudges.add(
                new PlannedNudge(
                    identity.kind(),
                    identity.recipient(),
                    identity.plannedFor(),
                    mails.stream().distinct().sorted().toList())));
    nudges.sort(
        Comparator.comparing(PlannedNudge::kind)
            .thenComparing(PlannedNudge::recipient)
            .thenComparing(PlannedNudge::plannedFor));
    return nudges;
  }

  private List<Reminder> reminders(JudgedMail mail) {
    ReplyState state = mail.state();
    DueDate due = mail.due();
    if (state == null || due == null) {
      return List.of();
    }
    return switch (state) {
      case ReplyState.Open _, ReplyState.DueSoon _ ->
          mail.promise() == Promise.PUBLIC_RECORDS
              ? atOnce(mail.mail().receivedAt(), due)
              : waiting(mail.mail().receivedAt(), due);
      case ReplyState.Acknowledged _ ->
          alsoAsRequest(mail, waiting(due, calendar.previousWorkingDay(due.day())));
      case ReplyState.Overdue _ ->
          alsoAsRequest(
              mail,
              List.of(
                  new Reminder(
                      NudgeKind.OVERDUE,
                      times.at(
                          calendar.nextWorkingDay(overdueSince(mail, due)),
                          policy.nudges().overdue()))));
      case ReplyState.ForwardedUntold untold -> alsoAsRequest(mail, passedOn(mail, untold, due));
      case ReplyState.Answered(var settlement) when mail.awaitsRegistration() ->
          List.of(registration(settlement.at()));
      case ReplyState.Answered _,
          ReplyState.Forwarded _,
          ReplyState.NoReplyNeeded _,
          ReplyState.Discarded _ ->
          List.of();
    };
  }

  /** On the working day after the answer, with all others of that day. */
  private Reminder registration(Instant answered) {
    LocalDate day = calendar.nextWorkingDay(calendar.dateOf(answered));
    return new Reminder(NudgeKind.REGISTRATION, times.at(day, policy.nudges().replyDue()));
  }

  /** The due day; or that on which an answer came back, where it did later. */
  private LocalDate overdueSince(JudgedMail mail, DueDate due) {
    Instant reopened = mail.reopenedAt();
    LocalDate day = reopened == null ? due.day() : calendar.dateOf(reopened);
    return day.isAfter(due.day()) ? day : due.day();
  }

  /** Whoever has to know of a request for public records is told of it, however it stands. */
  private List<Reminder> alsoAsRequest(JudgedMail mail, List<Reminder> reminders) {
    if (mail.promise() != Promise.PUBLIC_RECORDS) {
      return reminders;
    }
    List<Reminder> all = new ArrayList<>(reminders);
    all.addFirst(asRequest(mail.mail().receivedAt()));
    return all;
  }

  private Reminder asRequest(Instant received) {
    return new Reminder(NudgeKind.PUBLIC_RECORDS, times.atWork(received));
  }

  /** On the due day; where it was passed on later than that, at once. */
  private List<Reminder> passedOn(JudgedMail mail, ReplyState.ForwardedUntold untold, DueDate due) {
    Instant received = mail.mail().receivedAt();
    Instant wanted = times.at(due.day(), policy.nudges().forwardUntold());
    return List.of(
        new Reminder(
            NudgeKind.FORWARD_UNTOLD,
            received.isAfter(wanted) ? times.atWork(untold.forwardedAt()) : wanted));
  }

  /** At once, and where there is a day between, on the due day too. */
  private List<Reminder> atOnce(Instant received, DueDate due) {
    Reminder first = asRequest(received);
    boolean sameDay = calendar.dateOf(first.at()).equals(due.day());
    Stream<Reminder> later =
        waiting(received, due).stream()
            .filter(each -> !sameDay || each.kind() == NudgeKind.LAST_CALL);
    return Stream.concat(Stream.of(first), later).toList();
  }

  /**
   * On the due day: in the morning, or where it came later on that day, when it came. The last call
   * about the latter is left out where it would follow soon.
   */
  private List<Reminder> waiting(Instant received, DueDate due) {
    List<Reminder> planned = waiting(due, due.day());
    if (!calendar.dateOf(received).equals(due.day())
        || !received.isAfter(planned.getFirst().at())) {
      return planned;
    }
    Instant first = times.atWork(received);
    return Stream.concat(
            Stream.of(new Reminder(NudgeKind.REPLY_DUE, first)),
            planned.stream().skip(1).filter(last -> !last.at().isBefore(first.plus(SOONEST_AGAIN))))
        .toList();
  }

  private List<Reminder> waiting(DueDate due, LocalDate remindOn) {
    Reminder first =
        new Reminder(NudgeKind.REPLY_DUE, times.at(remindOn, policy.nudges().replyDue()));
    Instant last = calendar.minusWorkingTime(due.at(), policy.nudges().lastCallBefore());
    return switch (policy.nudges().lastCall()) {
      case OFF -> List.of(first);
      case IF_UNSEEN, ALWAYS -> List.of(first, new Reminder(NudgeKind.LAST_CALL, last));
    };
  }

  private Set<MailboxId> recipients(NudgeKind kind, JudgedMail mail, Responsibilities people) {
    MailboxId mailbox = mail.mail().mailbox();
    if (kind != NudgeKind.PUBLIC_RECORDS
        && mail.state() instanceof ReplyState.ForwardedUntold untold) {
      return people.responsibleFor(untold.by());
    }
    if (kind == NudgeKind.REGISTRATION) {
      return people.answererOf(mail).map(Set::of).orElseGet(() -> people.responsibleFor(mailbox));
    }
    Set<MailboxId> recipients = new LinkedHashSet<>();
    if (kind != NudgeKind.PUBLIC_RECORDS || !(mail.state() instanceof ReplyState.Acknowledged)) {
      recipients.addAll(people.responsibleFor(mailbox)); // who acknowledged it knows of it
    }
    if (kind == NudgeKind.OVERDUE && policy.escalate() && !mail.claimsColleague()) {
      recipients.addAll(people.managersFor(mailbox));
    }
    if (kind == NudgeKind.PUBLIC_RECORDS) {
      recipients.addAll(people.registrators());
    }
    return recipients;
  }
}
