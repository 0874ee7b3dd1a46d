package se.svarsvakt.worker;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.Delivery;
import se.svarsvakt.nudge.NudgeReport;
import se.svarsvakt.nudge.NudgeSender;
import se.svarsvakt.nudge.NudgeService.Mode;
import se.svarsvakt.nudge.PlannedNudge;
import se.svarsvakt.nudge.Subscription;
import se.svarsvakt.nudge.Subscriptions;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.summary.Summaries;
import se.svarsvakt.summary.UnitSummary;
import se.svarsvakt.summary.WeeklySummary;
import se.svarsvakt.worktime.CalendarWeek;

/** One week on its way to managers, unit by unit. */
final class WeeklyRound {
  /** A pass has other things to do; Exchange sends 30 mails a minute (docs/graph-notes.md 3). */
  private static final Duration LONGEST = Duration.ofMinutes(4);

  private static final String MAIL = "mail";
  private static final String AWAY = "out of office, and nobody looks after the mailbox";
  private static final String NO_WAY =
      "there is no way to send it: set svarsvakt.nudges.mail-from or svarsvakt.bot.enabled";

  private final Parts parts;
  private final CalendarWeek week;
  private final Instant now;
  private final List<NudgeReport> reports = new ArrayList<>();

  /**
   * What it takes.
   *
   * @param sender empty where there is no way
   */
  record Parts(
      Summaries summaries,
      Policy policy,
      Subscriptions subscriptions,
      Optional<NudgeSender> sender,
      WeeklyLetters letters) {}

  WeeklyRound(Parts parts, CalendarWeek week, Instant now) {
    this.parts = parts;
    this.week = week;
    this.now = now;
  }

  /**
   * Tells each unit's week once.
   *
   * @param open what is to be told, to the managers themselves
   * @param recipients who gets it, by manager; missing where nobody can
   * @param current the moment that has come meanwhile
   */
  List<NudgeReport> tell(
      List<PlannedNudge> open,
      Map<MailboxId, MailboxId> recipients,
      Supplier<Instant> current,
      Mode mode) {
    Map<MailboxId, Addressed> wanted = wanted(open, recipients);
    if (parts.sender().isPresent() && !wanted.isEmpty()) {
      NudgeSender sender = parts.sender().get();
      switch (mode) {
        case SHOW -> wanted.values().forEach(each -> show(each.sent(), sender));
        case SEND -> send(wanted, sender, current);
      }
    }
    return reports;
  }

  /** Leaves out what nobody wants or can be given; that is not settled, for it may change. */
  private Map<MailboxId, Addressed> wanted(
      List<PlannedNudge> open, Map<MailboxId, MailboxId> recipients) {
    Map<MailboxId, Subscription> wishes = parts.subscriptions().all();
    LocalDate today = parts.policy().calendar().dateOf(now);
    Map<MailboxId, Addressed> wanted = new LinkedHashMap<>();
    for (PlannedNudge nudge : open) {
      MailboxId manager = nudge.recipient();
      Optional<MailboxId> recipient = Optional.ofNullable(recipients.get(manager));
      Optional<String> obstacle =
          Optional.ofNullable(wishes.get(manager))
              .flatMap(wish -> wish.obstacle(today))
              .or(() -> recipient.isEmpty() ? Optional.of(AWAY) : Optional.empty())
              .or(() -> parts.sender().isEmpty() ? Optional.of(NO_WAY) : Optional.empty());
      obstacle.ifPresentOrElse(
          why -> skip(nudge, why),
          () -> wanted.put(manager, Addressed.of(nudge, recipient.orElseThrow())));
    }
    return wanted;
  }

  /**
   * A unit's week on its way.
   *
   * @param own as it is planned for the manager
   * @param sent as it goes, to whoever stands in for them perhaps
   */
  private record Addressed(PlannedNudge own, PlannedNudge sent) {
    static Addressed of(PlannedNudge own, MailboxId recipient) {
      return new Addressed(own, own.recipient().equals(recipient) ? own : own.toStandIn(recipient));
    }
  }

  private void skip(PlannedNudge nudge, String why) {
    String channel = parts.sender().map(way -> way.channels().getFirst()).orElse(MAIL);
    reports.add(new NudgeReport(nudge, channel, new Delivery.Needless(why)));
  }

  private void show(PlannedNudge nudge, NudgeSender sender) {
    sender.channels().forEach(way -> reports.add(new NudgeReport(nudge, way, Optional.empty())));
  }

  private void send(
      Map<MailboxId, Addressed> wanted, NudgeSender sender, Supplier<Instant> current) {
    WeeklySummary summary = parts.summaries().about(week, now);
    Instant end = current.get().plus(LONGEST);
    parts
        .summaries()
        .tell(
            week,
            wanted.keySet(),
            now,
            unit -> {
              Addressed each = wanted.get(unit.manager());
              if (each != null && current.get().isAfter(end)) {
                skip(
                    each.sent(),
                    "left to the next pass, for Exchange sends some 30 mails a minute");
              } else if (each != null) {
                send(summary, unit, each, sender);
              }
            });
    countRefusals();
  }

  private void send(WeeklySummary summary, UnitSummary unit, Addressed each, NudgeSender sender) {
    PlannedNudge nudge = each.sent();
    reports.addAll(
        sender.send(nudge, now, chain -> parts.letters().write(summary, unit, nudge, chain, now)));
    if (!nudge.equals(each.own()) && sender.unfinished(List.of(nudge)).isEmpty()) {
      sender.settle(each.own(), "out of office: a stand-in was told");
    }
  }

  /** Where nobody's mail is taken, it is not the mailboxes that refuse it. */
  private void countRefusals() {
    boolean works = reports.stream().anyMatch(each -> isMail(each) && each.isSent());
    for (NudgeReport each : reports) {
      MailboxId recipient = each.nudge().recipient();
      boolean own = each.nudge().items().getFirst().mailbox().equals(recipient);
      if (works && own && isMail(each)) {
        if (each.isSent()) {
          parts.subscriptions().taken(recipient);
        } else if (each.delivery().orElse(null) instanceof Delivery.Skipped) {
          parts.subscriptions().refused(recipient, now);
        }
      }
    }
  }

  private static boolean isMail(NudgeReport report) {
    return report.channel().equals(MAIL);
  }
}
