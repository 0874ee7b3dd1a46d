package se.svarsvakt.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The starter list of senders that never expect an answer. */
class KnownSendersTest {
  private static final Addressee WITH_LIST =
      new Addressee(
          Set.of(MailBuilder.ANNA),
          Set.of("kommun.example"),
          MailBuilder.ADDRESSEE.book(),
          SenderLists.of(sender -> false, true));

  private static ReasonedVerdict judged(MailBuilder mail) {
    return new VerdictRules().judge(mail.build(), WITH_LIST);
  }

  @ParameterizedTest
  @CsvSource({
    "quarantine@messaging.microsoft.com, quarantine",
    "Quarantine@Messaging.Microsoft.com, quarantine",
    "dse@docusign.net, signing",
    "dse_na2@docusign.net, signing",
    "dse@eumail.docusign.net, signing",
    "adobesign@adobesign.com, signing",
    "no-reply@vismaaddo.net, signing",
    "noreply@scrive.com, signing",
    "message@inbound.efax.com, fax",
    "faktura@fortnox.se, invoice",
    "noreply@kivra.com, invoice",
    "notifications@calendly.com, booking",
    "mailer@doodle.com, booking",
    "noreply@email.teams.microsoft.com, collaboration",
    "no-reply@sharepointonline.com, collaboration",
    "surveys@surveymonkey.com, survey",
    "avisering@postnord.se, delivery",
    "pkginfo@ups.com, delivery"
  })
  void a_service_that_expects_no_answer_is_known(String sender, String category) {
    var judged = judged(new MailBuilder().from(sender));
    assertThat(judged.verdict()).isEqualTo(Verdict.EXCLUDED_SENDER);
    assertThat(judged.cause()).isEqualTo("sender is on the list of known senders: " + category);
    assertThat(judged.phrase()).matches("known-sender\\.txt:\\d+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna.lind@docusign.com",
        "support@scrive.com",
        "info@fortnox.se",
        "kundtjanst@postnord.se",
        "eva.lind@microsoft.com",
        "dse@docusign.net.evil.example",
        "dse@notdocusign.net",
        "x-dse@docusign.net",
        "quarantine@messaging.microsoft.com.evil.example",
        "notifications@firma.example",
        "sales@getaccept.com",
        "eva@gmail.com"
      })
  void people_and_functions_of_the_same_makers_are_not(String sender) {
    assertThat(judged(new MailBuilder().from(sender)).verdict()).isEqualTo(Verdict.EXTERNAL);
  }

  @Test
  void the_list_is_in_force_only_where_the_organisation_says_so() {
    assertThat(new MailBuilder().from("dse@docusign.net").verdict()).isEqualTo(Verdict.EXTERNAL);
  }

  @Test
  void who_is_named_in_reply_to_is_not_left_out() {
    var mail = new MailBuilder().from("notifications@calendly.com");
    assertThat(judged(mail.replyTo("eva@medborgare.example")).verdict())
        .isEqualTo(Verdict.EXTERNAL);
    assertThat(judged(mail.replyTo("mailer@calendly.com")).verdict())
        .isEqualTo(Verdict.EXCLUDED_SENDER);
  }
}
