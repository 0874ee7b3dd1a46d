package se.svarsvakt.nudge;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.nudge.NudgeScene.ANNA;
import static se.svarsvakt.nudge.NudgeScene.BO;
import static se.svarsvakt.nudge.NudgeScene.CHRIS;
import static se.svarsvakt.nudge.NudgeScene.LEFT;
import static se.svarsvakt.nudge.NudgeScene.POLICY;
import static se.svarsvakt.nudge.NudgeScene.SHARED;
import static se.svarsvakt.nudge.NudgeScene.at;
import static se.svarsvakt.nudge.NudgeScene.judged;
import static se.svarsvakt.nudge.NudgeScene.open;
import static se.svarsvakt.nudge.NudgeScene.overdue;
import static se.svarsvakt.nudge.NudgeScene.overdueOnMonday;
import static se.svarsvakt.nudge.NudgeScene.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.nudge.NudgeService.Mode;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.rule.AbsenceIssue;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.SignatureFlaw;
import se.svarsvakt.rule.reply.Evidence;
import se.svarsvakt.rule.reply.JudgedMail;
import se.svarsvakt.rule.reply.Promise;
import se.svarsvakt.rule.reply.Registration;
import se.svarsvakt.rule.reply.ReplyState;
import se.svarsvakt.rule.reply.Settlement;
import se.svarsvakt.sync.MailboxFailure;

/** What becomes of planned nudges: told once, to who is at work, and not too often. */
class NudgeServiceTest {
  private final List<NudgeMessage> delivered = new ArrayList<>();
  private final Set<MailboxId> away = new HashSet<>();

  /** Until when those are away. */
  private Instant back = Instant.MAX;

  private final MemoryOutbox outbox = new MemoryOutbox();
  private final MemoryDeliveries deliveries = new MemoryDeliveries();
  private Snoozes snoozes = Snoozes.NONE;
  private Delivery answer = new Delivery.Sent();
  private Mode mode = Mode.SEND;
  private Policy policy = POLICY;

  /** Who alone gets that answer; empty for everybody. */
  private Set<MailboxId> unreached = Set.of();

  /** What happens while something waits for its turn. */
  private BooleanSupplier turn = () -> true;

  private Responsibilities people = people("bo@kommun.example");

  /** A channel that keeps what it delivers and answers as the test says. */
  private final class Feed implements NudgeChannel {
    @Override
    public String name() {
      return "feed";
    }

    @Override
    public boolean replaces() {
      return true;
    }

    @Override
    public boolean awaitTurn() {
      return turn.getAsBoolean();
    }

    @Override
    public Delivery deliver(NudgeMessage message) {
      delivered.add(message);
      boolean all = unreached.isEmpty() || unreached.contains(message.recipient());
      return all ? answer : new Delivery.Sent();
    }
  }

  private List<NudgeReport> run(String now, JudgedMail... mail) {
    return run(now, nudge -> looked(nudge, mail), mail);
  }

  private static OpenItems looked(PlannedNudge nudge, JudgedMail... mail) {
    return OpenItems.of(
        List.of(mail).stream().filter(m -> nudge.items().contains(NudgeItem.of(m))).toList());
  }

  private List<NudgeReport> run(String now, NudgeSender.PreSendCheck lastLook, JudgedMail... mail) {
    return run(now, lastLook, OpenItems.of(List.of(mail)));
  }

  private List<NudgeReport> run(
      String now, NudgeSender.PreSendCheck lastLook, OpenItems openItems) {
    Clock clock = Clock.fixed(at(now), ZoneOffset.UTC);
    NudgeSender nudgeSender =
        new NudgeSender(
            outbox,
            new NudgeDispatch(Route.of(new Feed()), deliveries, clock),
            new NudgeMessageWriter(items -> Map.of(), policy),
            "host",
            clock);
    NudgeService nudgeService =
        new NudgeService(
            policy,
            (accounts, moment) ->
                accounts.stream()
                    .filter(a -> away.contains(a.id()) && moment.isBefore(back))
                    .collect(Collectors.toSet()),
            day -> snoozes,
            outbox,
            nudgeSender);
    return nudgeService.run(
        new NudgeService.NudgeRun(at(now), () -> at(now), people, person -> "sv", mode),
        openItems,
        lastLook);
  }

