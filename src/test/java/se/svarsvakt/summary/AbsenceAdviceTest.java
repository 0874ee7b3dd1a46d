package se.svarsvakt.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.summary.ObservationStore.FindingSpan;
import se.svarsvakt.summary.UnitFigures.MailboxFigures;
import se.svarsvakt.worktime.CalendarWeek;
import se.svarsvakt.worktime.Period;
import se.svarsvakt.worktime.SwedishHolidays;
import se.svarsvakt.worktime.WorkingCalendar;

/** What a manager can do about absences, as they stood when week 47 ended. */
class AbsenceAdviceTest {
  private static final MailboxId CIA = new MailboxId("cia");
  private static final MailboxId ANNA = new MailboxId("anna");
  private static final MailboxId INFO = new MailboxId("info");
  private static final Figures NO_MAIL =
      new Figures(0, 0, 0, 0, 0, 0, 0, 0, 0, null, null, null, null);
  private static final Period STILL =
      new Period(Instant.parse("2026-11-19T08:00:00Z"), Instant.parse("2026-11-25T08:00:00Z"));
  private static final Period BEFORE =
      new Period(Instant.parse("2026-11-19T08:00:00Z"), Instant.parse("2026-11-20T08:00:00Z"));

  private static List<Advice> advice(FindingSpan... spans) {
    UnitFigures unit =
        new UnitFigures(
            CIA,
            1,
            NO_MAIL,
            false,
            List.of(new MailboxFigures(INFO, NO_MAIL, new TreeMap<>())),
            List.of(),
            List.of(),
            Map.of(),
            false,
            Matured.NONE,
            new TreeMap<>());
    Map<MailboxId, List<FindingSpan>> seen = new TreeMap<>();
    for (FindingSpan span : spans) {
      seen.merge(span.finding().mailbox(), List.of(span), AbsenceAdviceTest::both);
    }
    AdviceSource source =
        new AdviceSource(
            CalendarWeek.parse("2026-W47").orElseThrow(),
            new OrganisationChart(
                Set.of(ANNA), Set.of(INFO), Map.of(), Map.of(INFO, Set.of(ANNA)), Map.of()),
            seen,
            Map.of(),
            WorkingCalendar.of(ZoneId.of("Europe/Stockholm"), new SwedishHolidays()));
    Unit whose = new Unit(CIA, new TreeSet<>(Set.of(ANNA)), new TreeSet<>(Set.of(INFO)));
    return Advice.of(unit, Optional.of(whose), source);
  }

  private static List<FindingSpan> both(List<FindingSpan> some, List<FindingSpan> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  private static FindingSpan seen(MailboxId mailbox, RuleName rule, String code, Period period) {
    var kind = new ObservedFinding.Kind(rule, code);
    return new FindingSpan(new ObservedFinding(mailbox, kind, null), period);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-automatic-reply", "no-cover", "no-routine"})
  void somebody_is_or_will_be_away_and_nobody_has_seen_to_it(String code) {
    assertThat(advice(seen(ANNA, RuleName.ABSENCE, code, STILL)))
        .containsExactly(new Advice.Absences(1));
  }

  @Test
  void one_person_counts_once_whatever_is_lacking() {
    assertThat(
            advice(
                seen(ANNA, RuleName.ABSENCE, "no-cover", STILL),
                seen(ANNA, RuleName.ABSENCE, "no-routine", STILL)))
        .containsExactly(new Advice.Absences(1));
  }

  @Test
  void a_shared_mailbox_whose_every_steward_is_away_is_something_to_arrange() {
    assertThat(advice(seen(INFO, RuleName.SHARED_MAILBOX, "no-routine", STILL)))
        .containsExactly(new Advice.AllStewardsAway(INFO, new TreeSet<>(Set.of(ANNA))));
  }

  @ParameterizedTest
  @CsvSource({"anna, ABSENCE", "info, SHARED_MAILBOX"})
  void what_was_arranged_before_the_weeks_end_needs_no_advice(String mailbox, RuleName rule) {
    assertThat(advice(seen(new MailboxId(mailbox), rule, "no-routine", BEFORE))).isEmpty();
  }
}
