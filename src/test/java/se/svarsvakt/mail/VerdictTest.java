package se.svarsvakt.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictTest {
  @Test
  void somebody_waits_for_an_answer_to_external_mail_and_voicemail() {
    assertThat(Verdict.where(Verdict::expectsAnswer))
        .containsExactlyInAnyOrder(Verdict.EXTERNAL, Verdict.VOICEMAIL);
    assertThat(Verdict.codes(Verdict::expectsAnswer))
        .containsExactlyInAnyOrder("external", "voicemail");
  }

  @Test
  void people_open_what_people_wrote_to_them() {
    assertThat(Verdict.where(Verdict::isOpenedByPeople))
        .containsExactlyInAnyOrder(Verdict.EXTERNAL, Verdict.INTERNAL, Verdict.COPIED);
  }

  @ParameterizedTest
  @EnumSource
  void a_code_names_one_verdict(Verdict verdict) {
    assertThat(Verdict.of(verdict.code())).isEqualTo(verdict);
  }

  @Test
  void an_unknown_code_names_none() {
    assertThatThrownBy(() -> Verdict.of("extern")).hasMessageContaining("extern");
  }
}
