package se.svarsvakt.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.mail.body.PreviewText;

/** Tells a mere thank-you or goodbye from everything else. */
class ClosingRemarkTest {
  private static Optional<String> entryOf(String plainText) {
    return ClosingRemark.entryOfNew(PreviewText.newTextOf(plainText));
  }

  private static boolean isOne(String plainText) {
    return entryOf(plainText).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tack!",
        "tack",
        "TACK",
        "Tack så mycket!",
        "Tack så jättemycket för hjälpen!",
        "Tack Anna!",
        "Hej Anna, tack för hjälpen!",
        "Tack på förhand!",
        "Tack för svaret!",
        "Tack för svaret.\n\nMvh Eva",
        "Tack för snabbt svar! Med vänlig hälsning Eva Ek",
        "Stort tack för all hjälp, ha en trevlig helg!",
        "Hej! Tack för informationen. /Eva",
        "Perfekt, tack!",
        "Ok tack",
        "Toppen! Tack snälla",
        "Tusen tack 😊",
        "Tack :)",
        "Tack!! <3",
        "👍 Tack",
        "Hej då!",
        "Ha det bra!",
        "Trevlig helg!",
        "Tack och hej",
        "Tack detsamma!",
        "Thanks!",
        "Thank you so much for your help!",
        "Many thanks, best regards Eva",
        "Thanks for the quick reply. Have a nice weekend!",
        "Tack\nEva Svensson",
        "Hejsan! Tackar så mycket för hjälpen. Hälsningar Karl-Erik",
        "God jul och gott nytt år!",
        "Tack för ditt snabba svar",
        "Tack! Skickat från min iPhone",
        "Tack!\n\nHämta Outlook för iOS",
        "Tack!\n> När öppnar ni?\n> Mvh Eva",
        "Tack! Från: Anna Berg <anna@kommun.example> Skickat: den 3 augusti 2026 10:00 Till: Eva Ämne: SV: Öppet?",
        "Tack för hjälpen! Den mån 3 aug. 2026 kl 10:00 skrev Anna <anna@kommun.example>: Kan du komma?"
      })
  void a_thank_you_or_goodbye_is_one(String text) {
    assertThat(isOne(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "!!",
        "❓",
        "👍?",
        "👍 Men när kommer ni?",
        "👍 Tisdag",
        "👍 Skicka ritningen",
        "Eva Lind reagerade på avslaget",
        "Eva Lind reacted to your message: why?",
        "Eva Lind reacted to your message: Then come on Tuesday",
        "Nej. Det går inte. Hör ni Eva Lind reacted via Gmail",
        "Tack?",
        "Tack för svaret, men när öppnar ni?",
        "Tack, då skickar jag in ansökan imorgon",
        "Hej, kan ni ringa? Tack på förhand",
        "Nej tack",
        "Tack nej",
        "Tack. Nej.",
        "Tack, bygglov 2026-12",
        "Tack! Skickar ritningarna imorgon",
        "Ok",
        "Bra",
        "Hej Anna",
        "Hej!",
        "Tack men det stämmer inte",
        "Tack för ingenting",
        "Tack! När öppnar ni",
        "Tack för ditt avslag, jag överklagar",
        "Ha en trevlig helg! Jag återkommer på måndag",
        "Jag tackar ja till platsen",
        "Tack! 070-123 45 67",
        "> Tack!",
        "Tack tack tack tack tack tack tack tack tack tack tack tack tack",
        "Thanks, but it does not work",
        "Tack Var hittar jag blanketten"
      })
  void anything_more_or_less_is_not(String text) {
    assertThat(isOne(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "👍",
        "👍🏽",
        "❤️",
        "❤",
        "👩🏾‍🚒",
        "👨‍👩‍👧‍👦",
        "🇸🇪",
        "👍👍👍 🙏",
        "👍!",
        "👍 Bra",
        "Toppen 👍",
        "Tack! 🙏",
        "👍 Mvh Eva",
        "👍\r\n\r\nEva Lind reacted via Gmail\r\n<https://mail.provider.example/about>",
        "❤️ Eva Lind reacted via Gmail <https://mail.provider.example/about?x=1>",
        "🙏\r\n\r\nEva Lind reagerade via Gmail\r\nhttps://mail.provider.example/about",
        "👍\r\nEva Lind reacted to your message:",
        "Eva Lind reagerade på ditt meddelande:",
        "Lind, Eva (Exempel AB) har reagerat på ditt meddelande:",
        "eva.lind@x.example reacted with 👍 via Gmail",
        "Eva Lind reagerte på meldingen din:",
        "Eva Lind reagerte via Gmail",
        "Eva Lind reagerede på din meddelelse:",
        "Eva Lind reagerede via Gmail",
        "Eva Lind reagoi viestiisi:",
        "Eva Lind reagoi Gmailin kautta",
        "Eva Lind hat auf Ihre Nachricht reagiert:",
        "Eva Lind hat über Gmail reagiert",
        "👍\nEva Lind reacted to your message:\n________________________________\nFrom: Anna <a@k.example>\nSent: Monday\nTo: Eva\nSubject: x\n\nWhen?",
        "👍\n\nSkickat från min iPhone",
        "👍\n\nVirusfri.www.avast.com"
      })
  void a_reaction_is_one(String text) {
    assertThat(isOne(text)).isTrue();
  }

  @Test
  void it_names_the_entry_that_matched() {
    assertThat(entryOf("Hej Anna, tack för hjälpen!"))
        .hasValueSatisfying(entry -> assertThat(entry).matches("closing-remark\\.txt:\\d+"));
    assertThat(entryOf("👍"))
        .hasValueSatisfying(entry -> assertThat(entry).matches("closing-remark\\.txt:\\d+"));
    assertThat(entryOf("Toppen 👍")).contains("");
    assertThat(entryOf("Hej")).isEmpty();
  }

  @Test
  void twelve_words_are_the_most() {
    String twelve = "Hej Anna tack så mycket för hjälpen ha en trevlig helg Eva";
    assertThat(isOne(twelve)).isTrue();
    assertThat(isOne(twelve + " Ek")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tack ",
        "tack för ",
        "<3 ",
        ":) ",
        "Eva-",
        "a'",
        "👍",
        "❤️ ",
        "👩🏾‍",
        "eva reacted "
      })
  void a_megabyte_is_no_closing_remark(String piece) {
    String text = String.join("", Collections.nCopies(1_000_000 / piece.length(), piece));
    assertThat(isOne(text)).isFalse();
  }
}
