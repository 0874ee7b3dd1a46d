package se.svarsvakt.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.svarsvakt.mail.Hash;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.FunctionMailboxPolicy;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.policy.ReplyPolicy;
import se.svarsvakt.policy.WhileAway;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.summary.CountedMail.Fate;
import se.svarsvakt.summary.CountedMail.Handling;
import se.svarsvakt.summary.FunctionMailboxFigures.PeopleFigures;
import se.svarsvakt.summary.ObservationStore.FindingSpan;
import se.svarsvakt.worktime.CalendarWeek;
import se.svarsvakt.worktime.Period;
import se.svarsvakt.worktime.SwedishHolidays;
import se.svarsvakt.worktime.WorkingCalendar;

/** Week 47 is the 16th to the 22nd of November 2026; its four weeks begin on October 26th. */
class FunctionMailboxCountTest {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final WorkingCalendar CALENDAR =
      WorkingCalendar.of(STOCKHOLM, new SwedishHolidays());
  private static final MailboxId INFO = new MailboxId("info");
  private static final List<String> PEOPLE = List.of("anna", "bo", "cia", "dan", "eva");

  private final Map<Hash, Integer> copies = new HashMap<>();
  private final FunctionMailboxCount count =
      new FunctionMailboxCount(
          FunctionMailboxPolicy.ORDINARY,
          FigureTally.WeekTerms.of(CalendarWeek.parse("2026-W47").orElseThrow(), CALENDAR),
          copies);

  private static MailboxId id(String name) {
    return new MailboxId(name);
  }

  private static Unit unit(String... people) {
    return new Unit(
        id("cia"),
        new TreeSet<>(Arrays.stream(people).map(MailboxId::new).toList()),
        new TreeSet<>(List.of(INFO)));
  }

  private static Unit whole() {
    return unit(PEOPLE.toArray(String[]::new));
  }

  private static Instant at(String local) {
    return LocalDateTime.parse("2026-" + local).atZone(STOCKHOLM).toInstant();
  }

  private PeopleFigures people(Unit unit) {
    PeopleFigures people = count.of(unit, Map.of()).people();
    assertThat(people).isNotNull();
    return people;
  }

  /** A mail to somebody, that somebody answered two hours later; nobody where null. */
  private void mail(String to, String message, Instant received, @Nullable String by) {
    mail(to, new Handling(new Hash(message), true, by == null ? null : id(by)), received);
  }

  private void mail(String to, Handling handling, Instant received) {
    mail(to, RuleName.REPLY, handling, received);
  }

  private void mail(String to, RuleName rule, Handling handling, Instant received) {
    boolean answered = handling.answeredBy() != null;
    Instant at = answered ? received.plus(Duration.ofHours(2)) : null;
    count.add(
        new CountedMail(
            id(to),
            rule,
            received,
            received.plus(Duration.ofDays(1)),
            answered ? Fate.ANSWERED : Fate.OPEN,
            at,
            at,
            handling,
            true));
  }

  private void toAll(String message, Instant received, String... people) {
    copies.put(new Hash(message), people.length);
    Stream.of(people).forEach(each -> mail(each, message, received, null));
  }

  @Test
  void a_mail_counts_once_that_came_to_three_people_of_the_unit() {
    toAll("one", at("11-16T09:00"), "anna", "bo", "cia");
    toAll("two", at("11-16T09:00"), "anna", "bo", "dan", "eva");
    toAll("pair", at("11-16T09:00"), "anna", "bo");
    assertThat(people(whole()).sameMail()).isEqualTo(2);
  }

  @Test
  void a_second_copy_in_one_mailbox_is_no_second_recipient() {
    copies.put(new Hash("m"), 2);
    mail("anna", "m", at("11-16T09:00"), null);
    mail("anna", "m", at("11-16T09:00"), null);
    mail("bo", "m", at("11-16T09:00"), null);
    assertThat(people(whole()).sameMail()).isZero();
  }

  @Test
  void recipients_in_other_units_make_no_difference() {
    toAll("m", at("11-16T09:00"), "anna", "bo", "xenia", "ylva");
    assertThat(people(whole()).sameMail()).isZero();
  }