  private static JudgedMail due(String id, MailboxId mailbox) {
    return judged(id, mailbox, new ReplyState.DueSoon(at("23T00:00")));
  }

  @Test
  void a_nudge_is_sent_once() {
    assertThat(run("23T08:30", open("m"))).extracting(NudgeReport::status).containsOnly("SENT");
    assertThat(run("23T08:35", open("m"))).isEmpty();
    assertThat(delivered).hasSize(1).extracting(NudgeMessage::recipient).containsExactly(ANNA);
  }

  @Test
  void what_is_only_shown_is_neither_sent_nor_recorded() {
    mode = Mode.SHOW;
    assertThat(run("23T08:30", open("m"))).extracting(NudgeReport::status).containsOnly("PLANNED");
    assertThat(run("23T08:35", open("m"))).hasSize(1);
    assertThat(delivered).isEmpty();
  }

  @Test
  void what_was_answered_in_the_meantime_is_dropped() {
    List<NudgeReport> reports = run("23T08:30", nudge -> OpenItems.NONE, open("m"));
    assertThat(reports).extracting(NudgeReport::status).containsExactly("SKIPPED");
    assertThat(delivered).isEmpty();
  }

  @Test
  void what_was_answered_while_it_waited_for_its_turn_is_dropped() {
    AtomicBoolean answered = new AtomicBoolean();
    turn = () -> !answered.getAndSet(true);
    run("23T08:30", nudge -> answered.get() ? OpenItems.NONE : looked(nudge, open("m")), open("m"));
    assertThat(delivered).isEmpty();
  }

  @Test
  void what_does_not_get_its_turn_is_tried_again_later() {
    turn = () -> false;
    assertThat(run("23T08:30", open("m"))).extracting(NudgeReport::status).containsOnly("FAILED");
    turn = () -> true;
    assertThat(run("23T08:35", open("m"))).extracting(NudgeReport::status).containsOnly("SENT");
    assertThat(delivered).hasSize(1);
  }

  @Test
  void of_two_mails_the_one_still_open_is_told() {
    run("23T08:30", nudge -> OpenItems.of(List.of(open("n"))), open("m"), open("n"));
    assertThat(delivered).singleElement().extracting(NudgeMessage::items).isEqualTo(1);
  }

  @Test
  void a_failure_is_tried_again_under_the_same_number() {
    answer = new Delivery.Failed("Teams did not take it");
    assertThat(run("23T08:30", open("m"))).extracting(NudgeReport::status).containsOnly("FAILED");
    answer = new Delivery.Sent();
    assertThat(run("23T08:35", open("m"))).extracting(NudgeReport::status).containsOnly("SENT");
    assertThat(delivered).extracting(NudgeMessage::chainId).hasSize(2);
    assertThat(delivered.getFirst().chainId()).isEqualTo(delivered.getLast().chainId());
  }

  @Test
  void a_mailbox_that_is_not_read_again_holds_its_nudge_back() {
    NudgeSender.PreSendCheck unreadable =
        nudge -> {
          throw new MailboxFailure(MailboxFailure.Next.LATER, "TooManyRequests", "later");
        };
    assertThat(run("23T08:30", unreadable, open("m")))
        .extracting(NudgeReport::status)
        .containsExactly("FAILED");
    assertThat(delivered).isEmpty();
  }

  @Test
  void who_is_away_is_not_told_and_the_manager_is() {
    away.add(ANNA);
    assertThat(run("23T08:30", open("m")))
        .extracting(report -> report.nudge().recipient())
        .containsExactly(CHRIS);
    assertThat(run("23T08:35", open("m"))).isEmpty();
    assertThat(delivered).extracting(NudgeMessage::recipient).containsExactly(CHRIS);
  }

