package se.svarsvakt.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People behind ticket systems ask; the systems themselves do not. */
class TicketSystemsTest {
  private static final String QUESTION = "Hej Anna, vi saknar sida tre. Kan du skicka den?";

  private static MailBuilder answer() {
    return new MailBuilder()
        .from("handlaggare@bolag.example")
        .subject("Sv: Underlag")
        .preview(QUESTION)
        .header("In-Reply-To", "<x@kommun.example>");
  }

  private static boolean speaks(MailBuilder mail) {
    return TicketSystems.speakFor(mail.build(), MailBuilder.ADDRESSEE, mail.verdict());
  }

  @ParameterizedTest
  @CsvSource({
    "Auto-Submitted, auto-generated",
    "auto-submitted, Auto-Generated (ticket)",
    "Precedence, bulk",
    "Precedence, list",
    "precedence, Junk",
    "List-Id, <arenden.bolag.example>",
    "List-Unsubscribe, <mailto:u@bolag.example>"
  })
  void a_question_in_an_answer_with_a_machines_line_is_a_persons(String name, String value) {
    assertThat(speaks(answer().header(name, value))).isTrue();
  }

  @Test
  void several_such_lines_are_no_more_than_one() {
    var mail = answer().header("Auto-Submitted", "auto-generated").header("Precedence", "bulk");
    assertThat(speaks(mail.header("List-Id", "<a>").header("List-Help", "<b>"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Auto-Submitted, auto-replied",
    "Auto-Submitted, auto-notified",
    "X-Autoreply, yes",
    "Return-Path, <>",
    "Precedence, auto_reply"
  })
  void what_says_that_it_was_answered_by_a_machine_is_a_machines(String name, String value) {
    assertThat(speaks(answer().header("Precedence", "bulk").header(name, value))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ditt ärende är registrerat.",
        "Ditt ärende är löst. Har du frågor? Svara på detta mejl.",
        "Hur nöjd är du med hjälpen? Svara på enkäten.",
        "Your request is solved. Any questions? Contact us.",
        "How would you rate the support you received?",
        "Se ärendet: https://bolag.example/case?id=4711",
        "Det här mejlet skickades till er. Vill du inte längre få dem? Klicka här.",
        ""
      })
  void a_text_that_asks_nothing_is_a_machines(String text) {
    assertThat(speaks(answer().header("Auto-Submitted", "auto-generated").preview(text))).isFalse();
  }

  @Test
  void a_question_that_is_only_quoted_asks_nothing() {
    String quoted =
        "Klart.\r\n\r\nDen ons 18 nov. 2026 kl 10:15 skrev Anna <a@kommun.example>:\r\n\r\n> Går det?";
    assertThat(speaks(answer().header("Precedence", "bulk").preview(quoted))).isFalse();
  }

  @Test
  void mail_that_answers_nothing_is_a_newsletter() {
    var mail = new MailBuilder().preview(QUESTION).header("Precedence", "bulk");
    assertThat(speaks(mail)).isFalse();
  }

  @Test
  void no_reply_addresses_copies_and_colleagues_stay_what_they_are() {
    assertThat(speaks(answer().header("Precedence", "bulk").from("noreply@bolag.example")))
        .isFalse();
    assertThat(speaks(answer().header("Precedence", "bulk").to("bo@kommun.example"))).isFalse();
    assertThat(speaks(answer().header("Precedence", "bulk").from("bo@kommun.example"))).isFalse();
  }

  @Test
  void external_mail_needs_nobody_to_speak_for_it() {
    assertThat(speaks(answer())).isFalse();
  }
}
