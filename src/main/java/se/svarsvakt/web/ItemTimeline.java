package se.svarsvakt.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.svarsvakt.casework.AuditTrail.TrailFilter;
import se.svarsvakt.casework.PageEvent;
import se.svarsvakt.casework.TrackedItem;
import se.svarsvakt.mail.EnumCode;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeHistory.PastNudge;
import se.svarsvakt.nudge.NudgeItem;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.Promise;
import se.svarsvakt.rule.reply.Registration;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.rule.reply.Settlement;
import se.svarsvakt.summary.OrganisationChart;
import se.svarsvakt.worktime.DueDate;
import se.svarsvakt.worktime.SkippedDay;

/**
 * What happened to an item and why it stands as it does, in the order of time.
 *
 * @param chart how mailboxes are addressed
 * @param locale how days are written
 */
record ItemTimeline(Pages pages, OrganisationChart chart, Locale locale) {
  private static final int MOST_ENTRIES = 500;

  /**
   * Something that happened or will.
   *
   * @param at when
   * @param word the key of the sentence
   * @param values what the sentence names
   * @param detail more of it, in English; null for nothing
   */
  record TimelineStep(Instant at, String word, List<String> values, @Nullable String detail) {
    static TimelineStep of(Instant at, String word, String... values) {
      return new TimelineStep(at, word, List.of(values), null);
    }

    TimelineStep because(@Nullable String why) {
      return new TimelineStep(at, word, values, why == null || why.isBlank() ? null : why);
    }
  }

  List<TimelineStep> of(TrackedItem item, Optional<JudgedMail> judged) {
    List<TimelineStep> steps = new ArrayList<>();
    judged.ifPresentOrElse(mail -> mail(mail, steps), () -> plain(item, steps));
    nudges(item, steps);
    actions(item, steps);
    steps.sort(Comparator.comparing(TimelineStep::at));
    return steps;
  }

  private void plain(TrackedItem item, List<TimelineStep> steps) {
    steps.add(TimelineStep.of(item.since(), item.isMail() ? "step.received" : "step.since"));
    if (item.due() != null) {
      steps.add(due(item.due()));
    }
  }

  private void mail(JudgedMail judged, List<TimelineStep> steps) {
    Instant came = judged.mail().receivedAt();
    steps.add(TimelineStep.of(came, "step.received" + promised(judged)));
    steps.add(TimelineStep.of(came, "verdict." + judged.verdict().verdict().code()));
    if (!judged.countsFrom().equals(came)) {
      steps.add(TimelineStep.of(judged.countsFrom(), "step.counts-from"));
    }
    if (judged.due() != null && judged.state() != null) {
      due(judged.due(), steps);
      state(judged, judged.state(), steps);
    }
    if (judged.registration() instanceof Registration.Stated(var _, var at, var number)
        && !number.isEmpty()) {
      steps.add(TimelineStep.of(at, "step.case-number", number));
    }
    if (judged.reopenedAt() != null) {
      steps.add(TimelineStep.of(judged.reopenedAt(), "step.reopened"));
    }
  }

  private void due(DueDate due, List<TimelineStep> steps) {
    for (SkippedDay skipped : due.skipped()) {
      Instant day = skipped.date().atStartOfDay(pages.zone()).toInstant();
      steps.add(
          switch (skipped.kind()) {
            case WEEKEND -> TimelineStep.of(day, "step.skipped-weekend", day(skipped.date()));
            case CLOSED -> TimelineStep.of(day, "step.skipped-closed", day(skipped.date()));
            case HOLIDAY ->
                TimelineStep.of(day, "step.skipped-holiday", day(skipped.date()), skipped.reason());
          });
    }
    steps.add(due(due.at()));
  }

  private TimelineStep due(Instant at) {
    boolean over = at.isBefore(pages.clock().instant());
    return TimelineStep.of(at, over ? "step.due-over" : "step.due");
  }

  private void state(JudgedMail judged, ReplyState state, List<TimelineStep> steps) {
    state.settled().ifPresent(settled -> steps.add(settled(settled)));
    switch (state) {
      case ReplyState.Forwarded forwarded ->
          steps.add(forwarded(forwarded.forwardedAt(), forwarded.by()));
      case ReplyState.ForwardedUntold untold ->
          steps.add(forwarded(untold.forwardedAt(), untold.by()));
      case ReplyState.NoReplyNeeded marked ->
          steps.add(TimelineStep.of(marked.markedAt(), "step.no-reply-needed"));
      case ReplyState.Acknowledged acknowledged ->
          steps.add(
              TimelineStep.of(
                  acknowledged.settlement().at(), "step.promised", day(acknowledged.promised())));
      case ReplyState.Open _, ReplyState.DueSoon _, ReplyState.Overdue _ ->
          steps.add(TimelineStep.of(pages.clock().instant(), unanswered(judged)));
      case ReplyState.Answered _, ReplyState.Discarded _ -> {}
    }
  }

  /** What was promised is said where it is not an answer, and where somebody waits for it. */
  private static String promised(JudgedMail judged) {
    return judged.promise() == Promise.ANSWER || judged.state() == null
        ? ""
        : "." + judged.promise().code();
  }

  private static String unanswered(JudgedMail judged) {
    return "step.unanswered" + (judged.promise() == Promise.CALL_BACK ? promised(judged) : "");
  }

  private TimelineStep forwarded(Instant at, MailboxId by) {
    return TimelineStep.of(at, "step.forwarded", chart.name(by));
  }

  private TimelineStep settled(Settlement settled) {
    MailboxId by = settled.answeredBy();
    return TimelineStep.of(
        settled.at(),
        (settled.onTime() ? "step.answered." : "step.answered-late.") + settled.evidence().code(),
        by == null ? "" : chart.name(by));
  }

  private void nudges(TrackedItem item, List<TimelineStep> steps) {
    NudgeItem about = new NudgeItem(item.mailbox(), item.subjectName());
    List<PastNudge> nudges = pages.stores().lists().nudges().about(about);
    Instant due = item.due();
    if (nudges.isEmpty() && due != null && due.isBefore(pages.clock().instant())) {
      steps.add(TimelineStep.of(due, "step.nudge.none"));
    }
    for (PastNudge nudge : nudges) {
      Instant at = nudge.sentAt() == null ? nudge.plannedFor() : nudge.sentAt();
      steps.add(
          TimelineStep.of(at, "step.nudge." + nudge.outcome().code(), chart.name(nudge.recipient()))
              .because(nudge.reason()));
    }
  }

  /** What people did about it; that somebody looked is told elsewhere. */
  private void actions(TrackedItem item, List<TimelineStep> steps) {
    TrailFilter own =
        new TrailFilter(
            Optional.of(item.mailbox()),
            Set.of(item.subjectName()),
            false,
            item.since(),
            MOST_ENTRIES);
    pages.stores().auditTrail().trail(own).stream()
        .filter(entry -> EnumCode.find(PageEvent.Kind.class, entry.kind()).isEmpty())
        .map(
            entry ->
                TimelineStep.of(entry.at(), "deed." + entry.kind(), chart.name(entry.person())))
        .forEach(steps::add);
  }

  private String day(LocalDate day) {
    return DateTimeFormatter.ofPattern("EEEE d MMMM", locale).format(day);
  }
}
