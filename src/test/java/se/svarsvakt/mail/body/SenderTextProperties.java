package se.svarsvakt.mail.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a text holds, what is kept of it is part of it. */
class SenderTextProperties {
  private static final BannerTexts SETTING = BannerTexts.of(List.of("Granskat av * kommun"));

  @Property(tries = 300)
  void what_is_kept_is_a_subsequence_of_the_text(
      @ForAll("texts") String original, @ForAll int learnedByHash) {
    SenderText text =
        SenderText.of(original, SETTING, beginning -> (beginning.hashCode() & learnedByHash) == 0);
    assertThat(isSubsequence(text.text(), original)).isTrue();
    assertThat(text.cut().isEmpty()).isEqualTo(text.text().equals(original));
    assertThat(text.beginnings()).hasSizeLessThanOrEqualTo(4);
  }

  @Property(tries = 500)
  void any_string_is_read(@ForAll String original) {
    SenderText text = SenderText.of(original, SETTING, LearnedBanners.NONE);
    assertThat(isSubsequence(text.text(), original)).isTrue();
  }

  private static boolean isSubsequence(String part, String whole) {
    int at = 0;
    for (int i = 0; i < whole.length() && at < part.length(); i++) {
      at += whole.charAt(i) == part.charAt(at) ? 1 : 0;
    }
    return at == part.length();
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "Extern avsändare. ",
            "Detta mejl kommer från en extern avsändare",
            "VARNING! ",
            "[EXTERN] ",
            "Granskat av Exempel kommun",
            "Du får inte ofta e-post från eva@x.example. Läs om varför det här är viktigt ",
            "Hej! Jag undrar när ni kan komma ut till oss. ",
            "Virusfritt. www.avast.com",
            "Om du har fått detta mejl av misstag, radera det",
            "Detta mejl är konfidentiellt. ",
            "\n",
            "\r\n",
            "|",
            "**",
            "____________",
            "⚠️",
            "\uD83D",
            "a\u030A",
            "\u0958",
            "\u00A0",
            "? ",
            ". ",
            "> ")
        .list()
        .ofMaxSize(20)
        .map(parts -> String.join("", parts));
  }
}
