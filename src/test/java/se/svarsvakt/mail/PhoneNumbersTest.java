package se.svarsvakt.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"08-530 610 00", "+46 8 530 610 00", "+46 (0)8-530 610 00", "0046853061000"})
  void one_number_is_one_however_it_is_written(String written) {
    assertThat(PhoneNumbers.normal(written)).contains("+46853061000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08-530 610 00 ankn 12",
        "08-530 610 00, tonval 2",
        "08-530 610 00;ext=12",
        "+46 (0)8-530 610 00 (växel)",
        "0046 (0)8 530 610 00 x12",
        "Växel: 08-530 610 00",
        "08-530 610 00"
      })
  void what_stands_behind_a_number_is_not_dialled(String written) {
    assertThat(PhoneNumbers.dialled(written)).contains("+46853061000");
    assertThat(PhoneNumbers.in("Ring " + written)).contains("+46853061000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+46701740699",
        "tel:+46701740699;ext=12",
        "sip:+46701740699@10.0.0.4:5061;transport=tls",
        "\"Eva\" <sip:0046701740699@sbc.kommun.example>",
        "46701740699",
        "070-174 06 99 x12",
        "+46 (0)70 174 06 99"
      })
  void what_was_called_is_the_same_number_in_every_form(String written) {
    assertThat(PhoneNumbers.called(written)).contains("+46701740699");
    assertThat(PhoneNumbers.isMasked(written)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4111", "112", "+4670174", "anonymous", "sip:eva12345678@x.example"})
  void what_not_everybody_can_dial_was_not_called(String written) {
    assertThat(PhoneNumbers.called(written)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+46701740***",
        "+4670174\u2022\u2022\u2022\u2022",
        "+4670174xxx",
        "XXXXXX740699",
        "+4670174069x",
        "sip:+46701740***@sbc.kommun.example",
        "x701740699"
      })
  void a_number_with_hidden_digits_matches_none(String written) {
    assertThat(PhoneNumbers.isMasked(written)).isTrue();
    assertThat(PhoneNumbers.called(written)).isEmpty();
  }

  @Test
  void a_word_is_no_number() {
    assertThat(PhoneNumbers.normal("växeln")).isEmpty();
  }

  @Test
  void a_number_is_found_in_a_text_and_a_date_is_not() {
    assertThat(PhoneNumbers.in("Åter 2026-08-07. Ring växeln på 08-579 210 00."))
        .containsExactly("+46857921000");
  }
}