  @Test
  void what_a_list_or_group_delivered_has_one_address_already() {
    copies.put(new Hash("m"), 3);
    for (String each : List.of("anna", "bo", "cia")) {
      mail(each, new Handling(new Hash("m"), false, null), at("11-16T09:00"));
    }
    assertThat(people(whole()).sameMail()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"20, 1", "21, 0"})
  void a_circular_to_everybody_does_not_count(int mailboxes, int counted) {
    copies.put(new Hash("m"), mailboxes);
    List.of("anna", "bo", "cia").forEach(each -> mail(each, "m", at("11-16T09:00"), null));
    assertThat(people(whole()).sameMail()).isEqualTo(counted);
  }

  @ParameterizedTest
  @CsvSource({"10-25T23:59, 0", "10-26T00:00, 1", "11-22T23:59, 1", "11-23T00:00, 0"})
  void the_four_weeks_end_with_the_week(String received, int counted) {
    toAll("m", at(received), "anna", "bo", "cia");
    assertThat(people(whole()).sameMail()).isEqualTo(counted);
  }

  @Test
  void a_group_numbers_voicemail_is_no_mail() {
    copies.put(new Hash("m"), 3);
    for (String each : List.of("anna", "bo", "cia")) {
      mail(each, RuleName.VOICEMAIL, new Handling(new Hash("m"), true, null), at("11-16T09:00"));
    }
    assertThat(people(whole()).sameMail()).isZero();
  }

  private void answers(int number, String to, String by) {
    IntStream.range(0, number)
        .forEach(i -> mail(to, to + by + i, at("11-17T0" + (i % 8) + ":00"), by));
  }

  @Test
  void people_of_the_unit_answer_for_each_other() {
    answers(3, "anna", "bo");
    answers(2, "bo", "anna");
    answers(4, "cia", "cia");
    answers(1, "dan", "xenia");
    assertThat(people(whole()).forEachOther()).isEqualTo(5);
  }

  @Test
  void who_got_the_mail_too_answered_their_own() {
    toAll("m", at("11-16T09:00"), "bo");
    copies.put(new Hash("m"), 2);
    mail("anna", "m", at("11-16T09:00"), "bo");
    assertThat(people(whole()).forEachOther()).isZero();
  }

  /** Bo got a copy, or it is a shared mailbox of another unit that did. */
  @ParameterizedTest
  @CsvSource({"bo, bo, 0", "bo, dan, 1", "registry, registry, 0"})
  void who_got_a_copy_that_counts_nowhere_answered_their_own_too(
      String by, String holder, int counted) {
    answers(5, "anna", by);
    count.explainedBy(
        Map.of(),
        (asked, messages) -> {
          assertThat(asked).containsExactly(id(by));
          assertThat(messages).hasSize(5);
          return Map.of(id(holder), Set.copyOf(messages));
        });
    assertThat(people(whole()).byOthers()).isEqualTo(counted);
    assertThat(people(whole()).forEachOther()).isEqualTo(by.equals("bo") ? 5 * counted : 0);
  }

  private void away(String who, String from, String until) {
    count.explainedBy(
        Map.of(id(who), List.of(new Period(at(from), at(until)))), (_, _) -> Map.of());
  }

  @ParameterizedTest
  @CsvSource({
    "11-17T00:00, 11-18T00:00, 0",
    "11-17T10:30, 11-17T10:45, 0",
    "11-17T12:00, 11-18T00:00, 0",
    "11-17T12:01, 11-18T00:00, 1",
    "11-16T00:00, 11-17T10:00, 1"
  })
  void absence_or_cover_between_receipt_and_answer_explains_it(
      String from, String until, int counted) {
    mail("anna", "m", at("11-17T10:00"), "bo");
    assertThat(count.answeredByOthers()).containsExactly(id("anna"));
    away("anna", from, until);
    assertThat(people(whole()).forEachOther()).isEqualTo(counted);
  }

  @Test
  void the_answerers_own_absence_explains_nothing() {
    mail("anna", "m", at("11-17T10:00"), "bo");
    away("bo", "11-16T00:00", "11-20T00:00");
    assertThat(people(whole()).forEachOther()).isOne();
  }

