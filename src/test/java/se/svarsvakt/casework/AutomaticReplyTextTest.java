package se.svarsvakt.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.mail.MissingReplyText;
import se.svarsvakt.mail.Person;
import se.svarsvakt.policy.AbsencePolicy;
import se.svarsvakt.sync.Account;
import se.svarsvakt.sync.DirectorySnapshot;

class AutomaticReplyTextTest {
  private static final MailAddress OWN = new MailAddress("anna@kommun.example");
  private static final Account ANNA =
      new Account(new MailboxId("anna"), OWN, Set.of(OWN), true, false, null);

  private static final DirectorySnapshot DIRECTORY =
      new DirectorySnapshot(List.of(ANNA), Set.of("kommun.example"));

  private static Set<MissingReplyText> lacks(String text) {
    return new AutomaticReplyText(AbsencePolicy.ORDINARY).missing(ANNA, DIRECTORY, text);
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

  private static Account withPhones(String id, String... phones) {
    MailAddress address = new MailAddress(id + "@kommun.example");
    Person person = new Person(Person.UNKNOWN.name(), Person.UNKNOWN.post(), List.of(phones), "");
    return new Account(new MailboxId(id), address, Set.of(address), true, false, null, person);
  }

  private static Set<MissingReplyText> lacksAmongPeople(String text) {
    Account anna = withPhones("anna", "0300-97 80 00", "0300-97 81 23");
    Account bo = withPhones("bo", "+46 300 97 80 00");
    DirectorySnapshot directory = new DirectorySnapshot(List.of(anna, bo), Set.of());
    return new AutomaticReplyText(AbsencePolicy.ORDINARY).missing(anna, directory, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Åter 7 augusti. Ring växeln 0300-97 80 00.",
        "Åter 7 augusti. Ring växeln, 97 80 00.",
        "Åter 7 augusti. Ring 0046 (0)300-97 80 00, tonval 2",
        "<p>Åter 7 augusti. <a href='tel:+46300978000'>Växeln</a></p>"
      })
  void the_switchboard_is_somebody_else(String text) {
    assertThat(lacksAmongPeople(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Åter 7 augusti. Ring mig på 0300-97 81 23.",
        "Åter 7 augusti. Ring mig på +46 (0)300 97 81 23",
        "Åter 7 augusti. Skriv till anna+ledig@kommun.example"
      })
  void what_leads_to_the_absent_person_alone_reaches_nobody_else(String text) {
    assertThat(lacksAmongPeople(text)).containsExactly(MissingReplyText.CONTACT);
  }

  @Test
  void plain_text_is_read_as_it_is() {
    assertThat(lacks("Jag är borta.\nSkriv till info@kommun.example"))
        .containsExactly(MissingReplyText.RETURN_DATE);
  }
}
