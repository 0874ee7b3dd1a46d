package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.SummaryPolicy.Reports;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.rule.absence.CoverAgreement;
import se.svarsvakt.summary.ApartFigures;
import se.svarsvakt.summary.Figures;
import se.svarsvakt.summary.FindingCount;
import se.svarsvakt.summary.FunctionMailboxFigures;
import se.svarsvakt.summary.JdbcWeeks;
import se.svarsvakt.summary.Matured;
import se.svarsvakt.summary.ObservedFinding;
import se.svarsvakt.summary.UnitFigures;
import se.svarsvakt.summary.UnitFigures.MailboxFigures;
import se.svarsvakt.summary.UnitSummary.TrendPoint;
import se.svarsvakt.sync.Calendars.Schedule;
import se.svarsvakt.sync.JdbcOwnerStore;
import se.svarsvakt.sync.delegates.Delegates;
import se.svarsvakt.sync.delegates.Delegation;
import se.svarsvakt.sync.delegates.JdbcDelegateStore;
import se.svarsvakt.sync.delegates.Right;
import se.svarsvakt.sync.delegates.Source;
import se.svarsvakt.web.PickerScene.Browser;
import se.svarsvakt.worktime.CalendarWeek;
import se.svarsvakt.worktime.Period;

/**
 * A manager's page over real stores: who is away and whether somebody watches their mail, and the
 * form about the weekly mail. It is Friday 20 November 2026.
 */
class UnitPageTest {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final String PAGE = "/unit/" + PickerScene.CIA.value();
  private static final String FORM = PAGE + "/weekly-mail";

  @AutoClose private static final PickerScene scene = new PickerScene();
  private Browser cia;

  @BeforeEach
  void begin() throws Exception {
    scene.begin();
    cia = scene.chosen(PickerScene.CIA);
  }

  private static Instant midnight(String day) {
    return LocalDate.parse(day).atStartOfDay(STOCKHOLM).toInstant();
  }

  /** The person is out of office from one day to the next but one named. */
  private void away(MailboxId person, String from, String backOn) {
    new JdbcOwnerStore(scene.database.jdbc(), scene.database.transactions())
        .calendars(
            new Period(PickerScene.NOW, PickerScene.NOW.plusSeconds(90 * 86_400)),
            Map.of(
                person, new Schedule.Known(List.of(new Period(midnight(from), midnight(backOn))))),
            PickerScene.NOW);
  }

  private void canOpen(MailboxId mailbox, Set<MailboxId> people) {
    new JdbcDelegateStore(
            scene.database.named(), scene.database.transactions(), EnumSet.of(Source.INBOX))
        .asked(
            Source.INBOX,
            mailbox,
            new Delegates.KnownDelegates(
                people.stream()
                    .map(each -> new Delegation(mailbox, each, Right.INBOX))
                    .collect(Collectors.toSet()),
                false),
            PickerScene.NOW);
  }

  private String rehearsal() throws Exception {
    String page = cia.look(PAGE).body();
    return page.substring(page.indexOf("Six weeks ahead")).replaceAll("<[^>]*>|\\s+", " ");
  }

  @Test
  void what_is_counted_apart_has_a_table_of_its_own() throws Exception {
    assertThat(cia.look(PAGE).body()).doesNotContain("Counted apart");
    Figures two = new Figures(2, 2, 1, 0, 1, 0, 0, 0, 1, PickerScene.NOW, null, null, null);
    UnitFigures unit =
        new UnitFigures(
            PickerScene.CIA,
            3,
            two,
            false,
            List.of(
                new MailboxFigures(
                    PickerScene.INFO, two, new TreeMap<>(Map.of(RuleName.VOICEMAIL, two)))),
            List.of(
                new FindingCount(
                    new ObservedFinding.Kind(RuleName.PUBLIC_RECORDS, "overdue"), 1, 0, 0),
                new FindingCount(
                    new ObservedFinding.Kind(RuleName.VOICEMAIL, "due-soon"), 1, 0, 0)),
            List.of(),
            Map.of(),
            false,
            new Matured(0, List.of(0, 0, 0, 0, 0), 0),
            new TreeMap<>(
                Map.of(
                    RuleName.VOICEMAIL, new ApartFigures(two, false),
                    RuleName.PUBLIC_RECORDS, new ApartFigures(null, true))));
    new JdbcWeeks(new JdbcTemplate(scene.database.source()), scene.database.transactions())
        .keep(
            new TrendPoint(CalendarWeek.parse("2026-W46").orElseThrow(), 2, 1),
            Reports.DIRECT,
            List.of(unit));
    String page = cia.look(PAGE).body().replaceAll("<[^>]*>|\\s+", " ").replaceAll(" +", " ");
    assertThat(page).contains("The oldest week that is counted is 2026-W46");
    assertThat(page)
        .contains("Counted apart", "Voicemail 2 50\u00a0% 1 Voicemail, info@kommun.example 2")
        .contains("Requests for public records Not shown: it would point at one person.")
        .contains("Voicemail: call back due soon 1 0 0", "One voicemail was waiting")
        .doesNotContain("Request for public records: deadline passed");
  }