  @Test
  void two_people_away_make_one_message_to_their_manager() {
    away.addAll(List.of(ANNA, BO));
    run("23T08:30", due("m", ANNA), due("n", BO));
    assertThat(delivered).singleElement().extracting(NudgeMessage::items).isEqualTo(2);
  }

  @Test
  void a_stand_in_is_told_figures_only_of_what_somebody_else_passed_on() {
    away.add(ANNA);
    run("23T08:30", judged("m", ANNA, new ReplyState.ForwardedUntold(at("20T14:00"), ANNA)));
    assertThat(delivered).extracting(NudgeMessage::recipient).containsExactly(CHRIS);
    assertThat(delivered.getFirst().preview()).contains("i din grupp");
  }

  @Test
  void a_steward_is_told_which_mailbox_is_meant() {
    run("23T08:30", due("m", SHARED));
    assertThat(delivered).singleElement().extracting(NudgeMessage::recipient).isEqualTo(BO);
    assertThat(delivered.getFirst().preview()).contains("@kommun.example: ");
  }

  @Test
  void what_joins_later_is_told_together_with_the_rest_in_place_of_the_first() {
    run("23T08:30", open("m"));
    assertThat(run("23T08:35", open("m"), open("n"))).hasSize(1);
    assertThat(run("23T08:40", open("m"), open("n"))).isEmpty();
    assertThat(delivered).extracting(NudgeMessage::items).containsExactly(1, 2);
    assertThat(delivered.get(0).chainId()).isEqualTo(delivered.get(1).chainId());
  }

  @Test
  void where_nobody_stands_in_nobody_is_told() {
    away.addAll(List.of(ANNA, CHRIS));
    assertThat(run("23T08:30", open("m"))).extracting(NudgeReport::status).containsOnly("SKIPPED");
    assertThat(delivered).isEmpty();
  }

  @Test
  void the_last_call_takes_the_place_of_a_reminder_that_did_not_go() {
    run("23T15:00", open("m"));
    assertThat(delivered).extracting(NudgeMessage::kind).containsExactly(NudgeKind.LAST_CALL);
  }

  @Test
  void the_last_call_follows_a_reminder_that_went() {
    run("23T08:30", open("m"));
    run("23T15:00", open("m"));
    assertThat(delivered)
        .extracting(NudgeMessage::kind)
        .containsExactly(NudgeKind.REPLY_DUE, NudgeKind.LAST_CALL);
  }

  @Test
  void nobody_gets_more_than_three_a_day() {
    JudgedMail untold = judged("f", BO, new ReplyState.ForwardedUntold(at("20T14:00"), ANNA));
    JudgedMail earlier = earlierOverdue("o");
    run("23T08:30", earlier, open("m"), untold);
    List<NudgeReport> reports = run("23T15:00", open("m"));
    assertThat(delivered).hasSize(3);
    assertThat(reports)
        .singleElement()
        .satisfies(report -> assertThat(report.status()).isEqualTo("SKIPPED"));
  }

  /** Overdue since Friday, so that it is told on Monday. */
  private static JudgedMail earlierOverdue(String id) {
    JudgedMail mail = overdue(id);
    return new JudgedMail(
        mail.mail(),
        mail.verdict(),
        new ReplyState.Overdue(at("20T17:00")),
        POLICY.calendar().due(at("19T12:00"), 1),
        List.of());
  }

  @Test
  void a_shared_mailbox_without_steward_is_reported() {
    people = people();
    assertThat(run("23T08:30", due("m", SHARED)))
        .singleElement()
        .satisfies(
            report -> {
              assertThat(report.status()).isEqualTo("SKIPPED");
              assertThat(report.reason()).contains("svarsvakt.shared-mailboxes");
            });
  }

