package se.svarsvakt.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tells mail to the mailbox from copies. */
class RecipientsTest {
  @Test
  void an_alias_in_to_is_the_mailbox() {
    assertThat(new MailBuilder().to("Anna.Berg@kommun.example").verdict())
        .isEqualTo(Verdict.EXTERNAL);
  }

  @Test
  void to_counts_more_than_cc() {
    var mail = new MailBuilder().to("bo@kommun.example", "anna@kommun.example");
    assertThat(mail.cc("anna@kommun.example").verdict()).isEqualTo(Verdict.EXTERNAL);
  }

  @Test
  void an_own_address_in_cc_is_a_copy() {
    var mail = new MailBuilder().to("bo@kommun.example").cc("anna.berg@kommun.example");
    assertThat(mail.judged()).isEqualTo(new ReasonedVerdict(Verdict.COPIED, "in Cc"));
  }

  @Test
  void in_cc_beside_a_list_in_to_is_a_copy() {
    var mail = new MailBuilder().to("alla@kommun.example").cc("anna@kommun.example");
    assertThat(mail.judged()).isEqualTo(new ReasonedVerdict(Verdict.COPIED, "in Cc"));
  }

  @Test
  void a_blind_copy_is_a_copy() {
    assertThat(new MailBuilder().to("bo@kommun.example").judged())
        .isEqualTo(new ReasonedVerdict(Verdict.COPIED, "in neither To nor Cc"));
  }

  @Test
  void no_recipients_at_all_is_a_blind_copy() {
    assertThat(new MailBuilder().to().verdict()).isEqualTo(Verdict.COPIED);
  }

  @Test
  void an_address_of_another_organisation_in_to_is_no_list_of_ours() {
    assertThat(new MailBuilder().to("lista@annan.example").verdict()).isEqualTo(Verdict.COPIED);
  }

  @Test
  void a_list_of_the_organisation_in_to_addresses_its_members() {
    assertThat(new MailBuilder().to("bygglov@kommun.example").judged())
        .isEqualTo(
            new ReasonedVerdict(
                Verdict.EXTERNAL,
                "from medborgare.example, to a list or group of the organisation"));
  }
}
