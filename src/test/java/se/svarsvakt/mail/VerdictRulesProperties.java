package se.svarsvakt.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import se.svarsvakt.mail.body.PreviewText;

/** Whatever arrives, it gets one verdict, and the cause gives nothing away. */
class VerdictRulesProperties {
  private static final List<String> NAMES =
      List.of(
          "Auto-Submitted",
          "Precedence",
          "List-Id",
          "Return-Path",
          "Content-Type",
          "X-Autoreply",
          "X-MS-Exchange-Organization-AuthAs",
          "Subject");

  @Property(tries = 500)
  void any_mail_gets_exactly_one_verdict(@ForAll("mails") IncomingMail mail) {
    ReasonedVerdict judged = new VerdictRules().judge(mail, MailBuilder.ADDRESSEE);
    assertThat(judged.verdict()).isNotIn(Verdict.JUNK, Verdict.CLOSING_REMARK);
    assertThat(judged.cause()).isNotBlank().doesNotContain("@", "Hemlig").hasSizeLessThan(100);
    assertThat(new VerdictRules().judge(mail, MailBuilder.ADDRESSEE)).isEqualTo(judged);
  }

  @Property(tries = 500)
  void new_text_is_never_longer_and_cutting_again_never_fails(@ForAll String text) {
    String cut = PreviewText.newTextOf(text);
    assertThat(cut.length()).isLessThanOrEqualTo(text.length());
    assertThat(PreviewText.newTextOf(cut).length()).isLessThanOrEqualTo(cut.length());
  }

  @Property(tries = 500)
  void a_question_is_never_a_closing_remark(@ForAll String text) {
    assertThat(ClosingRemark.entryOfNew(PreviewText.newTextOf("Tack?" + text))).isEmpty();
  }

  @Provide
  Arbitrary<IncomingMail> mails() {
    Arbitrary<MailAddress> address =
        Arbitraries.of(
                "anna@kommun.example",
                "bo@kommun.example",
                "lista@kommun.example",
                "noreply@x.example",
                "hemlig@x.example",
                "/o=x",
                "@",
                "a@reklam.example",
                "MAILER-DAEMON@x.example")
            .map(MailAddress::new);
    Arbitrary<String> text =
        Arbitraries.oneOf(
            Arbitraries.strings(),
            Arbitraries.of(
                "Hemlig",
                "Automatiskt svar: Hemlig",
                "Olevererbart: Hemlig",
                "Jag är på semester och åter den 7/8. Hemlig"));
    Arbitrary<Headers> headers =
        Combinators.combine(
                Arbitraries.of(NAMES),
                Arbitraries.oneOf(
                    Arbitraries.strings(),
                    Arbitraries.of("no", "bulk", "auto-replied", "<>", "Anonymous", "Hemlig@x")))
            .as(Headers.Field::new)
            .list()
            .ofMaxSize(4)
            .map(Headers::new);
    return Combinators.combine(
            address.injectNull(0.2),
            address.list().ofMaxSize(3),
            address.list().ofMaxSize(3),
            headers,
            Arbitraries.of("", "IPM.Note", "REPORT.x", "IPM.Schedule.Meeting.Request", "Hemlig"),
            Arbitraries.of(true, false),
            text,
            text)
        .as(
            (from, first, second, fields, type, meeting, subject, preview) ->
                new IncomingMail(
                    from, second, first, second, fields, type, meeting, subject, preview));
  }
}