  @Test
  void a_disabled_account_is_not_told() {
    assertThat(run("23T08:30", due("m", LEFT)))
        .extracting(NudgeReport::status)
        .containsExactly("SKIPPED");
    assertThat(delivered).isEmpty();
  }

  private List<NudgeReport> signature(String now) {
    OpenItems flawed = new OpenItems(List.of(), List.of(Findings.signature(ANNA, at("16T15:00"))));
    return run(now, nudge -> flawed, flawed);
  }

  @Test
  void a_signature_is_told_once_a_week() {
    assertThat(signature("23T09:00")).hasSize(1);
    for (String day : List.of("23", "24", "25", "26", "27")) {
      assertThat(signature(day + "T12:00")).isEmpty();
    }
    assertThat(signature("30T09:00")).hasSize(1);
    assertThat(delivered).hasSize(2);
  }

  @Test
  void six_days_are_less_than_a_week_and_seven_are_one() {
    // told on Tue 17; six days later it is Mon 23, seven days later Tue 24
    assertThat(signature("17T09:00")).hasSize(1);
    assertThat(signature("23T09:00")).isEmpty();
    assertThat(signature("24T09:00")).hasSize(1);
    assertThat(delivered).hasSize(2);
  }

  @Test
  void a_signature_is_told_once_its_writer_is_back_and_never_to_the_manager() {
    away.add(ANNA);
    signature("23T09:00");
    assertThat(delivered).isEmpty();
    away.clear();
    signature("24T09:00");
    assertThat(delivered).extracting(NudgeMessage::recipient).containsExactly(ANNA);
  }

  @Test
  void a_manager_is_told_of_an_inbox_after_its_owner() {
    assertThat(unattended("24T09:00"))
        .extracting(report -> report.nudge().recipient() + " " + report.status())
        .containsExactly("anna SENT", "chris SENT");
  }

  @Test
  void no_manager_is_told_of_a_person_who_was_never_reached() {
    answer = new Delivery.Skipped("the app is not installed");
    unreached = Set.of(ANNA);
    assertThat(unattended("24T09:00"))
        .extracting(report -> report.nudge().recipient() + " " + report.status())
        .containsExactly("anna SKIPPED", "chris SKIPPED");
    assertThat(unattended("25T09:00"))
        .extracting(NudgeReport::status)
        .containsExactly("SKIPPED", "SKIPPED");
    assertThat(delivered).extracting(NudgeMessage::recipient).containsOnly(ANNA);
  }

  @Test
  void a_manager_is_told_of_overdue_mail_that_its_owner_was_told_of_before() {
    policy = NudgeScene.escalating();
    run("23T08:30", open("m"));
    answer = new Delivery.Skipped("the app was removed");
    unreached = Set.of(ANNA);
    assertThat(run("24T08:30", overdue("m"), overdue("n")))
        .filteredOn(report -> report.nudge().recipient().equals(CHRIS))
        .singleElement()
        .satisfies(report -> assertThat(report.isSent()).isTrue())
        .satisfies(
            report ->
                assertThat(report.nudge().items()).extracting(NudgeItem::name).containsOnly("m"));
  }

  @Test
  void no_manager_is_told_of_forged_mail_as_such_or_in_somebodys_place() {
    policy = NudgeScene.escalating();
    run("24T08:30", NudgeScene.claimed(overdue("m")));
    assertThat(delivered).extracting(NudgeMessage::recipient).containsExactly(ANNA);
    away.add(ANNA);
    assertThat(run("24T08:45", NudgeScene.claimed(overdue("n"))))
        .extracting(NudgeReport::status)
        .containsExactly("SKIPPED");
    assertThat(delivered).hasSize(1);
  }

  private List<NudgeReport> unattended(String now) {
    OpenItems items =
        new OpenItems(
            List.of(), List.of(Findings.unattended(ANNA, at("18T10:00"), at("23T10:00"))));
    return run(now, items::about, items);
  }

  private void toldAt(int hour, int lastCallBefore) {
    policy = NudgeScene.toldAt(LocalTime.of(hour, 0), Duration.ofHours(lastCallBefore));
  }

