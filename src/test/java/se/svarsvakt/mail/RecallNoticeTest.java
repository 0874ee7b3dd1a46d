package se.svarsvakt.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A recall is told by its prefix and its sentence together. */
class RecallNoticeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          Återkalla: Offert | Eva Lind vill återkalla meddelandet "Offert".
          Recall: Offer | Eva Lind would like to recall the message, "Offer".
          [EXTERN] Recall: Offer | eva@firma.example would like to recall the message, “Offer”.
          Rückruf: Angebot | Eva Lind möchte die Nachricht "Angebot" zurückrufen.
          Tilbakekall: Tilbud | Eva Lind vil gjerne tilbakekalle meldingen "Tilbud".
          """)
  void prefix_and_sentence_are_a_recall(String subject, String text) {
    assertThat(new MailBuilder().subject(subject).preview(text).verdict())
        .isEqualTo(Verdict.AUTOMATIC);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          Återkalla: min ansökan | Hej, jag vill återkalla meddelandet jag skickade i går.
          Återkalla: min ansökan | Jag vill återkalla meddelandet "Ansökan".
          Recall: the toy I bought | Hello, is it part of the recall? We would like to know.
          Recall of my application | Eva Lind would like to recall the message, "Application".
          Sv: Återkalla: Offert | Eva Lind vill återkalla meddelandet "Offert".
          Offert | Eva Lind vill återkalla meddelandet "Offert".
          """)
  void people_who_withdraw_something_are_not(String subject, String text) {
    assertThat(new MailBuilder().subject(subject).preview(text).verdict())
        .isEqualTo(Verdict.EXTERNAL);
  }
}
