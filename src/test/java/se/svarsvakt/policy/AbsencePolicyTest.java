package se.svarsvakt.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AbsencePolicyTest {
  private static AbsencePolicy with(String phrase, int coverAfter, int lookAhead) {
    return new AbsencePolicy(
        true, true, Optional.of(phrase), true, OptionalInt.of(coverAfter), lookAhead);
  }

  @Test
  void cover_from_the_first_day_on_is_allowed() {
    assertThat(with("Kontaktcenter", 0, 0).coverAfterDays()).hasValue(0);
  }

  @Test
  void numbers_out_of_range_are_refused_by_name() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with("Kontaktcenter", -1, 2))
        .withMessageContaining("coverAfterDays");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with("Kontaktcenter", 3, 11))
        .withMessageContaining("lookAheadWorkingDays");
  }

  @Test
  void a_blank_phrase_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(" ", 3, 2))
        .withMessageContaining("phrase");
  }
}
