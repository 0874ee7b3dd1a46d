package se.svarsvakt.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is inside, and who only claims to be. */
class InternalSenderTest {
  private static final String AUTH_AS = "X-MS-Exchange-Organization-AuthAs";

  @ParameterizedTest
  @CsvSource({
    "anna@kommun.example, Anonymous",
    "anna@kommun.example, Internal",
    "anna.berg@kommun.example, Anonymous",
    "anna+scanner@kommun.example, Anonymous",
    "ANNA@KOMMUN.EXAMPLE, anonymous"
  })
  void mail_under_the_mailboxs_own_address_is_internal_however_authenticated(
      String from, String authAs) {
    var mail = new MailBuilder().from(from).header(AUTH_AS, authAs);
    assertThat(mail.judged())
        .isEqualTo(new ReasonedVerdict(Verdict.INTERNAL, "from the mailbox's own address"));
    assertThat(InternalSender.isForged(mail.build(), MailBuilder.ADDRESSEE)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bo@kommun.example", "bo+x@kommun.example", "okand@kommun.example"})
  void another_address_of_ours_that_is_not_authenticated_is_forged(String from) {
    var mail = new MailBuilder().from(from).header(AUTH_AS, "Anonymous");
    assertThat(mail.verdict()).isEqualTo(Verdict.EXTERNAL);
    assertThat(InternalSender.isForged(mail.build(), MailBuilder.ADDRESSEE)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/o=ExchangeLabs/cn=bo", "/O=X/OU=Y/CN=a@kommun.example", "x500:/o=x/cn=bo"})
  void an_x500_sender_is_internal(String from) {
    assertThat(new MailBuilder().from(from).verdict()).isEqualTo(Verdict.INTERNAL);
  }

  @Test
  void an_outsider_is_no_forged_colleague() {
    var mail = new MailBuilder().header(AUTH_AS, "Anonymous");
    assertThat(InternalSender.isForged(mail.build(), MailBuilder.ADDRESSEE)).isFalse();
  }
}
