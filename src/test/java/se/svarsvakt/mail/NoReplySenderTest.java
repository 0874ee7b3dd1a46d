package se.svarsvakt.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recognises no-reply senders by the words of their address. */
class NoReplySenderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "noreply",
        "no-reply",
        "no_reply",
        "no.reply",
        "NoReply",
        "donotreply",
        "do-not-reply",
        "do_not_reply",
        "svara-inte",
        "svarainte",
        "svara.ej",
        "ej-svar",
        "ejsvar",
        "inget-svar",
        "mailer-daemon",
        "MAILER-DAEMON",
        "postmaster",
        "bounce",
        "bounces",
        "bounces+123=abc",
        "noreply-1234",
        "noreply2",
        "x.noreply",
        "faktura-no-reply",
        "noreply+tag",
        "keine-antwort",
        "ikke-svar",
        "nicht-antworten",
        "dont-reply"
      })
  void a_no_reply_style_sender_expects_no_answer(String local) {
    assertThat(new MailBuilder().from(local + "@firma.example").judged())
        .satisfies(
            judged -> {
              assertThat(judged.verdict()).isEqualTo(Verdict.NO_REPLY_SENDER);
              assertThat(judged.cause()).isEqualTo("no-reply sender address");
              assertThat(judged.phrase()).matches("no-reply-address\\.txt:\\d+");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "elenoreply", "arno.replyng", "bo.unce", "bouncer", "postmasters.anna", "svante.svarare",
            "noreplund",
        "reply", "svar", "info", "ejnar.svarvare", "nora.eply", "daemon", "inte.svarslos"
      })
  void a_name_with_such_letters_is_a_person(String local) {
    assertThat(new MailBuilder().from(local + "@firma.example").verdict())
        .isEqualTo(Verdict.EXTERNAL);
  }

  @Test
  void a_reply_to_that_is_read_makes_the_mail_answerable() {
    var mail = new MailBuilder().from("noreply@formular.example").replyTo("kund@x.example");
    assertThat(mail.verdict()).isEqualTo(Verdict.EXTERNAL);
  }

  @Test
  void a_reply_to_that_nobody_reads_does_not() {
    var mail =
        new MailBuilder()
            .from("noreply@x.example")
            .replyTo("noreply@x.example", "no-reply@y.example");
    assertThat(mail.verdict()).isEqualTo(Verdict.NO_REPLY_SENDER);
  }

  @Test
  void one_readable_reply_to_of_several_is_enough() {
    var mail =
        new MailBuilder().from("noreply@x.example").replyTo("noreply@x.example", "eva@x.example");
    assertThat(mail.verdict()).isEqualTo(Verdict.EXTERNAL);
  }

  @Test
  void a_person_whose_reply_to_nobody_reads_expects_no_answer() {
    var mail = new MailBuilder().from("eva@x.example").replyTo("noreply@x.example");
    assertThat(mail.judged().cause()).isEqualTo("no-reply Reply-To address");
  }

  @Test
  void a_mail_without_from_is_answerable_through_reply_to() {
    assertThat(new MailBuilder().fromNobody().replyTo("eva@x.example").verdict())
        .isEqualTo(Verdict.EXTERNAL);
  }
}
