package se.svarsvakt.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The mailbox is the shared {@code info@}; Bo is a person, {@code bygg@} a shared mailbox. */
class FormMailTest {
  private static final String AUTH_AS = "X-MS-Exchange-Organization-AuthAs";
  private static final MailAddress INFO = new MailAddress("info@kommun.example");
  private static final MailAddress INFO_ALIAS = new MailAddress("kontakt@kommun.example");
  private static final MailAddress BYGG = new MailAddress("bygg@kommun.example");

  private static final Addressee ADDRESSEE =
      new Addressee(
          Set.of(INFO, INFO_ALIAS),
          Set.of("kommun.example"),
          new AddressBook() {
            @Override
            public Optional<MailboxId> mailbox(MailAddress address) {
              return Set.of(INFO, INFO_ALIAS, BYGG, MailBuilder.BO).contains(address)
                  ? Optional.of(new MailboxId(address.localPart()))
                  : Optional.empty();
            }

            @Override
            public boolean isPerson(MailAddress address) {
              return address.equals(MailBuilder.BO);
            }
          },
          SenderLists.of(
              sender -> sender.value().matches("reklam@kommun\\.example|.*@reklam\\.example"),
              false));

  private static ReasonedVerdict judged(MailBuilder mail) {
    IncomingMail opened = FormMail.opened(mail.to("info@kommun.example").build(), ADDRESSEE);
    return new VerdictRules().judge(opened, ADDRESSEE);
  }

  @ParameterizedTest
  @CsvSource({
    "webb@kommun.example, Internal",
    "webb@kommun.example, Anonymous",
    "noreply@kommun.example, Internal",
    "info@kommun.example, Internal",
    "info@kommun.example, Anonymous",
    "kontakt@kommun.example, Anonymous",
    "info+webb@kommun.example, Anonymous",
    "bygg@kommun.example, Internal",
    "bygg+webb@kommun.example, Internal",
    "BYGG@Kommun.Example, Internal"
  })
  void who_filled_in_a_form_is_its_sender(String from, String authAs) {
    var mail = new MailBuilder().from(from).header(AUTH_AS, authAs);
    assertThat(judged(mail.replyTo("eva@medborgare.example")))
        .isEqualTo(new ReasonedVerdict(Verdict.EXTERNAL, "from medborgare.example, in To"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bygglov@kommun.example",
        "webb@kommun.example",
        "/o=x/cn=a",
        "info@kommun.example"
      })
  void a_reply_to_inside_makes_no_form(String replyTo) {
    var mail = new MailBuilder().from("webb@kommun.example").header(AUTH_AS, "Internal");
    assertThat(judged(mail.replyTo(replyTo)).verdict()).isEqualTo(Verdict.INTERNAL);
  }

  @Test
  void a_colleague_who_names_somebody_outside_is_a_colleague() {
    var mail = new MailBuilder().from("bo@kommun.example").replyTo("eva@medborgare.example");
    assertThat(judged(mail).verdict()).isEqualTo(Verdict.INTERNAL);
    assertThat(judged(mail.from("bo+x@kommun.example")).verdict()).isEqualTo(Verdict.INTERNAL);
    assertThat(judged(mail.from("/o=exchangelabs/cn=bo")).verdict()).isEqualTo(Verdict.INTERNAL);
  }

  @Test
  void a_forged_colleague_who_names_somebody_outside_is_no_form() {
    IncomingMail mail =
        new MailBuilder()
            .from("bo@kommun.example")
            .replyTo("eva@bedrageri.example")
            .header(AUTH_AS, "Anonymous")
            .build();
    assertThat(FormMail.opened(mail, ADDRESSEE)).isSameAs(mail);
    assertThat(InternalSender.isForged(mail, ADDRESSEE)).isTrue();
  }

  @Test
  void an_opened_form_is_not_forged() {
    IncomingMail form =
        new MailBuilder()
            .from("webb@kommun.example")
            .replyTo("eva@medborgare.example")
            .header(AUTH_AS, "Anonymous")
            .build();
    assertThat(InternalSender.isForged(FormMail.opened(form, ADDRESSEE), ADDRESSEE)).isFalse();
  }

  @Test
  void all_fifty_who_are_to_be_answered_are_kept_and_those_inside_are_not() {
    String[] many =
        IntStream.range(0, 50)
            .mapToObj(i -> "p" + i + (i % 2 == 0 ? "@kommun.example" : "@medborgare.example"))
            .toArray(String[]::new);
    IncomingMail form =
        FormMail.opened(
            new MailBuilder().from("webb@kommun.example").replyTo(many).build(), ADDRESSEE);
    assertThat(form.from()).isEqualTo(new MailAddress("p1@medborgare.example"));
    assertThat(form.replyTo()).hasSize(25).allMatch(a -> a.domain().equals("medborgare.example"));
  }

  @Test
  void a_person_comes_before_an_address_that_nobody_reads() {
    IncomingMail form =
        new MailBuilder()
            .from("webb@kommun.example")
            .replyTo("noreply@formular.example", "eva@medborgare.example")
            .build();
    assertThat(FormMail.opened(form, ADDRESSEE).from())
        .isEqualTo(new MailAddress("eva@medborgare.example"));
  }

  @Test
  void excluded_is_a_form_by_its_own_address_or_by_the_persons() {
    var byForm = new MailBuilder().from("reklam@kommun.example").replyTo("eva@medborgare.example");
    assertThat(judged(byForm).verdict()).isEqualTo(Verdict.EXCLUDED_SENDER);
    var byPerson = new MailBuilder().from("webb@kommun.example").replyTo("a@reklam.example");
    assertThat(judged(byPerson).verdict()).isEqualTo(Verdict.EXCLUDED_SENDER);
  }

  @Test
  void a_form_of_another_organisation_stays_as_it_is() {
    IncomingMail form =
        new MailBuilder().from("form@firma.example").replyTo("eva@medborgare.example").build();
    assertThat(FormMail.opened(form, ADDRESSEE)).isSameAs(form);
  }
}
