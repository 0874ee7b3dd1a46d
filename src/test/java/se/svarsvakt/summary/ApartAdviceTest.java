package se.svarsvakt.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.policy.ReplyPolicy;
import se.svarsvakt.policy.WhileAway;
import se.svarsvakt.rule.RuleName;
import se.svarsvakt.summary.UnitFigures.MailboxFigures;
import se.svarsvakt.worktime.CalendarWeek;
import se.svarsvakt.worktime.SwedishHolidays;
import se.svarsvakt.worktime.WorkingCalendar;

/** What is counted apart: what there is to do about it first, and what a small unit is not told. */
class ApartAdviceTest {
  private static final MailboxId CIA = new MailboxId("cia");
  private static final MailboxId INFO = new MailboxId("info");
  private static final Instant OLD = Instant.parse("2026-11-12T08:00:00Z");
  private static final Instant OLDER = Instant.parse("2026-11-11T08:00:00Z");
  private static final AdviceSource NOTHING_ELSE =
      new AdviceSource(
          CalendarWeek.parse("2026-W47").orElseThrow(),
          new OrganisationChart(Set.of(), Set.of(), Map.of(), Map.of(), Map.of()),
          Map.of(),
          Map.of(),
          WorkingCalendar.of(ZoneId.of("Europe/Stockholm"), new SwedishHolidays()));
  private static final Policy POLICY =
      Policy.of("botkyrka", ReplyPolicy.within(2, WhileAway.COUNT));

  private static Figures overdue(int open, @Nullable Instant oldest) {
    return new Figures(open, open, 0, 0, open, 0, 0, 0, open, oldest, null, null, null);
  }

  private static FindingCount found(RuleName rule, int fresh) {
    return new FindingCount(new ObservedFinding.Kind(rule, "overdue"), fresh, 0, 0);
  }

  private static UnitFigures unit(
      int people, Map<RuleName, ApartFigures> apart, Map<RuleName, Figures> ofInfo) {
    return new UnitFigures(
        CIA,
        people,
        overdue(1, OLD),
        false,
        List.of(new MailboxFigures(INFO, overdue(0, null), sorted(ofInfo))),
        List.of(found(RuleName.REPLY, 5), found(RuleName.PUBLIC_RECORDS, 3)),
        List.of(found(RuleName.PUBLIC_RECORDS, 1)),
        Map.of(),
        false,
        Matured.NONE,
        sorted(apart));
  }

  private static <T> SortedMap<RuleName, T> sorted(Map<RuleName, T> map) {
    return new TreeMap<>(map);
  }

  private static List<Advice> advice(UnitFigures unit) {
    return Advice.of(unit, Optional.empty(), NOTHING_ELSE);
  }

  @Test
  void what_the_law_asks_for_comes_first_then_who_called_then_mail() {
    UnitFigures unit =
        unit(
            7,
            Map.of(
                RuleName.VOICEMAIL, new ApartFigures(overdue(2, OLDER), false),
                RuleName.PUBLIC_RECORDS, new ApartFigures(overdue(1, OLD), false)),
            Map.of(RuleName.VOICEMAIL, overdue(1, OLD)));
    assertThat(advice(unit))
        .containsExactly(
            new Advice.ApartOverdue(RuleName.PUBLIC_RECORDS, 1, OLD, new TreeSet<>()),
            new Advice.ApartOverdue(RuleName.VOICEMAIL, 2, OLDER, new TreeSet<>(Set.of(INFO))),
            new Advice.PeopleOverdue(1));
  }

  @Test
  void what_is_in_time_needs_no_advice() {
    Map<RuleName, ApartFigures> inTime =
        Map.of(RuleName.VOICEMAIL, new ApartFigures(overdue(0, null), false));
    assertThat(advice(unit(7, inTime, Map.of()))).containsExactly(new Advice.PeopleOverdue(1));
  }

  @Test
  void of_a_small_unit_that_points_at_one_the_shared_mailboxes_alone_are_told() {
    UnitFigures known =
        unit(
            3,
            Map.of(RuleName.PUBLIC_RECORDS, new ApartFigures(overdue(3, OLDER), true)),
            Map.of(RuleName.PUBLIC_RECORDS, overdue(1, OLD)));
    UnitFigures told = known.under(POLICY);
    assertThat(told.withholds(RuleName.PUBLIC_RECORDS)).isTrue();
    assertThat(told.withholds(RuleName.VOICEMAIL)).isFalse();
    assertThat(told.figures()).isEqualTo(known.figures());
    assertThat(told.findings())
        .containsExactly(found(RuleName.REPLY, 5), found(RuleName.PUBLIC_RECORDS, 1));
    assertThat(advice(told).getFirst())
        .isEqualTo(
            new Advice.ApartOverdue(RuleName.PUBLIC_RECORDS, 1, OLD, new TreeSet<>(Set.of(INFO))));
    assertThat(told.under(POLICY)).as("as it is kept").isEqualTo(told);
  }

  @Test
  void of_a_large_unit_all_is_told() {
    UnitFigures known =
        unit(
            5,
            Map.of(RuleName.PUBLIC_RECORDS, new ApartFigures(overdue(3, OLDER), true)),
            Map.of());
    assertThat(known.under(POLICY)).isEqualTo(known);
  }
}
