package se.svarsvakt.rule.absence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Acknowledgements that name somebody to turn to, and those that do not. */
class ContactPersonTest {
  private static final List<String> NAMES = List.of("Anna Berg", "Bo  Ek", "Info");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hej! Vi återkommer. Din kontaktperson är Anna Berg.",
        "Vi återkommer.\nMvh\nANNA\nBERG",
        "Vi återkommer. Frågor? Ring 08-530 610 00.",
        "We will get back to you. Write to bygglov@kommun.example.",
        "Kontaktperson: Bo Ek"
      })
  void these_do(String text) {
    assertThat(ContactPerson.among(NAMES).isNamed(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Hej Karin! Tack för ditt mejl, vi svarar senast 2026-12-04.",
        "Vi har tagit emot ditt ärende dnr 2026:805. Mvh Anna",
        "Mer info kommer."
      })
  void these_do_not(String text) {
    assertThat(ContactPerson.among(NAMES).isNamed(text)).isFalse();
  }
}
