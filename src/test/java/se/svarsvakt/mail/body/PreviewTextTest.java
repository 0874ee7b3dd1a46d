package se.svarsvakt.mail.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cuts what is quoted of a preview, and nothing else. */
class PreviewTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n> gammalt",
        "\r\n\r\n>> gammalt\r\n> mer",
        "\nFrån: Anna Berg\nSkickat: den 3 augusti 2026 10:00\nTill: Eva\nÄmne: x\n\nGammalt",
        " Från: Anna Berg Skickat: den 3 augusti 2026 10:00 Till: Eva Ämne: x Gammalt",
        "\nFrån: Anna Berg <anna@kommun.example>",
        " Från: Anna Berg <anna@kommun.exam",
        "\nFrom: Anna\nSent: Monday\nTo: Eva",
        " From: Anna Date: Monday To: Eva Subject: x",
        "\nVon: Anna\nGesendet: Montag",
        "\nFra: Anna\nSendt: mandag\nTil: Eva\nEmne: x",
        "\nLähettäjä: Anna\nLähetetty: maanantai\nAihe: x",
        "\nFrån: Anna\nDatum: 3 aug\nÄmne: x",
        "\n*Från:* Anna\n*Skickat:* idag",
        "\n-----Ursprungligt meddelande-----\nFrån: Anna",
        " -----Original Message----- From: Anna",
        "\n--- Vidarebefordrat meddelande ---",
        "\n-------- Forwarded Message --------",
        "\n---------- Forwarded message ---------",
        "\n-----Ursprüngliche Nachricht-----",
        "\n-----Opprinnelig melding-----",
        "\n-----Alkuperäinen viesti-----",
        "\n________________________________\nGammalt",
        " ________________________________ Från: Anna",
        "\nDen fre 20 nov. 2026 kl 10:15 skrev Anna Berg <anna@kommun.example>:\nGammalt",
        " Den fre 20 nov. 2026 kl 10:15 skrev Anna Berg <anna@kommun.example>: Gammalt",
        "\nDen 2026-11-20 kl. 10:15, skrev Anna Berg:\nGammalt",
        "\nDen fre 20 nov. 2026 kl 10:15 skrev Anna Berg <\nanna@kommun.example>:\nGammalt",
        "\n20 nov. 2026 kl. 10:15 skrev Anna <anna@kommun.example>:\nx",
        "\nOn Fri, Nov 20, 2026 at 10:15 AM Anna Berg <anna@kommun.example> wrote:\nx",
        " On Fri, Nov 20, 2026 at 10:15 AM Anna Berg <anna@kommun.example> wrote: x",
        "\nOn 2026-11-20 10:15, Anna Berg\nwrote:\nx",
        "\nAm Fr., 20. Nov. 2026 um 10:15 Uhr schrieb Anna <anna@kommun.example>:\nx",
        "\nAm 20.11.26 um 10:15 schrieb Anna Berg:\nx",
        "\nDen fre. 20. nov. 2026 kl. 10:15 skrev Anna <a@x.example>:\nx",
        "\nfre. 20. nov. 2026 kl. 10:15 skrev Anna <a@x.example>:\nx",
        "\npe 20. marrask. 2026 klo 10.15 Anna Berg (anna@kommun.example) kirjoitti:\nx",
        "\nAnna Berg <anna@kommun.example> kirjoitti 20.11.2026 kello 10.15:\nx",
        "\nAnna Berg <anna@kommun.example> skrev den 20 november 2026 10:15:\nx",
        "\nSkickat från min iPhone",
        " Skickat från min iPhone",
        "\nSent from my iPhone",
        "\nHämta Outlook för iOS",
        "\nGet Outlook for Android<https://aka.ms/x>",
        "\nSkickat från Outlook för Android",
        "\nSendt fra min iPhone",
        "\nVon meinem iPhone gesendet",
        "\nLähetetty iPhonesta",
        "\nLähetetty iPhonestani",
        "\nLähetetty Galaxy-laitteestani",
        "\nLähetetty Outlook for Androidista",
        "\nHanki Outlook for Android<https://x.example>",
        "\nSkickat från Outlook för iOS<https://x.example>",
        "\nSkickat via min mobil",
        "\nMejlat från min iPhone",
        "\nSkickat med Proton Mail för iOS",
        "\nSkickat från Yahoo Mail för iPhone",
        "\nSent from my Galaxy",
        "\nSendt fra min Galaxy",
        "\nSendt via min mobil",
        "\nFå Outlook til iOS",
        "\nSkaff deg Outlook for iOS",
        "\nVon meinem Samsung Galaxy Smartphone gesendet.",
        "\nVon Yahoo Mail auf Android gesendet",
        "\nOutlook für Android beziehen",
        "\nEnvoyé depuis mon appareil Galaxy",
        "\nTélécharger Outlook pour Android",
        "\nYahoo Mail: Sök, ordna, ta kontroll",
        "\nVirusfri.www.avast.com",
        "\nVirus-free.www.avg.com",
        "\nDet här e-postmeddelandet har sökts igenom efter virus med antivirusprogram från Avast.",
        "\nThis email has been checked for viruses by Avast antivirus software.",
        " Den fre 20 nov. 2026 kl 10:15 skrev Anna Berg <anna@kommun.exa",
        "\nDen fre 20 nov. 2026 kl 10:15 skrev Anna\n<anna@kommun.exa",
        " Den fre 20 nov. 2026 kl 10:15 skrev Anna\n<anna@kommun.example>:\nx",
        " 20 nov. 2026 kl. 10:15 skrev Anna <anna@kommun.example>: x",
        " Anna Berg <anna@kommun.example> skrev den 20 november 2026 10:15: x",
        " Op 17-feb.-2026, om 13:18 heeft Eva <eva@x.example> het volgende geschreven: x",
        "\nEva Ek <eva@x.example> skrev: (4 juni 2026 09:12:00 CEST)\nx",
        "\n##- Svara ovanför denna rad -##\nx"
      })
  void what_is_quoted_is_cut(String quoted) {
    assertThat(PreviewText.newTextOf("Hej, när öppnar ni?" + quoted))
        .isEqualTo("Hej, när öppnar ni?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Tack så mycket, ha en bra helg | ti 3. marrask. 2026 klo 10.12 Anna Berg (a@k.example) kirjoitti:
          Kiitos, hyvää viikonloppua | ti 3. marrask. 2026 klo 10.12 Anna Berg <a@k.example> kirjoitti:
          Vi ses på torsdag. | Am 20.11.2026 um 10:15 schrieb Anna Berg <a@k.example>:
          Vi ses på torsdag. | ti 3. marrask. 2026 klo 10.12 Anna Berg (a@k.example) kirjoitti:
          Vi ses på torsdag | fre 20 nov. 2026 kl. 10:15 skrev Anna Berg <a@k.example>:
          """)
  void words_right_before_a_quote_are_kept(String own, String attribution) {
    for (String between : List.of("\n", "\n\n", " ")) {
      for (String quoted : List.of("", "\n> Hej", "\nHej")) {
        assertThat(PreviewText.newTextOf(own + between + attribution + quoted)).isEqualTo(own);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hej, tåget går Från: Umeå klockan 10. Kan ni hämta?",
        "Resan går från: Umeå till: Luleå, vad kostar det?",
        "Den 12 november skrev jag till er och fick detta svar: nej.",
        "Den rapport som Anna skrev: bra!",
        "On Monday I wrote to you: no answer.",
        "Det mejl jag skickat från min telefon kom aldrig fram.",
        "Namn: ____________ Adress: ____________",
        "Skickat med post i går, kom det fram?",
        "Detta mejl har jag skickat två gånger.",
        "Virusfri dator behövs inte.",
        "Get Anna to call me.",
        "Få se om det går.",
        "Är 5 > 3?",
        "Hej\n\nTill: alla\nMvh",
        "Priset är 10:15 - inte mer",
        "Från och med 2026: nya taxor",
        "Den 20 november 2026 kl 10:15 skrev vi avtal: se bilaga",
        "Är -- eller --- rätt?",
        "I think she wrote: nothing",
        "Den 20 november 2026 kl 10:15 ses vi.\nDen rapport som Anna skrev:\nbra!",
        ""
      })
  void ordinary_text_is_kept(String text) {
    assertThat(PreviewText.newTextOf(text)).isEqualTo(text);
  }

  @Test
  void an_answer_below_the_quote_is_kept() {
    String text =
        "Den fre 20 nov. 2026 kl 10:15 skrev Anna\n<anna@kommun.example>:\n> Kan du komma?\n\nJa, när?\n";
    assertThat(PreviewText.newTextOf(text)).isEqualTo("Ja, när?");
  }

  @Test
  void answers_between_quotes_are_kept() {
    assertThat(PreviewText.newTextOf("> Vad?\nDet.\n> När?\nNu.")).isEqualTo("Det.\nNu.");
  }

  @Test
  void a_text_that_is_all_quoted_is_empty() {
    assertThat(PreviewText.newTextOf("> a\n> b")).isEmpty();
    assertThat(PreviewText.newTextOf("Från: Eva <eva@x.example>\nSkickat: idag\nHej")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Från: ",
        "skrev 10:15 ",
        "Den 1 maj ",
        "-- ",
        "_ ",
        "Skickat från ",
        "wrote: ",
        "* ",
        "a <",
        "nov. 2026 kl "
      })
  void a_megabyte_without_a_quote_is_kept_whole(String piece) {
    String text = String.join("", Collections.nCopies(1_000_000 / piece.length(), piece)).strip();
    assertThat(PreviewText.newTextOf(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {">", "> \n", "> a\n"})
  void a_megabyte_of_quotes_is_empty(String piece) {
    String text = String.join("", Collections.nCopies(1_000_000 / piece.length(), piece));
    assertThat(PreviewText.newTextOf(text)).isEmpty();
  }
}
