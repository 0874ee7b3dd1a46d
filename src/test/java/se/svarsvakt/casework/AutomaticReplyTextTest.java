package se.svarsvakt.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MissingReplyText;
import se.svarsvakt.policy.AbsencePolicy;
import se.svarsvakt.sync.Account;

class AutomaticReplyTextTest {
  private static final MailAddress OWN = new MailAddress("anna@kommun.example");
  private static final Account ANNA =
      new Account(new MailboxId("anna"), OWN, Set.of(OWN), true, false, null);

  private static Set<MissingReplyText> lacks(String text) {
    return new AutomaticReplyText(AbsencePolicy.ORDINARY).missing(ANNA, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>Åter 7 augusti. <a href=\"mailto:info@kommun.example\">Kontakta oss</a></p>",
        "<p>Åter 7 augusti. <a href='tel:+46857921000'>Ring växeln</a></p>",
        "<p>Åter 7 augusti. <a href=mailto:info%40kommun.example?subject=x>Skriv</a></p>"
      })
  void somebody_else_can_be_reached_by_a_click(String text) {
    assertThat(lacks(text)).isEmpty();
  }

  @Test
  void a_link_to_oneself_reaches_nobody_else() {
    assertThat(lacks("<p>Åter 7 augusti. <a href=\"mailto:anna@kommun.example\">Skriv</a></p>"))
        .containsExactly(MissingReplyText.CONTACT);
  }

  @Test
  void plain_text_is_read_as_it_is() {
    assertThat(lacks("Jag är borta.\nSkriv till info@kommun.example"))
        .containsExactly(MissingReplyText.RETURN_DATE);
  }
}
