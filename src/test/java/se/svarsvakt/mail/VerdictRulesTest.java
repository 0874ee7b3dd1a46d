package se.svarsvakt.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of the rules, the sender's rules, and hostile input. */
class VerdictRulesTest {
  @Test
  void a_question_from_outside_to_the_mailbox_is_external() {
    assertThat(new MailBuilder().judged())
        .isEqualTo(new ReasonedVerdict(Verdict.EXTERNAL, "from medborgare.example, in To"));
  }

  @Test
  void a_listed_domain_is_internal() {
    assertThat(new MailBuilder().from("Bo@Kommun.Example").judged())
        .isEqualTo(
            new ReasonedVerdict(Verdict.INTERNAL, "sender domain kommun.example is internal"));
  }

  @Test
  void a_subdomain_that_is_not_listed_is_external() {
    assertThat(new MailBuilder().from("bo@skola.kommun.example").verdict())
        .isEqualTo(Verdict.EXTERNAL);
  }

  @Test
  void an_x500_sender_is_internal() {
    assertThat(new MailBuilder().from("/O=ExchangeLabs/ou=x/cn=bo").judged())
        .isEqualTo(new ReasonedVerdict(Verdict.INTERNAL, "X.500 sender address"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Anonymous", "anonymous", " ANONYMOUS "})
  void a_forged_internal_sender_is_external(String authAs) {
    var mail = new MailBuilder().from("bo@kommun.example");
    mail.header("x-ms-exchange-organization-authas", authAs);
    assertThat(mail.judged().verdict()).isEqualTo(Verdict.EXTERNAL);
    assertThat(mail.judged().cause()).contains("Anonymous");
  }

  @Test
  void an_authenticated_internal_sender_stays_internal() {
    var mail = new MailBuilder().from("bo@kommun.example");
    mail.header("X-MS-Exchange-Organization-AuthAs", "Internal");
    assertThat(mail.verdict()).isEqualTo(Verdict.INTERNAL);
  }

  @Test
  void a_forged_internal_newsletter_is_judged_on() {
    var mail = new MailBuilder().from("bo@kommun.example").header("List-Id", "<x.example>");
    mail.header("X-MS-Exchange-Organization-AuthAs", "Anonymous");
    assertThat(mail.verdict()).isEqualTo(Verdict.BULK);
  }

  @Test
  void an_excluded_sender_comes_before_bulk() {
    var mail = new MailBuilder().from("a@reklam.example").header("List-Id", "<x.example>");
    assertThat(mail.judged())
        .isEqualTo(
            new ReasonedVerdict(Verdict.EXCLUDED_SENDER, "sender is excluded by the policy"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "IPM.Schedule.Meeting.Request",
        "ipm.schedule.meeting.resp.pos",
        "IPM.SCHEDULE.MEETING.CANCELED"
      })
  void a_meeting_class_is_a_meeting(String name) {
    assertThat(new MailBuilder().messageClass(name).verdict()).isEqualTo(Verdict.MEETING);
  }

  @Test
  void an_event_message_is_a_meeting_even_from_inside() {
    assertThat(new MailBuilder().meeting().from("bo@kommun.example").judged())
        .isEqualTo(new ReasonedVerdict(Verdict.MEETING, "eventMessage"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "IPM.Note.Microsoft.Voicemail.UM.CA",
        "ipm.note.microsoft.voicemail",
        "IPM.Note.Microsoft.Voicemail.UM",
        "IPM.NOTE.MICROSOFT.MISSED.VOICE"
      })
  void a_voicemail_class_is_voicemail(String name) {
    assertThat(new MailBuilder().messageClass(name).from("bo@kommun.example").verdict())
        .isEqualTo(Verdict.VOICEMAIL);
  }

  @Test
  void two_thousand_recipients_are_read_to_the_last() {
    String[] many =
        IntStream.range(0, 2000).mapToObj(i -> "p" + i + "@x.example").toArray(String[]::new);
    many[1999] = "anna.berg@kommun.example";
    assertThat(new MailBuilder().to(many).verdict()).isEqualTo(Verdict.EXTERNAL);
    assertThat(new MailBuilder().to("kund@x.example").cc(many).verdict()).isEqualTo(Verdict.COPIED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "سؤال عن رخصة البناء",
        "Вопрос о разрешении",
        "建築許可について",
        "ქართული",
        "👩‍👩‍👧 ?",
        "\u0000\uD800",
        "שאלה"
      })
  void a_subject_in_any_script_is_read(String subject) {
    assertThat(new MailBuilder().subject(subject).preview(subject).verdict())
        .isEqualTo(Verdict.EXTERNAL);
  }

  @Test
  void empty_everything_has_no_sender_to_answer() {
    var mail = new MailBuilder().fromNobody().to().subject("").preview("").messageClass("");
    assertThat(mail.judged())
        .isEqualTo(new ReasonedVerdict(Verdict.NO_REPLY_SENDER, "no sender address"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "jag är ",
        "tack för ditt ",
        "[[[",
        "((((",
        "Från: ",
        "- ",
        "1.1",
        "skrev 10:15 ",
        "____",
        ">",
        "no-reply."
      })
  void a_megabyte_of_anything_is_judged(String piece) {
    String text = String.join("", Collections.nCopies(1_000_000 / piece.length(), piece));
    var mail = new MailBuilder().subject(text).preview(text).from(text + "@x.example");
    mail.header("Precedence", text).header("X-Other", text).messageClass(text);
    assertThat(mail.verdict()).isEqualTo(Verdict.EXTERNAL);
  }
}
