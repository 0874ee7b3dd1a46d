package se.svarsvakt.mail.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an organisation says that it adds is cut as it comes, and must be words enough. */
class BannerTextsTest {
  private static final String OWN = "Hej! När får jag besked om min ansökan?";

  @Test
  void a_text_of_the_setting_is_cut_however_it_is_drawn() {
    BannerTexts setting =
        BannerTexts.of(
            List.of("något annat som står", "Säkert i Exempel – mejlet från * är “granskat”."));
    SenderText text =
        SenderText.of(
            "**säkert i exempel - MEJLET från**\u00a0eva@x.example | är \"granskat\"! | " + OWN,
            setting,
            LearnedBanners.NONE);
    assertThat(text.text()).isEqualTo(OWN);
    assertThat(text.cut()).containsExactly("setting:2");
  }

  @Test
  void any_words_of_a_setting_have_an_end() {
    BannerTexts setting = BannerTexts.of(List.of("Granskat av kommunen * slut"));
    String text = "Granskat av kommunen " + "a ".repeat(150) + "slut Hej";
    assertThat(SenderText.of(text, setting, LearnedBanners.NONE).text()).isEqualTo(text);
  }

  @Test
  void any_words_at_the_end_reach_to_the_end_of_the_sentence() {
    BannerTexts setting = BannerTexts.of(List.of("Granskat av kommunen *"));
    String text = "Granskat av kommunen den 3 maj av Halon. " + OWN;
    assertThat(SenderText.of(text, setting, LearnedBanners.NONE).text()).isEqualTo(OWN);
  }

  @Test
  void a_text_of_the_setting_is_cut_below_the_words_too() {
    BannerTexts setting = BannerTexts.of(List.of("Granskat av kommunen"));
    String text = OWN + "\nGranskat av kommunen";
    assertThat(SenderText.of(text, setting, LearnedBanners.NONE).text()).isEqualTo(OWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "***", "kort text", "abc * def ***"})
  void a_setting_that_would_cut_too_much_is_refused(String entry) {
    assertThat(BannerTexts.faultOf(entry)).isPresent();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BannerTexts.of(List.of("Granskat av kommunen", entry)))
        .withMessage("banner text 2 needs at least 12 characters beside *");
  }

  @Test
  void a_setting_that_begins_with_any_words_is_refused() {
    assertThat(BannerTexts.faultOf("* skickat från någon annan"))
        .contains("must begin with words, not with *");
  }
}
