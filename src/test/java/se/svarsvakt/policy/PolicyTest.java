package se.svarsvakt.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.body.BannerTexts;

class PolicyTest {
  private static final ReplyPolicy PROMISE = ReplyPolicy.within(1, WhileAway.PAUSE);
  private static final LocalDate DAY = LocalDate.of(2026, 12, 30);

  @Test
  void the_defaults_are_those_of_the_rules() {
    var policy = Policy.of("own", PROMISE);
    assertThat(policy.workingTime().zone()).hasToString("Europe/Stockholm");
    assertThat(policy.escalate()).isFalse();
    assertThat(policy.nudges().lastCallBefore()).isEqualTo(Duration.ofHours(2));
    assertThat(policy.nudges().replyDue()).isEqualTo(LocalTime.of(8, 30));
    assertThat(policy.privacy()).isEqualTo(new PrivacyPolicy(90, 5, true, true));
  }

  @Test
  void the_calendar_knows_the_policys_own_days_and_the_holidays() {
    var base = WorkingTimePolicy.ORDINARY;
    var own =
        new WorkingTimePolicy(
            base.zone(),
            base.region(),
            base.hours(),
            Set.of(DAY.minusDays(1)),
            Map.of(DAY, LocalTime.NOON));
    var calendar = own.calendar();
    assertThat(calendar.isWorkingDay(DAY.minusDays(1))).isFalse();
    assertThat(calendar.isWorkingDay(DAY.plusDays(1))).isFalse();
    assertThat(calendar.closesAt(DAY))
        .isEqualTo(OffsetDateTime.parse("2026-12-30T12:00+01:00").toInstant());
  }

  @Test
  void a_sender_that_matches_any_pattern_is_excluded() {
    var patterns = List.of(SenderPattern.of("example.org"), SenderPattern.of("*@news.example"));
    var policy = withExcluded(patterns);
    assertThat(policy.excludes(new MailAddress("a@news.example"))).isTrue();
    assertThat(policy.excludes(new MailAddress("a@example.com"))).isFalse();
  }

  private static Policy withExcluded(List<SenderPattern> patterns) {
    var base = Policy.of("own", PROMISE);
    return new Policy(
        base.profile(),
        base.workingTime(),
        Set.of("Bolaget.Example"),
        patterns,
        base.knownSenders(),
        BannerTexts.NONE,
        base.escalate(),
        base.reply(),
        base.absence(),
        base.signature(),
        base.unattendedAfterWorkingDays(),
        base.nudges(),
        base.privacy(),
        base.summary(),
        base.habits(),
        base.functions());
  }

  @Test
  void internal_domains_are_kept_in_lower_case() {
    assertThat(withExcluded(List.of()).internalDomains()).containsExactly("bolaget.example");
  }

  @Test
  void a_promise_out_of_range_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReplyPolicy.within(-1, WhileAway.COUNT))
        .withMessage("respondWithinWorkingDays must be from 0 to 60, not -1");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ReplyPolicy(
                    ReplyPolicy.Within.days(1),
                    Optional.of(Duration.ZERO),
                    WhileAway.COUNT,
                    false,
                    VoicemailPolicy.ORDINARY,
                    PublicRecordsPolicy.ORDINARY));
  }

  @Test
  void figures_out_of_range_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new PrivacyPolicy(-1, 5, true, true));
    assertThatIllegalArgumentException().isThrownBy(() -> new PrivacyPolicy(90, 0, true, true));
    var noon = LocalTime.NOON;
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new NudgePolicy(
                    noon, LastCall.ALWAYS, Duration.ZERO, noon, noon, noon, 3, NudgeWays.ORDINARY));
  }

  @Test
  void a_short_day_outside_the_working_hours_is_refused() {
    var base = WorkingTimePolicy.ORDINARY;
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new WorkingTimePolicy(
                    base.zone(),
                    base.region(),
                    base.hours(),
                    Set.of(),
                    Map.of(DAY, LocalTime.of(7, 0))));
  }
}