  @ParameterizedTest
  @CsvSource({"3, 2, 1", "3, 3, 0", "4, 0, 0", "5, 0, 1", "2, 3, 0"})
  void a_mailbox_is_answered_by_others_in_more_than_half_of_five(int others, int own, int counted) {
    answers(others, "anna", "xenia");
    answers(own, "anna", "anna");
    assertThat(people(whole()).byOthers()).isEqualTo(counted);
  }

  @Test
  void what_nobody_answered_is_not_in_the_whole() {
    answers(5, "anna", "bo");
    IntStream.range(0, 20).forEach(i -> mail("anna", "open" + i, at("11-17T09:00"), null));
    assertThat(people(whole()).byOthers()).isOne();
  }

  private FunctionMailboxFigures unread(String... began) {
    List<FindingSpan> seen =
        Stream.of(began)
            .map(
                each ->
                    new FindingSpan(
                        ObservedFinding.unreadWindow(INFO, at(each)),
                        new Period(at(each).plusSeconds(9_000), at("11-30T00:00"))))
            .toList();
    return count.of(whole(), Map.of(INFO, seen));
  }

  @Test
  void each_time_of_service_of_the_week_that_passed_unread_counts() {
    assertThat(unread("11-17T09:00", "11-17T13:00", "11-17T13:00").unreadWindows())
        .containsOnly(Map.entry(INFO, 2));
  }

  @ParameterizedTest
  @CsvSource({"11-13T13:00, 0", "11-16T00:00, 1", "11-20T13:00, 1", "11-23T00:00, 0"})
  void one_that_nobody_looked_at_since_counts_in_its_own_week(String began, int windows) {
    assertThat(unread(began).unreadWindows().getOrDefault(INFO, 0)).isEqualTo(windows);
  }

  @Test
  void other_findings_are_no_times_of_service() {
    FindingSpan other =
        new FindingSpan(
            new ObservedFinding(INFO, Advice.NOT_OPENED, null),
            new Period(at("11-17T17:00"), at("11-18T08:00")));
    assertThat(count.of(whole(), Map.of(INFO, List.of(other))).unreadWindows()).isEmpty();
  }

  @Test
  void a_small_unit_is_told_of_its_shared_mailboxes_alone() {
    answers(6, "anna", "bo");
    Policy policy = Policy.of("sollentuna", ReplyPolicy.within(1, WhileAway.COUNT));
    FunctionMailboxFigures all = unread("11-17T09:00");
    assertThat(all.of(policy.privacy().minimumGroup(), policy).people())
        .isEqualTo(new PeopleFigures(0, 6, null));
    FunctionMailboxFigures small = all.of(policy.privacy().minimumGroup() - 1, policy);
    assertThat(small.people()).isNull();
    assertThat(small.unreadWindows()).isEqualTo(all.unreadWindows());
  }

  /** One mailbox among five people is somebody's whom everybody can name. */
  @ParameterizedTest
  @CsvSource({"4, ", "5, 5"})
  void fewer_mailboxes_than_a_group_that_others_answer_are_not_told(
      int mailboxes, @Nullable Integer told) {
    PEOPLE.subList(0, mailboxes).forEach(each -> answers(5, each, "xenia"));
    Policy policy = Policy.of("sollentuna", ReplyPolicy.within(1, WhileAway.COUNT));
    FunctionMailboxFigures known = count.of(whole(), Map.of()).of(5, policy);
    assertThat(known.people()).isEqualTo(new PeopleFigures(0, 0, told));
    assertThat(Advice.FunctionMailbox.of(known, 5))
        .isEqualTo(told == null ? List.of() : List.of(new Advice.ByOthers(5)));
  }

  @Test
  void what_happens_often_enough_is_advised() {
    answers(5, "anna", "bo");
    FunctionMailboxFigures known = count.of(whole(), Map.of());
    assertThat(Advice.FunctionMailbox.of(known, 5))
        .containsExactly(new Advice.ForEachOther(5), new Advice.ByOthers(1));
    assertThat(Advice.FunctionMailbox.of(known, 6)).containsExactly(new Advice.ByOthers(1));
    assertThat(Advice.FunctionMailbox.of(FunctionMailboxFigures.NONE, 1)).isEmpty();
  }
}