  @Test
  void a_time_that_is_changed_on_the_day_sends_nothing_twice() {
    toldAt(8, 2);
    assertThat(run("23T08:30", open("m"), overdueOnMonday("o"))).hasSize(2);
    toldAt(10, 2);
    assertThat(run("23T10:30", open("m"), overdueOnMonday("o"))).isEmpty();
    assertThat(run("23T15:30", open("m"))).hasSize(1); // the last call, two hours before the end
    toldAt(10, 1);
    assertThat(run("23T16:30", open("m"), overdueOnMonday("o"))).isEmpty();
  }

  @Test
  void what_joins_after_the_time_was_changed_takes_the_place_of_the_first() {
    toldAt(8, 2);
    run("23T08:30", open("m"));
    toldAt(10, 2);
    assertThat(run("23T10:30", open("m"), open("n"))).hasSize(1);
    assertThat(delivered).extracting(NudgeMessage::items).containsExactly(1, 2);
    assertThat(delivered.getLast().chainId()).isEqualTo(delivered.getFirst().chainId());
  }

  @Test
  void a_stand_in_is_not_told_twice_either() {
    away.add(ANNA);
    toldAt(8, 2);
    assertThat(run("23T08:30", overdueOnMonday("o"))).hasSize(1);
    toldAt(10, 2);
    run("23T10:30", overdueOnMonday("o"));
    assertThat(delivered).hasSize(1).extracting(NudgeMessage::recipient).containsExactly(CHRIS);
  }

  private static JudgedMail lateRequest(String id) {
    JudgedMail late = overdueOnMonday(id);
    return new JudgedMail(
        late.mail(),
        late.verdict(),
        late.state(),
        late.due(),
        null,
        late.countsFrom(),
        null,
        Promise.PUBLIC_RECORDS,
        List.of());
  }

  @Test
  void a_request_that_is_late_when_it_is_first_seen_is_told_to_its_owner_once() {
    people = people.telling(List.of(new MailAddress("bo@kommun.example")));
    run("23T08:10", lateRequest("seen before the time of reminders"));
    run("23T08:30", lateRequest("seen before the time of reminders"));
    run("23T09:00", lateRequest("seen before the time of reminders"), lateRequest("seen then"));
    assertThat(delivered)
        .extracting(message -> message.recipient() + " " + message.kind())
        .containsExactly(
            "anna PUBLIC_RECORDS", "bo PUBLIC_RECORDS", "anna PUBLIC_RECORDS", "bo PUBLIC_RECORDS");
  }

  @Test
  void a_request_that_was_told_in_time_is_told_as_overdue_all_the_same() {
    run("20T09:00", asOpen(lateRequest("m")));
    run("23T08:30", lateRequest("m"));
    assertThat(delivered)
        .extracting(NudgeMessage::kind)
        .containsExactly(NudgeKind.PUBLIC_RECORDS, NudgeKind.OVERDUE);
  }

  private static JudgedMail asOpen(JudgedMail mail) {
    return new JudgedMail(
        mail.mail(),
        mail.verdict(),
        new ReplyState.DueSoon(at("20T00:00")),
        mail.due(),
        null,
        mail.countsFrom(),
        null,
        mail.promise(),
        List.of());
  }

  @Test
  void a_manager_hears_of_a_request_that_was_late_when_its_owner_was_first_told() {
    policy = NudgeScene.escalating();
    run("23T08:30", lateRequest("m"));
    assertThat(delivered)
        .extracting(message -> message.recipient() + " " + message.kind())
        .containsExactly("anna PUBLIC_RECORDS", "chris OVERDUE");
  }

  @Test
  void the_store_is_asked_no_more_often_for_more_people() {
    run("23T15:00", due("m", ANNA));
    int alone = outbox.asked.size();
    outbox.asked.clear();
    run("23T15:05", due("n", ANNA), due("o", BO), due("p", CHRIS));
    assertThat(outbox.asked).hasSizeLessThanOrEqualTo(alone);
  }

