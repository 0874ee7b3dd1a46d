package se.svarsvakt.rule.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.mail.body.Line;

class SignatureBlockTest {
  private static Optional<SignatureBlock> find(String text) {
    return SignatureBlock.find(
        Arrays.stream(text.split("\\|", -1)).map(String::strip).map(Line::of).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hej!|Vi ses i morgon.|Bästa hälsningar|Karin Öberg|Projektledare|Tel: 031-123 45 67",
        "Hallo,|anbei die Unterlagen.|Mit freundlichen Grüßen||Jürgen Schmidt|Muster GmbH",
        "Hei,|takk for svaret.|Med vennlig hilsen|Ola Nordmann|Rådgiver|Mobil: 91 23 45 67",
        "Hei,|palaan asiaan.|Ystävällisin terveisin|Matti Virtanen|puh. 09 123 4567",
        "Hi,|see the file.|Thanks,|Bo",
        "Hej,|det går bra.|/Kalle",
        "Hej,|filen kommer.|--|Eva Lind|Ordförande|eva@solsidan.example",
        "Hej,|jag ringer.|Eva Lind|070-111 22 33",
        "Hej,|jag ringer.|Skickat från min iPhone"
      })
  void it_begins_behind_the_text(String text) {
    assertThat(find(text)).map(SignatureBlock::from).contains(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Hej!|När öppnar simhallen på lördag?",
        "Hej, jag undrar över bygglov.|Ring mig gärna på 070-123 45 67.",
        "Hej!|Vi vill ha svar på:|Skolskjuts|Fritids|När börjar terminen?",
        "Se här:|https://www.example.com/a|https://www.example.com/b",
        "Hej!|Tack på förhand för svar."
      })
  void a_text_that_just_ends_has_none(String text) {
    assertThat(find(text)).isEmpty();
  }

  @Test
  void it_ends_with_the_last_line_that_is_not_blank() {
    assertThat(find("Hej,|Det går bra.|Mvh||Bo Ek||")).contains(new SignatureBlock(2, 5));
  }

  @Test
  void a_disclaimer_belongs_to_it() {
    String text =
        "Hej,|Det går bra.|Mvh|Bo Ek|Chef|bo@example.com||Har du fått detta mejl av misstag, ber vi dig"
            + " att radera det.";
    assertThat(find(text)).contains(new SignatureBlock(2, 8));
  }

  @Test
  void long_texts_are_judged_quickly() {
    List<Line> endless = Collections.nCopies(20_000, Line.of("08-1 ".repeat(2_000)));
    Assertions.assertTimeout(
        Duration.ofSeconds(2),
        () -> {
          assertThat(SignatureBlock.find(endless)).isEmpty();
          assertThat(Letter.flaws(endless)).hasSize(1);
        });
  }
}
