package se.svarsvakt.rule.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.svarsvakt.policy.Policy;
import se.svarsvakt.policy.PublicRecordsPolicy;
import se.svarsvakt.policy.ReplyPolicy;
import se.svarsvakt.policy.VoicemailPolicy;
import se.svarsvakt.policy.WhileAway;

class ReplyTermsTest {
  @Test
  void the_terms_are_those_of_the_policy() {
    var reply =
        new ReplyPolicy(
            ReplyPolicy.Within.days(2),
            Optional.of(Duration.ofHours(3)),
            WhileAway.COUNT,
            true,
            VoicemailPolicy.ORDINARY,
            PublicRecordsPolicy.ORDINARY);
    var policy = Policy.of("botkyrka", reply);
    assertThat(ReplyTerms.of(policy))
        .isEqualTo(
            new ReplyTerms(
                2, Duration.ofHours(3), true, policy.calendar(), 1, Optional.of(LocalTime.NOON)));
  }

  @Test
  void no_earlier_warning_is_a_warning_time_of_zero() {
    var policy = Policy.of("botkyrka", ReplyPolicy.within(2, WhileAway.COUNT));
    assertThat(ReplyTerms.of(policy).warnBefore()).isEqualTo(Duration.ZERO);
  }

  @Test
  void a_negative_warning_time_is_refused() {
    var calendar = new Scene().terms.calendar();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReplyTerms(1, Duration.ofHours(-1), false, calendar));
  }
}
