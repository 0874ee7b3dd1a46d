package se.svarsvakt.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a message is to; the mailbox is Anna's, Bo's is another. */
class CopyRuleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          anna+bygglov@kommun.example | x@medborgare.example | EXTERNAL
          anna.berg+a+b@kommun.example | x@medborgare.example | EXTERNAL
          x@medborgare.example | anna+x@kommun.example | COPIED
          bo+x@kommun.example | x@medborgare.example | COPIED
          bo+x@kommun.example | anna+y@kommun.example | COPIED
          alla@kommun.example | x@medborgare.example | EXTERNAL
          alla+2026@kommun.example | x@medborgare.example | EXTERNAL
          lista@lists.example | x@medborgare.example | COPIED
          /o=ExchangeLabs/cn=Recipients/cn=1-anna | x@medborgare.example | COPIED
          /o=ExchangeLabs/cn=anna@kommun.example | x@medborgare.example | COPIED
          x500:/o=ExchangeLabs/cn=anna@kommun.example | x@medborgare.example | COPIED
          IMCEAEX-_o=ExchangeLabs_cn=anna@kommun.example | x@medborgare.example | COPIED
          undisclosed-recipients:; | x@medborgare.example | COPIED
          +@kommun.example | anna@kommun.example | COPIED
          """)
  void who_stands_in_to_is_addressed(String to, String cc, Verdict verdict) {
    assertThat(new MailBuilder().to(to).cc(cc).verdict()).isEqualTo(verdict);
  }

  @Test
  void no_recipient_at_all_is_a_blind_copy() {
    assertThat(new MailBuilder().to().verdict()).isEqualTo(Verdict.COPIED);
  }

  @Test
  void others_are_addressed_only_where_the_mailbox_stands_nowhere() {
    var toBo = new MailBuilder().to("bo@kommun.example", "/o=x/cn=a", "x@medborgare.example");
    assertThat(CopyRule.addressedOthers(toBo.build(), MailBuilder.ADDRESSEE))
        .containsExactly(new MailboxId("bo"));
    assertThat(
            CopyRule.addressedOthers(
                toBo.cc("anna+x@kommun.example").build(), MailBuilder.ADDRESSEE))
        .isEmpty();
  }
}
