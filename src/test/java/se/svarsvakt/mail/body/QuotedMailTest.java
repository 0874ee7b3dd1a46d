package se.svarsvakt.mail.body;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In plain text, quotes are cut with what introduces them, and the writer's own text is kept. */
class QuotedMailTest {
  private static final String OWN = "Hej Eva,\n\ndet blir bra.\n\n-- \nAnna Berg";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Den fre 20 nov. 2026 kl 10:15 skrev Eva Ek <eva@x.example>:",
        "Den mån 15 jan. 2026 17:03 Eva Ek <eva@x.example>\nskrev:",
        "Den 2026-11-20 kl. 10:15, skrev Eva Ek:",
        "ons 4 dec. 2026 kl. 20:42 skrev Eva Ek <eva@x.example>:",
        "20 nov. 2026 kl. 10:15 skrev Eva Ek <\neva@x.example>:",
        "Eva Ek <eva@x.example> skrev den 20 november 2026 10:15:",
        "On Fri, Nov 20, 2026 at 10:15 AM Eva Ek <eva@x.example> wrote:",
        "On Nov 20, 2026, at 12:47 PM, Eva Ek <\neva-a-long-address@x.example>\nwrote:",
        "--- On Fri, 20/11/26, 10:15, Eva <eva@x.example> wrote:",
        "Am Fr., 20. Nov. 2026 um 10:15 Uhr schrieb Eva Ek\n<eva@x.example>:",
        "Eva Ek <eva@x.example> schrieb am So., 23.\nJuni 2026, 21:08:",
        "Le ven. 20 nov. 2026 à 10:15, Eva Ek <eva@x.example> a écrit :",
        "Op vr 20 nov. 2026 om 10:15 schreef Eva Ek <eva@x.example>:",
        "Op 17-feb.-2026, om 13:18 heeft Eva <eva@x.example> het volgende geschreven:",
        "På 14 september 2026 på 02:23:18, Eva Ek (eva@x.example) skrev:",
        "fre. 20. nov. 2026 kl. 10:15 skrev Eva Ek <eva@x.example>:",
        "pe 20. marrask. 2026 klo 10.15 Eva Ek (eva@x.example) kirjoitti:",
        "Eva Ek kirjoitti 20.11.2026 kello 10:26:",
        "Em qui., 5 de fev. de 2026 às 17:58, Eva <eva@x.example>\nescreveu:",
        "2026-11-20 10:15 GMT+01:00 Eva Ek <\neva@x.example>:"
      })
  void an_attribution_in_any_language_ends_the_new_text(String attribution) {
    assertThat(BodyTexts.newText("text", OWN + "\n\n" + attribution + "\n\nGammalt\nmer"))
        .isEqualTo(OWN.replace("-- ", "--"));
    assertThat(BodyTexts.newText("text", OWN + "\n\n" + attribution + "\n\n> Gammalt\n> mer"))
        .isEqualTo(OWN.replace("-- ", "--"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----Ursprungligt meddelande-----",
        "-------- Originalmeddelande --------",
        "-----Original Message-----",
        "---------- Forwarded message ---------",
        "-----Opprinnelig melding-----",
        "-----Oprindelig meddelelse-----",
        "-------- Oprindelig besked --------",
        "-----Ursprüngliche Nachricht-----",
        "-----Alkuperäinen viesti-----",
        "Vidarebefordrat brev:",
        "Begin forwarded message:",
        "---------- Forwarded by Eva Ek/Kommun on 03/21/2026 01:24 PM ----------",
        "##- Svara ovanför denna rad -##",
        "________________________________\nFrån: Eva Ek <eva@x.example>"
      })
  void a_divider_ends_the_new_text(String divider) {
    assertThat(BodyTexts.newText("text", "Hej\n\n" + divider + "\nGammalt")).isEqualTo("Hej");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Från: Eva Ek\nSkickat: den 3 augusti 2026 10:00\nTill: Anna\nÄmne: x",
        "Från: Eva Ek <eva@x.example>\nDatum: 3 augusti 2026\nTill: Anna",
        "*Från:* Eva Ek\n*Skickat:* den 3 augusti",
        "From: Eva Ek\n<eva@x.example>\nSent: Monday\nTo: Anna\nSubject: x",
        "Fra: Eva Ek\nSendt: mandag 3. august\nTil: Anna\nEmne: x",
        "Von: Eva Ek\nGesendet: Montag\nAn: Anna\nBetreff: x",
        "Lähettäjä: Eva Ek\nLähetetty: maanantai\nVastaanottaja: Anna\nAihe: x",
        "De : Eva Ek\nEnvoyé : lundi\nÀ : Anna\nObjet : x",
        "Date: Wed, 16 May 2026 00:15:02 +0200\nTo: anna@x.example",
        "From: Eva Sent: Monday To: Anna Subject: x",
        "Eva Ek\n03/21/2026 01:24 PM\nTo: anna@x.example\ncc:\nSubject: x"
      })
  void a_block_of_headers_ends_the_new_text(String headers) {
    assertThat(BodyTexts.newText("text", "Hej\n\nMvh\n\n" + headers + "\n\nGammalt"))
        .isEqualTo("Hej\n\nMvh");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Från: Umeå\nJag åker i morgon.",
        "Från: Umeå\nTill: Luleå\nDatum: 3 maj\nHälsningar Eva",
        "Det kom från: eva@x.example\nSkicka det till: anna@x.example",
        "Till: alla\nMvh",
        "Den 12 november skrev jag till er och fick detta svar: nej.",
        "Den 20 november 2026 kl 10:15 skrev vi avtal: se bilaga",
        "Den 20 november 2026 kl 10:15 ses vi.\nDen rapport som Anna skrev:\nbra!",
        "Så här skrev Anna Berg:\nDet är bra.",
        "20 november 2026 kl 10:15 kontakta anna@kommun.example för anmälan:\nRing annars.",
        "Vi ses den 20 november 2026 kl 10:15:\nRådhuset",
        "2026-11-20 10:15\n20.11.2026 10:15",
        "Punkter\n-----\nett\n_________________________\nAnna Berg",
        "-- \nAnna Berg\nKommunen",
        "Det ursprungliga meddelandet kom aldrig fram.",
        "Är 5 > 3?\n- ja\n- nej",
        "Skickat från min iPhone"
      })
  void ordinary_text_is_kept(String text) {
    assertThat(BodyTexts.newText("text", text)).isEqualTo(text.replace("-- \n", "--\n"));
  }

  @Test
  void answers_below_and_between_quotes_are_kept() {
    String text =
        "Hej,\nDen 20 nov. 2026 kl 10:15 skrev Eva <\neva@x.example>:\n> Vad?\n> Mer\n\nDet.\n\n"
            + "> När?\nNu.";
    assertThat(BodyTexts.newText("text", text)).isEqualTo("Hej,\n\nDet.\n\nNu.");
  }

  @Test
  void text_on_the_line_of_the_attribution_is_kept() {
    String text = "Ja tack! On Wed, Apr 4, 2026 at 3:59 PM, eva@x.example wrote:\n> Hej";
    assertThat(BodyTexts.newText("text", text)).isEqualTo("Ja tack!");
  }

  @Test
  void a_line_that_broke_off_a_quoted_link_is_quoted() {
    String text = "Svar\n> Se (http://x.example/a\nnonce=1)\n> mer";
    assertThat(BodyTexts.newText("text", text)).isEqualTo("Svar");
  }

  @Test
  void a_mail_that_is_all_quoted_has_no_new_text() {
    assertThat(BodyTexts.newText("text", "> a\n> b")).isEmpty();
    assertThat(BodyTexts.newText("text", "-----Original Message-----\nFrom: Eva")).isEmpty();
  }

  @Test
  void all_of_it_keeps_what_is_quoted() {
    assertThat(BodyTexts.all("text", "a\n> b")).isEqualTo("a\n> b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Eva Ek <eva@x.example> skrev: (4 juni 2026 09:12:00 CEST)",
        "Eva Ek <eva@x.example> den 4 juni 2026 09:12 skrev:",
        "2026. jún. 4., cs 9:12 Ek Éva <eva@x.example> ezt írta:",
        "----------------\nFrån: eva@x.example"
      })
  void sender_date_and_verb_introduce_a_quote_in_any_order(String attribution) {
    assertThat(BodyTexts.newText("text", "Ja.\n\n" + attribution + "\n\nGammalt")).isEqualTo("Ja.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"On Fri, Eva Ek wrote:", "In message <123.45@x.example> you wrote:"})
  void less_is_enough_right_above_a_quote(String attribution) {
    assertThat(BodyTexts.newText("text", "Ja.\n\n" + attribution + "\n> a << 8\n> b"))
        .isEqualTo("Ja.");
  }

  @Test
  void a_divider_inside_a_line_that_lost_its_breaks_ends_the_new_text() {
    String text = "Går bra!-------- Ursprungligt meddelande --------Från: Eva";
    assertThat(BodyTexts.newText("text", text)).isEqualTo("Går bra!");
  }

  @Test
  void labels_in_the_middle_of_a_sentence_are_no_headers() {
    String text = "Från: hamnen till: torget går bussen 10:15.\nVi ses där.";
    assertThat(BodyTexts.newText("text", text)).isEqualTo(text);
  }
}
