package se.svarsvakt.mail.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which pictures of two messages are the same, however their content ids differ. */
class PictureTest {
  private static Set<String> signs(String attributes) {
    String html = "<p>Hej</p><p><img " + attributes + "></p>";
    return ((BodyText.Lines) MessageBody.newText("html", html))
        .lines().stream()
            .map(Line::pictures)
            .flatMap(List::stream)
            .findFirst()
            .orElseThrow()
            .signs();
  }

  private static boolean same(String one, String other) {
    Set<String> signs = signs(one);
    return signs(other).stream().anyMatch(signs::contains);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          src="cid:image001.png@01DA7F3C.5B2E9A10" width="180" height="60" | src="cid:image003.png@01DC0011.AB12CD34" width=180 height=60
          src="cid:image001.png@01DA7F3C.5B2E9A10"                  | src="cid:image001.png@01DC0011.AB12CD34"
          src="cid:image482913.png@0F3A2B1C.9D8E7F60"               | src="cid:image771204.png@1A2B3C4D.5E6F7081"
          src="cid:kommunvapen.png@01DA7F3C.5B2E9A10" width="90"    | src="cid:kommunvapen.png@01DC0011.AB12CD34" width="120"
          src="cid:logotyp"                                         | src="cid:logotyp"
          src="cid:9c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f" alt="Kommunens vapen" | src="cid:ffeeddcc-bbaa-9988-7766-554433221100" alt="Kommunens  Vapen"
          src="cid:9c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f" alt="Logotyp" width="90" height="30" | src="cid:ffeeddcc-bbaa-9988-7766-554433221100" alt="logotyp" style="width:67.5pt;height:.3125in"
          src="cid:Outlook-q3xk0vbn.png" width="64" height="64"     | src="cid:Outlook-7dpl2mza.png" width="64" height="64"
          src="https://bild.kommun.example/sigill.png?v=1&id=a"     | src="http://bild.kommun.example/sigill.png?v=2"
          src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUg=="      | src="data:image/png;base64,iVBORw0KGgoAAAA NSUhEUg=="
          src="cid:image001.png@01DA" width="90" height="30" alt="Bild som visar text. Automatiskt genererad beskrivning" | src="cid:image002.png@01DB" width="90" height="30" alt="image002.png"
          src="cid:sigill-9c1d2e3f4a5b6c7d8e9f0a1b2c3d4e5f.png@x"   | src="cid:sigill-ffeeddccbbaa99887766554433221100.png@y"
          """)
  void what_is_sent_again_is_the_same(String one, String other) {
    assertThat(same(one, other)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          src="cid:image001.png@01DA7F3C.5B2E9A10" width="180" height="60" | src="cid:image001.png@01DC0011.AB12CD34" width="96" height="128"
          src="cid:image001.png@01DA7F3C.5B2E9A10"                  | src="cid:image002.png@01DA7F3C.5B2E9A10"
          src="cid:kommunvapen.png@01DA7F3C.5B2E9A10" width="90"    | src="cid:katten.jpg@01DA7F3C.5B2E9A10" width="90"
          src="cid:9c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"            | src="cid:9c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"
          src="cid:image001.png@01DA" width="90" alt="Kommunens vapen" | src="cid:image001.png@01DA" width="90" alt="Vår katt Sixten"
          src="https://bild.kommun.example/sigill.png"              | src="https://bild.kommun.example/katt.png"
          src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUg=="      | src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUx=="
          """)
  void another_one_is_not(String one, String other) {
    assertThat(same(one, other)).isFalse();
  }
}
