package se.svarsvakt.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VoicemailTest {
  private static final String CALLER = "X-CallingTelephoneNumber";
  private static final String TEAMS = "noreply@skype.voicemail.microsoft.com";
  private static final String CLASS = "IPM.Note.Microsoft.Voicemail.UM.CA";

  private static Verdict verdict(MailBuilder mail) {
    return new VerdictRules().judge(mail.build(), MailBuilder.ADDRESSEE).verdict();
  }

  private static Set<Trait> traits(MailBuilder mail) {
    return MailTraits.of(mail.build(), MailBuilder.ADDRESSEE, Verdict.VOICEMAIL, TellingWords.NONE);
  }

  @Test
  void microsofts_sender_is_voicemail_and_no_no_reply_sender() {
    assertThat(verdict(new MailBuilder().from(TEAMS))).isEqualTo(Verdict.VOICEMAIL);
    assertThat(verdict(new MailBuilder().from("no-reply@skype.voicemail.microsoft.com")))
        .isEqualTo(Verdict.VOICEMAIL);
    assertThat(verdict(new MailBuilder().from("noreply@microsoft.com")))
        .isEqualTo(Verdict.NO_REPLY_SENDER);
    assertThat(
            verdict(new MailBuilder().from("noreply@skype.voicemail.microsoft.com.evil.example")))
        .isEqualTo(Verdict.NO_REPLY_SENDER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+46701740699",
        "070-174 06 99",
        "tel:+46701740699",
        "4111",
        "sip:kund@medborgare.example",
        "+46701740699@sip.example",
        "kund@medborgare.example",
        "(08) 530 610 00"
      })
  void a_number_or_an_address_in_the_callers_header_is_voicemail(String caller) {
    assertThat(verdict(new MailBuilder().header(CALLER, caller))).isEqualTo(Verdict.VOICEMAIL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"IPM.Note", "", "IPM.Note.SMIME", "0x1f", "anonymous"})
  void a_recalled_mail_has_the_header_too_and_no_number(String value) {
    assertThat(verdict(new MailBuilder().header(CALLER, value))).isEqualTo(Verdict.EXTERNAL);
  }

  @Test
  void an_empty_transcript_changes_nothing() {
    assertThat(verdict(new MailBuilder().from(TEAMS).subject("").preview("")))
        .isEqualTo(Verdict.VOICEMAIL);
  }

  @Test
  void what_a_colleague_passes_on_by_hand_is_a_colleagues_mail() {
    MailBuilder passedOn =
        new MailBuilder()
            .from("bo@kommun.example")
            .subject("VB: Röstmeddelande (0:42)")
            .preview("Kan du ringa upp?");
    assertThat(verdict(passedOn)).isEqualTo(Verdict.INTERNAL);
  }

  @Test
  void a_colleague_who_called_is_told_apart() {
    assertThat(traits(new MailBuilder().from("bo@kommun.example").messageClass(CLASS)))
        .containsExactly(Trait.COLLEAGUE_CALLED);
    assertThat(traits(new MailBuilder().from(TEAMS).header(CALLER, "sip:bo@kommun.example")))
        .containsExactly(Trait.COLLEAGUE_CALLED);
  }

  @Test
  void a_telephone_system_of_the_organisations_own_is_no_colleague() {
    assertThat(traits(new MailBuilder().from("rostbrevlada@kommun.example").messageClass(CLASS)))
        .doesNotContain(Trait.COLLEAGUE_CALLED);
    assertThat(traits(new MailBuilder().from("anna@kommun.example").messageClass(CLASS))).isEmpty();
    MailBuilder anonymous =
        new MailBuilder()
            .from("rostbrevlada@kommun.example")
            .messageClass(CLASS)
            .header("X-MS-Exchange-Organization-AuthAs", "Anonymous");
    assertThat(traits(anonymous)).doesNotContain(Trait.CLAIMED_COLLEAGUE);
  }

  @Test
  void only_a_caller_with_an_address_can_be_answered_in_writing() {
    assertThat(traits(new MailBuilder().from("kund@medborgare.example").messageClass(CLASS)))
        .containsExactly(Trait.CALLER_WRITES);
    assertThat(traits(new MailBuilder().from(TEAMS).header(CALLER, "+46701740699"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sip:anonymous@anonymous.invalid", "unavailable@teams.example"})
  void who_withholds_the_number_cannot_be_answered_in_writing(String caller) {
    assertThat(traits(new MailBuilder().from(TEAMS).header(CALLER, caller))).isEmpty();
  }

  @Test
  void the_number_is_read_as_it_is_dialled() {
    assertThat(
            Voicemail.callingNumber(
                new MailBuilder().header(CALLER, "tel:+46701740699;ext=1").build()))
        .contains("+46701740699");
    assertThat(Voicemail.callingNumber(new MailBuilder().header(CALLER, "IPM.Note").build()))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "pbx@kommun.example, IPM.Note, +46701740699",
    "pbx@kommun.example, IPM.Note, 4111",
    "pbx@kommun.example, IPM.Note.Microsoft.Voicemail.UM.CA,",
    "+46701112233@operator.example, IPM.Note.Microsoft.Voicemail.UM.CA,",
    "+46701112233@operator.example, IPM.Note.Microsoft.Voicemail.UM.CA, +46701112233",
    "anonymous@operator.example, IPM.Note.Microsoft.Voicemail.UM.CA,",
    "vaxel@telefoni.example, IPM.Note, +46701740699",
    "vaxel@telefoni.example, IPM.Note.Voice.Unity, +46701740699"
  })
  void a_telephone_system_is_no_caller(String from, String messageClass, String caller) {
    MailBuilder mail = new MailBuilder().from(from).messageClass(messageClass);
    assertThat(traits(caller == null ? mail : mail.header(CALLER, caller))).isEmpty();
  }

  @Test
  void a_caller_whom_exchange_knows_and_one_whom_the_header_names_have_an_address() {
    MailBuilder known = new MailBuilder().from("kund@medborgare.example").messageClass(CLASS);
    assertThat(traits(known.header(CALLER, "+46701740699"))).containsExactly(Trait.CALLER_WRITES);
    MailBuilder named = new MailBuilder().from("vaxel@telefoni.example");
    MailBuilder told = named.header(CALLER, "sip:kund@medborgare.example");
    assertThat(Voicemail.callerAddresses(told.build(), MailBuilder.ADDRESSEE))
        .extracting(MailAddress::value)
        .containsExactly("kund@medborgare.example");
  }

  @Test
  void a_colleague_whom_exchange_knows_is_one_although_the_number_is_in_no_directory() {
    MailBuilder known = new MailBuilder().from(MailBuilder.BO.value()).messageClass(CLASS);
    assertThat(traits(known.header(CALLER, "+46701740699"))).contains(Trait.COLLEAGUE_CALLED);
  }
}
