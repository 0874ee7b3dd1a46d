package se.svarsvakt.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTest {
  @Test
  void words_cannot_become_markup() {
    assertThat(written(Html.element("p", "<b>\"Å & 'ö\"</b>")))
        .isEqualTo("<p>&lt;b&gt;&quot;Å &amp; &#39;ö&quot;&lt;/b&gt;</p>");
  }

  @Test
  void an_attribute_cannot_end_early() {
    assertThat(written(Html.element("a").with("href", "\"><script>")))
        .isEqualTo("<a href=\"&quot;&gt;&lt;script&gt;\"></a>");
  }

  @Test
  void elements_without_contents_have_no_end() {
    assertThat(written(Html.element("meta").with("charset", "utf-8")))
        .isEqualTo("<meta charset=\"utf-8\">");
  }

  private static String written(Html html) {
    StringBuilder out = new StringBuilder();
    html.writeTo(out);
    return out.toString();
  }
}