  private static void keep(String week, int due, int onTime) {
    Figures figures =
        new Figures(due, due, onTime, due - onTime, 0, 0, 0, 0, 0, null, null, null, null);
    UnitFigures unit =
        new UnitFigures(
            PickerScene.CIA,
            9,
            figures,
            false,
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            false,
            new Matured(0, List.of(0, 0, 0, 0, 0), 0),
            new TreeMap<>());
    new JdbcWeeks(new JdbcTemplate(scene.database.source()), scene.database.transactions())
        .keep(
            new TrendPoint(CalendarWeek.parse(week).orElseThrow(), due, onTime),
            Reports.DIRECT,
            List.of(unit));
  }

  private static String text(HttpResponse<String> page) {
    assertThat(page.statusCode()).isEqualTo(200);
    return page.body().replaceAll("<[^>]*>|\\s+", " ").replaceAll(" +", " ");
  }

  @Test
  void the_year_is_told_from_kept_weeks_in_the_viewers_language_and_each_look_is_noted()
      throws Exception {
    assertThat(text(cia.look(PAGE + "/year"))).contains("No week of the year is kept");
    assertThat(cia.look(PAGE).body()).contains("href=\"" + PAGE + "/year\"");
    keep("2025-W46", 4, 2);
    keep("2026-W45", 10, 9);
    keep("2026-W46", 10, 10);
    assertThat(text(cia.look(PAGE + "/year")))
        .contains(
            "2026-W01 to 2026-W46", "95\u00a0%", "November 20 19 95\u00a0%", "Every fourth year");
    assertThat(text(cia.look(PAGE + "/year?lang=sv")))
        .contains("Så höll ni kontaktlöftet 2026", "november 20 19", "Samma veckor 2025 ");
    assertThat(cia.look(PAGE + "/year").body()).contains("href=\"" + PAGE + "/year?year=2025\"");
    assertThat(text(cia.look(PAGE + "/year?year=2025"))).contains("50\u00a0%");
    scene.chosen(PickerScene.EMIL).look(PAGE + "/year");
    assertThat(
            scene
                .database
                .jdbc()
                .sql("select count(*) from deed where item = 'year' and person_id = :emil")
                .param("emil", PickerScene.EMIL.value())
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"2019, 404", "2027, 404", "26, 400", "x, 400", "20261, 400"})
  void a_year_that_is_not_kept_or_none_is_refused(String year, int status) throws Exception {
    keep("2026-W46", 10, 10);
    assertThat(cia.look(PAGE + "/year?year=" + year).statusCode()).isEqualTo(status);
  }

  @Test
  void an_unread_time_of_service_is_something_to_do() throws Exception {
    UnitFigures unit =
        new UnitFigures(
            PickerScene.CIA,
            3,
            null,
            true,
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            false,
            new Matured(0, List.of(0, 0, 0, 0, 0), 0),
            new TreeMap<>(),
            new FunctionMailboxFigures(
                new FunctionMailboxFigures.PeopleFigures(9, 9, 9),
                new TreeMap<>(Map.of(PickerScene.INFO, 2))));
    new JdbcWeeks(new JdbcTemplate(scene.database.source()), scene.database.transactions())
        .keep(
            new TrendPoint(CalendarWeek.parse("2026-W46").orElseThrow(), null, null),
            Reports.DIRECT,
            List.of(unit));
    assertThat(cia.look(PAGE).body())
        .contains("info@kommun.example: unread for 2 whole times of service")
        .doesNotContain("came to several people", "answered by others");
  }

  @Test
  void an_inbox_that_nobody_can_open_while_its_owner_is_away_stands_unattended() throws Exception {
    away(PickerScene.ANNA, "2026-11-23", "2026-11-26");
    canOpen(PickerScene.ANNA, Set.of());
    assertThat(rehearsal())
        .containsPattern("anna@ +kommun.example +2026-11-23 +– +2026-11-25 +nobody")
        .contains("One person is away next week, and one of the inboxes is not looked after.");
  }

  @Test
  void an_agreement_for_the_whole_absence_says_who_watches() throws Exception {
    away(PickerScene.BO, "2026-12-07", "2026-12-12");
    LocalDate first = LocalDate.parse("2026-12-07");
    scene
        .stores
        .judgement()
        .records()
        .register()
        .agree(
            new CoverAgreement(0, PickerScene.BO, PickerScene.ANNA, first, first.plusDays(4), ""),
            PickerScene.NOW);
    assertThat(rehearsal())
        .containsPattern("bo@ +kommun.example +2026-12-07 +– +2026-12-11 +anna@kommun.example, by")
        .contains("Nobody is away next week.");
  }

