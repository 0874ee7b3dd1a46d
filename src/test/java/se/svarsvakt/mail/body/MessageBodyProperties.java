package se.svarsvakt.mail.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a body holds, it is read, and its new text is part of its text. */
class MessageBodyProperties {
  @Property(tries = 500)
  void the_new_text_of_anything_is_part_of_all_of_it(
      @ForAll("bodies") String content, @ForAll boolean html) {
    String type = html ? "html" : "text";
    List<String> all = texts(MessageBody.all(type, content));
    assertThat(texts(MessageBody.newText(type, content)))
        .allSatisfy(line -> assertThat(all).anyMatch(whole -> whole.startsWith(line)));
  }

  @Property(tries = 500)
  void any_string_is_read(@ForAll String content, @ForAll String type) {
    assertThat(MessageBody.newText(type, content)).isInstanceOf(BodyText.Lines.class);
    assertThat(MessageBody.newText("html", content)).isInstanceOf(BodyText.Lines.class);
  }

  @Provide
  Arbitrary<String> bodies() {
    return Arbitraries.of(
            "Hej ",
            "\n",
            "> ",
            "Den 3 maj 2026 10:15 skrev Eva:",
            "Från: Eva\n",
            "Skickat: i går\n",
            "To: a@x.example\n",
            "-----Original Message-----",
            "___________",
            "<p>",
            "<br>",
            "<table><tr><td>",
            "</td>",
            "<blockquote>",
            "</blockquote>",
            "<blockquote type=cite>",
            "<div class=gmail_quote>",
            "<img>",
            "</div>",
            "<pre>",
            "&nbsp;",
            "<a@x.example> ",
            "wrote:",
            "\uD83D",
            "\u0000")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  private static List<String> texts(BodyText text) {
    return BodyTexts.lines(text).stream().map(Line::text).toList();
  }
}
