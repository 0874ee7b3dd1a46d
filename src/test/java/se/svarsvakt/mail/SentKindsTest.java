package se.svarsvakt.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tells what a person sent from what a flow or a responder did. */
class SentKindsTest {
  private static SentMail.Kind kind(String subject) {
    MailBuilder mail = new MailBuilder().from("anna@kommun.example").subject(subject);
    return SentKinds.of(mail.build(), false, MailBuilder.ADDRESSEE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Automatiskt svar: Bygglov", "Out of Office", "Automatic reply: Permit"})
  void an_automatic_replys_subject_makes_one_whoever_sent_it(String subject) {
    assertThat(kind(subject)).isEqualTo(SentMail.Kind.AUTOMATIC_REPLY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Sv: Automatiskt svar: Bygglov", "Sv: Bygglov", "Automatiskt svar i växeln"})
  void any_other_subject_is_a_persons(String subject) {
    assertThat(kind(subject)).isEqualTo(SentMail.Kind.MESSAGE);
  }
}
