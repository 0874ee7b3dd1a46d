package se.svarsvakt.mail.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTML is read as a person sees it. */
class MessageBodyTest {
  @ParameterizedTest
  @CsvSource({"html", "HTML", " Html "})
  void the_content_type_is_known_in_any_case(String contentType) {
    assertThat(BodyTexts.all(contentType, "<p>Hej</p>")).isEqualTo("Hej");
  }

  @Test
  void plain_text_is_not_read_as_html() {
    assertThat(BodyTexts.all("text", "a <b>\r\nc\rd\u2028e")).isEqualTo("a <b>\nc\nd\ne");
  }

  @Test
  void blocks_breaks_and_lists_begin_lines() {
    String html = "<div>a<br>b<p>c</p>d</div><ul><li>e<li>f</ul><div><div></div>g</div>";
    assertThat(BodyTexts.all("html", html)).isEqualTo("a\nb\nc\nd\ne\nf\ng");
  }

  @Test
  void an_empty_paragraph_with_a_blank_is_a_blank_line_and_an_empty_block_is_none() {
    assertThat(BodyTexts.all("html", "<p>a</p><p>&nbsp;</p><div></div><p>b</p>"))
        .isEqualTo("a\n\nb");
  }

  @Test
  void white_space_is_folded() {
    assertThat(BodyTexts.all("html", "<p> a \n b&nbsp;&nbsp; c\u200B\u00ADd </p>"))
        .isEqualTo("a b cd");
  }

  @Test
  void cells_of_one_row_stand_on_one_line() {
    String html =
        "<table><tr><td><p>Telefon:</p></td><td><p>08-530 610 00</p></td></tr>"
            + "<tr><td></td><td>Sollentuna</td></tr></table>";
    assertThat(BodyTexts.all("html", html)).isEqualTo("Telefon: 08-530 610 00\nSollentuna");
  }

  @Test
  void a_cell_of_several_lines_keeps_them() {
    String html = "<table><tr><td>Anna<br>Berg</td><td>Kommunen</td></tr></table>";
    assertThat(BodyTexts.all("html", html)).isEqualTo("Anna\nBerg\nKommunen");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div style='DISPLAY: none'>x</div>",
        "<span style=\"mso-hide:all\">x</span>",
        "<p style='visibility:hidden'>x</p>",
        "<p hidden>x</p>",
        "<style>.dold {display:none !important}</style><p class=dold>x</p>",
        "<script>x</script>",
        "<!-- x -->",
        "<!--[if mso]><p>x</p><![endif]-->"
      })
  void what_is_hidden_is_left_out(String hidden) {
    assertThat(BodyTexts.all("html", "<title>x</title><p>Hej</p>" + hidden)).isEqualTo("Hej");
  }

  @Test
  void preformatted_text_keeps_its_lines() {
    assertThat(BodyTexts.all("html", "<pre>a\nb</pre><p style='white-space:pre-wrap'>c\nd</p>"))
        .isEqualTo("a\nb\nc\nd");
    assertThat(BodyTexts.all("html", "<p style='white-space:nowrap'>c\nd</p>")).isEqualTo("c d");
  }

  @Test
  void each_line_has_the_first_fonts_that_its_text_is_set_in() {
    String html =
        "<style>body{font-family:Arial,sans-serif} p.Liten, li {font:9pt/1.2 'Times New Roman'}"
            + " @media print {p {font-family:Courier}}</style>"
            + "<p>a</p><p class=Liten>b</p><font face='Comic Sans MS'>c</font>"
            + " <span style='font-family:\"Segoe UI\",Arial'>d</span>";
    List<Line> lines = BodyTexts.lines(MessageBody.all("html", html));
    assertThat(lines)
        .extracting(Line::fonts)
        .containsExactly(
            Set.of("arial"), Set.of("times new roman"), Set.of("comic sans ms", "segoe ui"));
  }

  @Test
  void plain_text_and_unstyled_html_have_no_font() {
    assertThat(BodyTexts.lines(MessageBody.all("text", "a")).getFirst().fonts()).isEmpty();
    assertThat(BodyTexts.lines(MessageBody.all("html", "<p>a")).getFirst().fonts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<img src='cid:1'>|true",
        "<v:imagedata src='cid:1'/>|true",
        "<img width=1 height=1>|false",
        "<img style='width:1px'>|false",
        "<img alt='😀'>|false",
        "<b>x</b>|false"
      })
  void a_picture_marks_its_line_unless_it_is_a_tracking_pixel(String html, boolean picture) {
    assertThat(BodyTexts.lines(MessageBody.all("html", "<p>a " + html)).getFirst().picture())
        .isEqualTo(picture);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<", "<<<>>>", "&#xD83D;", "\uD83D\u0000\uFFFE", "<p style=';:;'>", "</td>"})
  void nonsense_is_read_without_complaint(String content) {
    assertThat(MessageBody.newText("html", content)).isInstanceOf(BodyText.Lines.class);
    assertThat(MessageBody.newText("text", content)).isInstanceOf(BodyText.Lines.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 5000})
  void tables_in_tables_are_read(int depth) {
    assertThat(BodyTexts.newText("html", "<table><tr><td>".repeat(depth) + "Hej")).isEqualTo("Hej");
  }

  @Test
  void embedded_pictures_do_not_count_in_the_size() {
    String html = "<p>Hej</p><img src=\"data:image/png;base64," + "QUJD".repeat(1_000_000) + "\">";
    List<Line> lines = BodyTexts.lines(MessageBody.newText("html", html));
    assertThat(lines).extracting(Line::text).containsExactly("Hej", "");
    assertThat(lines.getLast().picture()).isTrue();
  }

  @Test
  void what_is_too_large_is_skipped_with_a_reason() {
    BodyText large = new BodyText.NotRead("larger than 512 KB");
    assertThat(MessageBody.newText("html", "a".repeat(5_000_000))).isEqualTo(large);
    assertThat(MessageBody.all("text", "> a\n".repeat(1_250_000))).isEqualTo(large);
    assertThat(MessageBody.all("html", "<b>".repeat(30_000)))
        .isEqualTo(new BodyText.NotRead("more than 16000 tags"));
  }

  @Test
  void nothing_of_the_content_shows_in_a_log() {
    assertThat(MessageBody.all("text", "Hemligt").toString()).doesNotContain("Hemligt");
  }
}