  @Test
  void the_store_is_asked_no_more_often_for_more_absences() {
    toldAt(8, 2);
    assertThat(absences("23T08:30", ANNA, BO, CHRIS)).hasSize(3);
    toldAt(10, 2);
    outbox.asked.clear();
    assertThat(absences("23T10:30", ANNA)).isEmpty();
    int alone = outbox.asked.size();
    outbox.asked.clear();
    assertThat(absences("23T10:35", ANNA, BO, CHRIS)).isEmpty();
    assertThat(outbox.asked).hasSize(alone);
  }

  private List<NudgeReport> absences(String now, MailboxId... people) {
    List<Finding> findings =
        Stream.of(people)
            .map(
                each ->
                    Findings.of(
                        new AbsenceIssue.NoAutomaticReply(
                            new AbsenceIssue.Days(
                                LocalDate.parse("2026-11-24"), LocalDate.parse("2026-11-27"))),
                        each,
                        at("20T09:00"),
                        at("24T08:00")))
            .toList();
    OpenItems items = new OpenItems(List.of(), findings);
    return run(now, items::about, items);
  }

  private static JudgedMail unregistered(String id, MailboxId by) {
    Settlement answered = new Settlement(at("20T16:00"), true, Evidence.THREAD, by);
    return judged(id, SHARED, new ReplyState.Answered(answered))
        .registered(new Registration.NotSaid());
  }

  @Test
  void who_was_away_is_asked_of_a_registration_when_they_are_back_and_nobody_else_is_so_late() {
    away.addAll(List.of(ANNA, BO));
    JudgedMail mail = unregistered("m", ANNA);
    assertThat(run("23T08:30", mail)).extracting(NudgeReport::status).containsExactly("SKIPPED");
    assertThat(run("24T08:30", mail)).extracting(NudgeReport::status).containsExactly("SKIPPED");
    back = at("26T00:00");
    assertThat(run("26T08:30", mail, unregistered("n", CHRIS)))
        .extracting(report -> report.nudge().recipient())
        .containsExactly(ANNA);
    assertThat(run("27T08:30", mail)).isEmpty();
    assertThat(delivered).hasSize(1);
  }

  @Test
  void what_a_steward_was_asked_is_not_asked_of_who_comes_back() {
    away.add(ANNA);
    JudgedMail mail = unregistered("m", ANNA);
    run("23T08:30", mail);
    back = at("24T00:00");
    run("24T08:30", mail);
    assertThat(delivered).extracting(NudgeMessage::recipient).containsExactly(BO);
  }

  @Test
  void how_a_finding_stands_tells_nothing_of_what_was_found() {
    assertThat(standing("slogan")).isEqualTo(standing("private number")).isNotEmpty();
  }

  private static Map<NudgeItem, String> standing(String found) {
    SignatureFlaw flaw = new SignatureFlaw(SignatureFlaw.Kind.ADDITION, "Fax", "", found);
    Finding finding = Findings.signature(ANNA, at("16T15:00"), flaw, List.of());
    return new OpenItems(List.of(), List.of(finding)).standing();
  }

  @Test
  void what_was_told_as_a_request_that_day_is_in_no_reply_due_of_a_later_pass() {
    JudgedMail other = due("other", ANNA);
    JudgedMail request =
        new JudgedMail(
            due("request", ANNA).mail(),
            other.verdict(),
            new ReplyState.DueSoon(at("23T00:00")),
            other.due(),
            null,
            other.countsFrom(),
            null,
            Promise.PUBLIC_RECORDS,
            List.of());
    run("23T09:00", request, other);
    assertThat(delivered)
        .extracting(NudgeMessage::kind)
        .containsExactly(NudgeKind.PUBLIC_RECORDS, NudgeKind.REPLY_DUE);
    run("23T09:15", request, other);
    assertThat(delivered).hasSize(2);
  }
}
