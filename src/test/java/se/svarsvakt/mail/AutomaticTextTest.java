package se.svarsvakt.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tells automatic replies without headers from what people write. */
class AutomaticTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Automatiskt svar: Fråga om bygglov?",
        "AUTOMATISKT SVAR: x",
        "Autosvar",
        "Autosvar: Fråga",
        "Autosvar - jag är inte på plats",
        "Frånvaromeddelande",
        "Automatic reply: Question",
        "Out of Office",
        "Out of Office: Re: Invoice",
        "Out of office reply",
        "Automatische Antwort: Frage",
        "Automatisk svar: Spørgsmål",
        "Automaattinen vastaus: Kysymys",
        "Réponse automatique : Question",
        "[EXTERN] Automatiskt svar: Fråga",
        "Auto: Anna is away",
        "Automatiskt svar från Bygglovsenheten",
        "Auto-reply: hello",
        "Autoreply",
        "OOO: Hello",
        "Abwesenheitsnotiz",
        "Fraværsmelding",
        "Fra\u030anvaromeddelande",
        "Respuesta automática: Hola"
      })
  void a_telling_subject_is_enough(String subject) {
    assertThat(new MailBuilder().subject(subject).preview("Hej").verdict())
        .isEqualTo(Verdict.AUTOMATIC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SV: Automatiskt svar: Fråga",
        "Re: Automatic reply: Question",
        "VB: Autosvar",
        "Autosvar fungerar inte",
        "Automatiskt svar på min ansökan?",
        "Out of office hours?",
        "Fråga om frånvaro",
        "Semester",
        "Frånvaro",
        "Frånvaro Lisa 4B",
        "Ledighet",
        "Ledighetsansökan",
        "Stängt",
        "Automatiska dörrar",
        "Autosvaret"
      })
  void a_subject_that_people_write_is_not(String subject) {
    assertThat(new MailBuilder().subject(subject).preview("Hej, hur gör jag?").verdict())
        .isEqualTo(Verdict.EXTERNAL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Frånvaro           | Jag är åter den 7/8.
          Frånvaro åter den 7 augusti | Med vänlig hälsning Eva
          Semester           | Hej, jag är på semester.
          Semester t.o.m. v 32 | Mvh Eva
          Föräldraledig      | Vid frågor kontakta min kollega Bo Ek
          On leave           | I am back on Monday.
          """)
  void a_suggestive_subject_with_a_text_of_absence_is_enough(String subject, String text) {
    assertThat(new MailBuilder().subject(subject).preview(text).verdict())
        .isEqualTo(Verdict.AUTOMATIC);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/mail/automatic.txt", delimiter = '¤')
  void an_automatic_text_is_recognised(String text) {
    assertThat(new MailBuilder().subject("SV: Fråga").preview(text).judged())
        .isEqualTo(new ReasonedVerdict(Verdict.AUTOMATIC, "text of an automatic reply"));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/mail/human.txt", delimiter = '¤')
  void what_a_person_writes_is_left_alone(String text) {
    assertThat(new MailBuilder().subject("Fråga").preview(text).verdict())
        .isEqualTo(Verdict.EXTERNAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hej, stämmer det?\n> Jag är på semester och åter den 7/8.",
        "Ok!\nFrån: Eva Ek\nSkickat: den 3 augusti 2026 10:00\nTill: Kund\nÄmne: SV\nJag är på semester och åter den 7/8.",
        "Då väntar jag. Den mån 3 aug. 2026 kl 10:00 skrev Eva <eva@x.example>: Jag är på semester och åter den 7/8.",
      })
  void quoted_text_does_not_make_a_mail_automatic(String text) {
    assertThat(new MailBuilder().subject("SV: Fråga").preview(text).verdict())
        .isEqualTo(Verdict.EXTERNAL);
  }

  @Test
  void telling_words_in_brackets_beside_the_original_subject_are_proof() {
    assertThat(new MailBuilder().subject("Bygglov (Autosvar)").preview("").verdict())
        .isEqualTo(Verdict.AUTOMATIC);
    assertThat(new MailBuilder().subject("[Automatic reply] Permit").preview("").verdict())
        .isEqualTo(Verdict.AUTOMATIC);
  }

  @Test
  void an_answer_to_an_automatic_reply_is_automatic_only_if_it_tells_of_absence() {
    var mail = new MailBuilder().subject("SV: Automatiskt svar: Bygglov");
    assertThat(mail.preview("Jag är på semester.").verdict()).isEqualTo(Verdict.AUTOMATIC);
    assertThat(mail.preview("Då skickar jag ritningen igen nästa vecka.").verdict())
        .isEqualTo(Verdict.EXTERNAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "##- Skriv ditt svar ovanför denna rad -## Vi har tagit emot ditt ärende.",
        "##- Please type your reply above this line -##\nYour request has been received.",
        "---- Svara ovanför denna rad ----\n\nDitt ärende har registrerats."
      })
  void a_ticket_systems_receipt_below_its_own_divider_is_automatic(String preview) {
    assertThat(new MailBuilder().subject("Ärende 4711").preview(preview).verdict())
        .isEqualTo(Verdict.AUTOMATIC);
  }
}
