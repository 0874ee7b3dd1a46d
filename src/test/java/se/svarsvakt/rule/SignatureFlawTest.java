package se.svarsvakt.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.svarsvakt.rule.SignatureFlaw.Kind;

class SignatureFlawTest {
  private static SignatureFlaw addition(String found) {
    return new SignatureFlaw(Kind.ADDITION, "Fax", "", found);
  }

  @Test
  void a_flaw_does_not_show_its_content_by_chance() {
    assertThat(addition("hemligt")).hasToString("SignatureFlaw[addition]");
  }

  @Test
  void what_is_found_is_cut_to_what_is_stored_and_shown() {
    assertThat(addition("å".repeat(5000)).found()).hasSize(201);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void a_code_is_read_as_it_is_written(Kind kind) {
    assertThat(Kind.of(kind.code())).isEqualTo(kind);
  }

  @Test
  void an_unknown_code_is_refused_with_those_that_there_are() {
    assertThatThrownBy(() -> Kind.of("slogan"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("slogan: one of missing-line, wrong-value, addition, font, no-signature");
  }
}
