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
