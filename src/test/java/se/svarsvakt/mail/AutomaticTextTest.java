package se.svarsvakt.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tells automatic replies without headers from what people write. */
class AutomaticTextTest {
  private static boolean hasWords(String subject, String text) {
    return AutomaticText.words(subject, text).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Automatiskt svar: Fråga om bygglov?",
        "AUTOMATISKT SVAR: x",
        "Autosvar",
        "Autosvar: Fråga",
        "Automatiskt svar",
        "Frånvaromeddelande",
        "Automatic reply: Question",
        "Automated Response: Re: Automated Response: Re: Order",
        "Out of Office",
        "Out of office.",
        "Out of Office: Re: Invoice",
        "Out of Office AutoReply: Invoice",
        "Automatische Antwort: Frage",
        "Automatisk svar: Spørgsmål",
        "Automaattinen vastaus: Kysymys",
        "Réponse automatique : Question",
        "[EXTERN] Automatiskt svar: Fråga",
        "[EXTERN] Autosvar",
        "Auto: Anna is away",
        "Auto-reply: hello",
        "Autoreply",
        "OOO: Hello",
        "Abwesenheitsnotiz",
        "Fraværsmelding",
        "Fra\u030anvaromeddelande",
        "Respuesta automática: Hola"
      })
  void a_subject_that_begins_as_an_automatic_reply_or_is_one_is_enough(String subject) {
    ReasonedVerdict judged = new MailBuilder().subject(subject).preview("Hej").judged();
    assertThat(judged.verdict()).isEqualTo(Verdict.AUTOMATIC);
    assertThat(judged.cause()).isEqualTo("subject of an automatic reply");
    assertThat(judged.phrase()).matches("automatic-reply-subject\\.txt:\\d+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SV: Automatiskt svar: Fråga",
        "Re: Automatic reply: Question",
        "VB: Autosvar",
        "Autosvar fungerar inte",
        "Autosvar - jag är inte på plats",
        "Automatiskt svar från Bygglovsenheten",
        "Automatiskt svar på min ansökan?",
        "Automatiskt svar?",
        "Bygglov (Autosvar)",
        "Fråga om Automatiskt svar: hur slår jag av det",
        "Out of office hours?",
        "Out of Office Re: hi",
        "Fråga om frånvaro",
        "Semester",
        "Frånvaro",
        "Frånvaro: Lisa 4B",
        "Frånvaro Lisa 4B",
        "Ledighet",
        "Ledighetsansökan",
        "Stängt",
        "Automatiska dörrar",
        "Autosvaret",
        "Autosvaret: fel text"
      })
  void any_other_subject_tells_nothing(String subject) {
    assertThat(new MailBuilder().subject(subject).preview("Hej.").verdict())
        .isEqualTo(Verdict.EXTERNAL);
    assertThat(AutomaticText.subjectEntry(subject)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hej, när får jag besked?",
        "Jag är på semester. Har ni fått ritningen?",
        "Är det klart? Jag väntar.",
        "När öppnar ni？"
      })
  void a_question_to_us_voids_the_subject(String text) {
    assertThat(new MailBuilder().subject("Automatiskt svar: Bygglov").preview(text).verdict())
        .isEqualTo(Verdict.EXTERNAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Jag är på semester. Är ditt ärende brådskande? Ring växeln.",
        "Har du frågor? Ring kundtjänst. Se https://kommun.example/?q=1",
        "Åter den 30 november.\n> När får jag besked?",
        "Haster det? Ring sentralbordet.",
        ""
      })
  void a_question_that_a_machine_answers_itself_does_not(String text) {
    assertThat(new MailBuilder().subject("Automatiskt svar: Bygglov").preview(text).verdict())
        .isEqualTo(Verdict.AUTOMATIC);
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
  void a_suggestive_subject_needs_a_text_of_absence(String subject, String text) {
    assertThat(AutomaticText.words(subject, text))
        .hasValueSatisfying(words -> assertThat(words.trait()).isEqualTo(Trait.AWAY));
    assertThat(hasWords("Sv: " + subject, "Hej")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Frånvaro", "Semester", "Föräldraledig", "On leave", "Autosvar fungerar"})
  void a_suggestive_subject_alone_has_no_words(String subject) {
    assertThat(hasWords(subject, "Hej")).isFalse();
  }

  @Test
  void words_alone_decide_nothing() {
    assertThat(
            new MailBuilder()
                .subject("SV: Fråga")
                .preview("Jag är på semester och åter den 7/8.")
                .verdict())
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
    assertThat(hasWords("SV: Fråga", text)).isFalse();
  }

  @Test
  void an_answer_to_an_automatic_reply_is_judged_by_its_text() {
    String subject = "SV: Automatiskt svar: Bygglov";
    assertThat(hasWords(subject, "Jag är på semester till den 7/8.")).isTrue();
    assertThat(hasWords(subject, "Då skickar jag ritningen igen nästa vecka.")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "##- Skriv ditt svar ovanför denna rad -## Vi har tagit emot ditt ärende.",
        "##- Please type your reply above this line -##\nYour request has been received.",
        "---- Svara ovanför denna rad ----\n\nDitt ärende har registrerats."
      })
  void a_ticket_systems_receipt_below_its_own_divider_has_words(String preview) {
    assertThat(hasWords("Ärende 4711", preview)).isTrue();
  }
}
