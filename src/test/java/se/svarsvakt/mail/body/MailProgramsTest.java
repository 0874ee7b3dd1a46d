package se.svarsvakt.mail.body;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The markup of each mail program is cut where its quote begins. */
class MailProgramsTest {
  private static final String OWN = "<div>Hej Eva,<br><br>det blir bra.</div><p>Mvh Anna</p>";
  private static final String READ = "Hej Eva,\n\ndet blir bra.\nMvh Anna";

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Outlook on the web
        "<div id=appendonsend></div><hr><div id=divRplyFwdMsg><b>Od:</b> Eva</div><p>g</p>",
        "<hr><div id='x_divRplyFwdMsg'><b>Från:</b> Eva</div><p>g</p>",
        // Outlook for Windows, in a language that no list knows
        "<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'>"
            + "<p><b><span>Saatja:</span></b> Eva</p></div><p>g</p>",
        "<div><p><b>Från:</b> Eva<br><b>Skickat:</b> i går<br><b>Till:</b> A</p></div><p>g</p>",
        "<div class=OutlookMessageHeader>Eva</div><p>g</p>",
        // Outlook on phones
        "<div class='ms-outlook-mobile-reference-message'><hr><b>X:</b> y</div><p>g</p>",
        "<div id='mail-editor-reference-message-container'><p>g</p></div>",
        // Gmail
        "<div class='gmail_quote gmail_quote_container'><div class=gmail_attr>Eva skrev:</div>"
            + "<blockquote class=gmail_quote style='border-left:1px solid'>g</blockquote></div>",
        "<div class=gmail_quote><div class=gmail_attr>---------- Forwarded message ---------"
            + "<br>Från: Eva</div><p>g</p><blockquote>h</blockquote></div>",
        // Apple Mail and iOS
        "<blockquote type=cite><div>20 nov. 2026 kl. 10:15 skrev Eva:</div>g</blockquote>",
        "<div>20 nov. 2026 kl. 10:15 skrev Eva &lt;e@x&gt;:</div><blockquote>g</blockquote>",
        // Thunderbird
        "<div class=moz-cite-prefix>Eva:</div><blockquote type=cite>g</blockquote>",
        "<div class=moz-forward-container>g</div>",
        // Yahoo, Proton, Samsung, Open-Xchange, Zimbra
        "<div class=yahoo_quoted><div>Eva</div>g</div>",
        "<div class=protonmail_quote>g</div>",
        "<div>-------- Originalmeddelande --------</div><div>Från: Eva</div><div>g</div>",
        "<div name=quote>g</div>",
        "<hr id=zwchr><div>g</div>",
        // text in HTML
        "<p>Den 3 maj 2026 10:15 skrev Eva:</p><p>&gt; g</p>"
      })
  void the_quote_is_cut(String quote) {
    assertThat(BodyTexts.newText("html", OWN + quote)).isEqualTo(READ);
  }

  @Test
  void answers_between_quotes_in_gmail_are_kept() {
    String html =
        "<div class=gmail_quote><div class=gmail_attr>Eva skrev:</div>"
            + "<blockquote class=gmail_quote>Vad?</blockquote><div>Det.</div>"
            + "<blockquote class=gmail_quote>När?</blockquote><div>Nu.</div></div>";
    assertThat(BodyTexts.newText("html", html)).isEqualTo("Det.\nNu.");
  }

  @Test
  void an_answer_below_the_quote_is_kept_with_its_signature() {
    String html =
        "<div class=moz-cite-prefix>Den 20 nov skrev Eva:</div><blockquote type=cite>Vad?"
            + "</blockquote><p>Det.</p><div class=moz-signature>-- <br>Anna</div>";
    assertThat(BodyTexts.newText("html", html)).isEqualTo("Det.\n--\nAnna");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<blockquote>", "<blockquote style='margin:0 0 0 40px;border:none'>"})
  void a_block_that_the_writer_indented_is_kept(String block) {
    String html = "<p>I lagen står:</p>" + block + "Var och en.</blockquote><p>Mvh</p>";
    assertThat(BodyTexts.newText("html", html)).isEqualTo("I lagen står:\nVar och en.\nMvh");
  }

  @Test
  void a_grey_rule_above_a_signature_is_no_earlier_mail() {
    String html =
        "<p>Hej</p><div style='border-top:solid #E1E1E1 1.0pt'><b>Telefon:</b> 08-1</div>";
    assertThat(BodyTexts.newText("html", html)).isEqualTo("Hej\nTelefon: 08-1");
  }

  @Test
  void the_signature_that_a_phone_adds_is_kept() {
    String html =
        "<p>Ja!</p><div id=ms-outlook-mobile-signature>Hämta <a>Outlook för iOS</a></div>"
            + "<div id=divRplyFwdMsg>Eva</div>";
    assertThat(BodyTexts.newText("html", html)).isEqualTo("Ja!\nHämta Outlook för iOS");
  }

  @Test
  void all_of_it_keeps_the_earlier_mail() {
    assertThat(BodyTexts.all("html", "<p>a</p><blockquote type=cite>b</blockquote>"))
        .isEqualTo("a\nb");
  }
}