  @Test
  void an_agreement_for_some_of_the_days_does_not_suffice() throws Exception {
    away(PickerScene.BO, "2026-12-07", "2026-12-12");
    canOpen(PickerScene.BO, Set.of());
    LocalDate first = LocalDate.parse("2026-12-07");
    scene
        .stores
        .judgement()
        .records()
        .register()
        .agree(
            new CoverAgreement(0, PickerScene.BO, PickerScene.ANNA, first, first.plusDays(2), ""),
            PickerScene.NOW);
    assertThat(rehearsal()).containsPattern("2026-12-11 +nobody");
  }

  @Test
  void who_can_open_it_is_told_where_nothing_is_agreed_and_what_is_unknown_is_said()
      throws Exception {
    away(PickerScene.CIA, "2026-12-21", "2026-12-24");
    canOpen(PickerScene.CIA, Set.of(PickerScene.BO));
    away(PickerScene.BO, "2026-12-01", "2026-12-02");
    assertThat(rehearsal())
        .contains("no agreement; bo@kommun.example can open it")
        .contains("no agreement; unknown who can open it");
  }

  @Test
  void a_shared_mailbox_whose_stewards_are_all_away_is_named_with_the_days() throws Exception {
    away(PickerScene.ANNA, "2026-11-23", "2026-11-26");
    assertThat(rehearsal())
        .contains("info@kommun.example: all stewards are away 2026-11-23–2026-11-25");
  }

  @Test
  void what_is_farther_ahead_than_six_weeks_and_half_days_are_not_told() throws Exception {
    away(PickerScene.ANNA, "2027-01-18", "2027-01-23");
    assertThat(rehearsal()).contains("Nobody is away for a whole working day");
  }

  @Test
  void a_manager_pauses_the_weekly_mail_and_resumes_it_and_it_is_written_down() throws Exception {
    assertThat(cia.look(PAGE).body())
        .contains("It is sent to cia@kommun.example", "action=\"" + FORM + "\"");
    HttpResponse<String> paused = cia.post(FORM, Map.of("wish", "paused", "until", "2027-01-11"));
    assertThat(paused.statusCode()).isEqualTo(303);
    assertThat(cia.look(PAGE).body()).contains("not sent to cia@kommun.example before 2027-01-11");
    assertThat(cia.post(FORM, Map.of("wish", "resumed")).statusCode()).isEqualTo(303);
    assertThat(cia.post(FORM, Map.of("wish", "stopped")).statusCode()).isEqualTo(303);
    assertThat(cia.look(PAGE).body()).contains("It is stopped", "value=\"resumed\"");
    assertThat(scene.changes())
        .containsExactly(
            "summary-paused by " + PickerScene.CIA.value(),
            "summary-resumed by " + PickerScene.CIA.value(),
            "summary-stopped by " + PickerScene.CIA.value());
  }

  @Test
  void a_pause_that_is_over_is_none() throws Exception {
    cia.post(FORM, Map.of("wish", "paused", "until", "2026-11-23"));
    scene.clock.move(Duration.ofDays(3));
    assertThat(scene.chosen(PickerScene.CIA).look(PAGE).body()).contains("It is sent to");
  }

  @ParameterizedTest
  @CsvSource({
    "paused, '', 422",
    "paused, 2026-11-20, 422",
    "paused, 2028-11-21, 422",
    "paused, nonsense, 422",
    "refused, 2027-01-11, 400",
    "'', 2027-01-11, 400"
  })
  void a_wish_that_cannot_stand_changes_nothing(String wish, String until, int status)
      throws Exception {
    HttpResponse<String> answer = cia.post(FORM, Map.of("wish", wish, "until", until));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(scene.changes()).isEmpty();
    if (status == 422) {
      assertThat(answer.body()).contains("role=\"alert\"", "aria-invalid=\"true\"", "tomorrow");
    }
  }

  @ParameterizedTest
  @CsvSource({"1, false", "2, true"}) // beside Cia, Anna and Bo; five are large enough
  void what_is_open_now_is_shown_as_figures_are_in_units_that_are_large_enough(
      int more, boolean shown) throws Exception {
    try (PickerScene larger = new PickerScene()) { // another one keeps the unit that it knows
      larger.begin();
      larger.reportingToCia(more);
      String page = larger.chosen(PickerScene.CIA).look(PAGE).body();
      assertThat(page.contains("<dt>Open items, findings included</dt>")).isEqualTo(shown);
      assertThat(page.contains("<dt>Overdue emails</dt>")).isEqualTo(shown);
    }
  }

  @Test
  void nobody_else_pauses_it_but_the_administrator() throws Exception {
    Map<String, String> wish = Map.of("wish", "stopped");
    assertThat(scene.chosen(PickerScene.ANNA).post(FORM, wish).statusCode()).isEqualTo(403);
    assertThat(cia.postWith("forged", FORM, wish).statusCode()).isEqualTo(403);
    assertThat(scene.changes()).isEmpty();
    assertThat(scene.chosen(PickerScene.EMIL).post(FORM, wish).statusCode()).isEqualTo(303);
    assertThat(scene.changes()).containsExactly("summary-stopped by " + PickerScene.EMIL.value());
  }
}
