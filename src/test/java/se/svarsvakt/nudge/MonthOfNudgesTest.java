package se.svarsvakt.nudge;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.nudge.NudgeScene.ANNA;
import static se.svarsvakt.nudge.NudgeScene.POLICY;
import static se.svarsvakt.nudge.NudgeScene.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import se.svarsvakt.policy.LastCall;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.sync.Facts;
import se.svarsvakt.worktime.DueDate;
import se.svarsvakt.worktime.WorkingCalendar;

/** How often a person hears of the same mail in a month of passes, whatever they do not do. */
class MonthOfNudgesTest {
  private static final WorkingCalendar CALENDAR = POLICY.calendar();
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 2);
  private static final LocalDate LAST = LocalDate.of(2026, 11, 30);

  private final MemoryOutbox outbox = new MemoryOutbox();
  private final Map<String, List<NudgeKind>> told = new TreeMap<>();

  @Test
  void nobody_is_told_more_of_a_mail_than_in_the_morning_before_the_end_and_once_after_it() {
    month(LastCall.IF_UNSEEN);
    assertThat(told).hasSizeGreaterThan(15);
    assertThat(told.values())
        .allSatisfy(
            kinds ->
                assertThat(kinds)
                    .containsExactly(NudgeKind.REPLY_DUE, NudgeKind.LAST_CALL, NudgeKind.OVERDUE));
  }

  @Test
  void of_a_mail_that_was_seen_since_the_morning_nobody_is_told_again_that_day() {
    everyMail().forEach(mail -> outbox.seen.add(NudgeItem.of(mail)));
    month(LastCall.IF_UNSEEN);
    assertThat(told.values()).containsOnly(List.of(NudgeKind.REPLY_DUE, NudgeKind.OVERDUE));
  }

  @Test
  void without_a_last_call_nobody_gets_one() {
    month(LastCall.OFF);
    assertThat(told.values()).containsOnly(List.of(NudgeKind.REPLY_DUE, NudgeKind.OVERDUE));
  }

  @Test
  void a_last_call_always_goes_where_it_is_wanted() {
    everyMail().forEach(mail -> outbox.seen.add(NudgeItem.of(mail)));
    month(LastCall.ALWAYS);
    assertThat(told.values())
        .containsOnly(List.of(NudgeKind.REPLY_DUE, NudgeKind.LAST_CALL, NudgeKind.OVERDUE));
  }

  /** A mail comes at noon of every working day, and nobody ever answers. */
  private static List<JudgedMail> everyMail() {
    return mail(CALENDAR.at(LAST, LocalTime.MAX));
  }

  private static List<JudgedMail> mail(Instant now) {
    List<JudgedMail> mail = new ArrayList<>();
    LocalDate end = CALENDAR.previousWorkingDay(CALENDAR.previousWorkingDay(LAST));
    for (LocalDate day = FIRST; day.isBefore(end); day = CALENDAR.nextWorkingDay(day)) {
      Instant received = CALENDAR.at(day, LocalTime.NOON);
      if (!received.isAfter(now)) {
        mail.add(judged("m" + day, received, now));
      }
    }
    return mail;
  }

  private static JudgedMail judged(String id, Instant received, Instant now) {
    DueDate due = CALENDAR.due(received, 1);
    ReplyState state =
        now.isBefore(due.at())
            ? new ReplyState.DueSoon(due.at())
            : new ReplyState.Overdue(due.at());
    var mail = Facts.received(id).in(ANNA).at(received).fact().mail();
    return new JudgedMail(mail, mail.verdict(), state, due, List.of());
  }

  private void month(LastCall lastCall) {
    NudgeService service = service(lastCall);
    Instant until = CALENDAR.at(LAST, LocalTime.MAX);
    for (Instant now = CALENDAR.opensAt(FIRST);
        now.isBefore(until);
        now = now.plus(Duration.ofMinutes(15))) {
      pass(service, now);
    }
  }

  private void pass(NudgeService service, Instant now) {
    OpenItems open = OpenItems.of(mail(now));
    service
        .run(
            new NudgeService.NudgeRun(
                now, () -> now, people(), person -> "sv", NudgeService.Mode.SEND),
            open,
            open::about)
        .stream()
        .filter(NudgeReport::isSent)
        .map(NudgeReport::nudge)
        .forEach(
            nudge ->
                nudge
                    .items()
                    .forEach(
                        item ->
                            told.computeIfAbsent(
                                    nudge.recipient() + " " + item.name(), _ -> new ArrayList<>())
                                .add(nudge.kind())));
  }

  private NudgeService service(LastCall lastCall) {
    Clock clock = Clock.fixed(CALENDAR.opensAt(FIRST), ZoneOffset.UTC);
    var policy = NudgeScene.with(lastCall);
    return new NudgeService(
        policy,
        (accounts, moment) -> Set.of(),
        day -> Snoozes.NONE,
        outbox,
        new NudgeSender(
            outbox,
            new NudgeDispatch(Route.of(new Deaf()), new MemoryDeliveries(), clock),
            new NudgeMessageWriter(items -> Map.of(), policy),
            "host",
            clock));
  }

  /** Delivers to nobody. */
  private static final class Deaf implements NudgeChannel {
    @Override
    public String name() {
      return "feed";
    }

    @Override
    public boolean replaces() {
      return true;
    }

    @Override
    public Delivery deliver(NudgeMessage message) {
      return new Delivery.Sent();
    }
  }
}
