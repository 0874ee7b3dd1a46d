package se.svarsvakt.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recognises bounces, delivery reports and read receipts. */
class DeliveryReportsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "REPORT.IPM.Note.NDR",
        "report.ipm.note.dr",
        "REPORT.IPM.Note.IPNRN",
        "REPORT.IPM.NOTE.IPNNRN",
        "Report.IPM.Schedule.Meeting.Request.NDR"
      })
  void a_report_class_is_a_report(String name) {
    assertThat(new MailBuilder().messageClass(name).verdict()).isEqualTo(Verdict.DELIVERY_REPORT);
  }

  @ParameterizedTest
  @CsvSource({
    "Content-Type,multipart/report; report-type=delivery-status",
        "content-type,Multipart/Report; report-type=disposition-notification",
    "X-Failed-Recipients,a@x.example", "Content-Type,message/delivery-status"
  })
  void a_report_header_comes_before_automatic(String name, String value) {
    var mail = new MailBuilder().header("Auto-Submitted", "auto-replied").header(name, value);
    assertThat(mail.verdict()).isEqualTo(Verdict.DELIVERY_REPORT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Olevererbart: Fråga",
        "Undeliverable: Fråga",
        "Undelivered Mail Returned to Sender",
        "failure notice",
        "Delivery Status Notification (Failure)",
        "Delivery Status Notification (Delay)",
        "Mail delivery failed: returning message to sender",
        "Returned mail: see transcript for details",
        "Warning: could not send message for past 4 hours",
        "Delayed Mail (still being retried)",
        "Message delivery has been delayed",
        "Unzustellbar: Frage",
        "Nicht zustellbar: x",
        "Kan ikke leveres: x",
        "Ikke levert: x",
        "Ulevert: x",
        "Viestiä ei voitu toimittaa",
        "Toimitus epäonnistui: x",
        "Leveransen misslyckades",
        "Försenad: x",
        "Delivery delayed: x",
        "DELIVERY FAILURE: User unknown",
        "Nondeliverable mail",
        "Successful Mail Delivery Report",
        "Meddelandet kunde inte levereras",
        "***SPAM*** Undeliverable: x",
        "Levererat: Fråga"
      })
  void a_bounce_subject_from_a_mail_system_is_a_report(String subject) {
    var mail = new MailBuilder().subject(subject).preview("550 5.1.1");
    assertThat(mail.from("MAILER-DAEMON@x.example").verdict()).isEqualTo(Verdict.DELIVERY_REPORT);
    assertThat(mail.from("postmaster@x.example").verdict()).isEqualTo(Verdict.DELIVERY_REPORT);
    assertThat(mail.fromNobody().verdict()).isEqualTo(Verdict.DELIVERY_REPORT);
  }

  @Test
  void a_null_return_path_with_a_bounce_subject_is_a_report() {
    var mail = new MailBuilder().subject("Olevererbart: x").header("Return-Path", "<>");
    assertThat(mail.verdict()).isEqualTo(Verdict.DELIVERY_REPORT);
  }

  @Test
  void an_out_of_office_with_a_null_return_path_is_automatic() {
    var mail =
        new MailBuilder().subject("Automatiskt svar: Undeliverable: x").header("Return-Path", "<>");
    assertThat(mail.verdict()).isEqualTo(Verdict.AUTOMATIC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Undeliverable: mitt paket", "Leverans av sopkärl", "Delivery of my order"})
  void a_person_may_write_such_a_subject(String subject) {
    assertThat(new MailBuilder().subject(subject).verdict()).isEqualTo(Verdict.EXTERNAL);
  }

  @Test
  void a_postmaster_without_a_bounce_subject_is_a_no_reply_sender() {
    var mail = new MailBuilder().from("postmaster@x.example").subject("Välkommen").preview("Hej");
    assertThat(mail.verdict()).isEqualTo(Verdict.NO_REPLY_SENDER);
  }

  @ParameterizedTest
  @CsvSource({
    "Läst: Fråga,Ditt meddelande Till: Anna Ämne: Fråga Skickat: den 3 augusti 2026 lästes den 4 augusti 2026",
    "Read: Question,Your message To: Anna Subject: Question was read on 4 August 2026"
  })
  void a_read_receipt_is_known_by_subject_and_text(String subject, String text) {
    assertThat(new MailBuilder().subject(subject).preview(text).verdict())
        .isEqualTo(Verdict.DELIVERY_REPORT);
  }

  @Test
  void a_subject_that_begins_with_read_is_no_receipt() {
    assertThat(
            new MailBuilder()
                .subject("Läst: er broschyr")
                .preview("Fin! Var köper man den?")
                .verdict())
        .isEqualTo(Verdict.EXTERNAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Your mail to bo@firma.example could not be handed over. User unknown",
        "Sorry, I wasn't able to deliver your message to the following addresses.",
        "Ditt meddelande till bo@firma.example kunde inte levereras.",
        "Ihre Nachricht konnte nicht zugestellt werden: bo@firma.example",
        "Viestiäsi ei voitu toimittaa: bo@firma.example"
      })
  void a_text_of_failure_from_a_mail_system_is_a_report(String text) {
    var mail = new MailBuilder().subject("Om ditt mejl").preview(text);
    assertThat(mail.from("mailer-daemon@x.example").verdict()).isEqualTo(Verdict.DELIVERY_REPORT);
  }

  @ParameterizedTest
  @CsvSource({
    "Mail delivery failed,This message could not be delivered to bo@firma.example: 550 no such user",
    "Returned mail: not found,<bo@firma.example> 550 5.1.1 User unknown",
    "Olevererbart: Fråga,Meddelandet kunde inte levereras till mottagaren. 5.7.1"
  })
  void subject_and_text_of_a_report_are_one_whoever_sends_it(String subject, String text) {
    var mail = new MailBuilder().subject(subject).preview(text).from("gateway@firma.example");
    assertThat(mail.verdict()).isEqualTo(Verdict.DELIVERY_REPORT);
  }

  @ParameterizedTest
  @CsvSource({
    "Delivery failed,The driver could not deliver the sofa to Main Street 4. When may he come?",
    "Undeliverable: Beslut,Min post till er på info@kommun.example kunde inte levereras.",
    "Delivery delayed,The delivery is delayed until Monday as the truck broke down.",
    "Försenad leverans,Brevet med stolarna kunde inte levereras i går eftersom ingen öppnade."
  })
  void goods_and_people_who_tell_of_a_bounce_are_no_report(String subject, String text) {
    var mail = new MailBuilder().subject(subject).preview(text);
    assertThat(mail.verdict()).isEqualTo(Verdict.EXTERNAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Non remis : Question",
        "Non recapitabile: Domanda",
        "Impossibile recapitare: Domanda",
        "No se puede entregar: Pregunta",
        "Não Entregue: Pergunta",
        "Onbestelbaar: Vraag",
        "Nie można dostarczyć: Pytanie",
        "Zprávu nelze doručit: Otázka",
        "Kézbesíthetetlen: Kérdés",
        "Ekki hægt að afhenda: Spurning",
        "Не удается доставить: Вопрос",
        "未送达: 问题",
        "系统退信",
        "配信不能: 質問",
        "배달되지 않음: 질문",
        "Mail System Error - Returned Mail",
        "Mail failure - malformed recipient address",
        "NOTICE: mail delivery status.",
        "There was an error sending your mail",
        "Postmaster notify: see transcript for details",
        "Delivery Notification: Delivery has failed",
        "failure delivery",
        "Undeliverable mail, MTA-BLOCKED",
        "Kan inte levereras: Beslut",
        "Leveransfel"
      })
  void a_mail_system_of_any_language_is_understood(String subject) {
    var mail = new MailBuilder().subject(subject).preview("-").from("MAILER-DAEMON@x.example");
    assertThat(mail.verdict()).isEqualTo(Verdict.DELIVERY_REPORT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mailer-daemon@x.example",
        "MAILER_DAEMON@x.example",
        "Mail-Daemon@x.example",
        "postmaster-se@x.example",
        "mail-delivery-system@x.example",
        "maildelivery@x.example",
        "bounces@x.example",
        "microsoftexchange329e71ec88ae4615bbc36ab6ce41109e@x.example"
      })
  void a_mail_system_writes_under_many_addresses(String from) {
    var mail = new MailBuilder().from(from).subject("Om ditt mejl");
    assertThat(mail.preview("<bo@firma.example>: host mx said: 550 5.1.1").verdict())
        .isEqualTo(Verdict.DELIVERY_REPORT);
  }

  @ParameterizedTest
  @CsvSource({
    "Return-Path, <>",
    "Return-Path, <MAILER-DAEMON@x.example>",
    "Auto-Submitted, auto-replied",
    "auto-submitted, auto-generated (failure)"
  })
  void a_machines_mark_and_a_mail_systems_subject_are_enough(String name, String value) {
    var mail = new MailBuilder().from("system@firma.example").header(name, value);
    assertThat(mail.subject("Delivery Status Notification (Failure)").verdict())
        .isEqualTo(Verdict.DELIVERY_REPORT);
  }

  @Test
  void an_out_of_office_that_keeps_our_subject_is_no_report() {
    var mail = new MailBuilder().subject("Leverans av sopkärl").header("Return-Path", "<>");
    assertThat(mail.preview("Jag är åter den 7/8.").verdict()).isEqualTo(Verdict.AUTOMATIC);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          VB: Olevererbart: Beslut | Det här kom tillbaka. Kunde inte levereras till info@kommun.example
          Sv: Undeliverable: Decision | The message could not be delivered to info@kommun.example
          Fwd: Undelivered Mail Returned to Sender | The message could not be delivered, 550 5.1.1
          Mina mejl studsar | När jag skriver till info@kommun.example får jag 550 5.1.1 tillbaka.
          Olevererbart: Beslut | Varför kunde meddelandet inte levereras till info@kommun.example?
          Kan inte leverera | Mejlet till info@kommun.example kunde inte levereras. Ring 070-1.
          Delivery failed | My parcel was not delivered to eva@medborgare.example
          """)
  void people_who_write_about_bounces_are_external(String subject, String text) {
    assertThat(new MailBuilder().subject(subject).preview(text).verdict())
        .isEqualTo(Verdict.EXTERNAL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Olevererbart: Beslut | Leveransen misslyckades för dessa mottagare: bo@firma.example
          Undeliverable: Decision | Your message couldn't be delivered.
          Undelivered Mail Returned to Sender | This is the mail system at host mx.
          Delivery Status Notification (Failure) | Address not found
          Mail delivery failed: returning message to sender | A message that you sent failed.
          failure notice | Hi. This is the qmail-send program.
          Returned mail: see transcript for details | 550 5.1.1 User unknown
          Delivery Status Notification (Failure) | Your message wasn't delivered. It will not be retried.
          """)
  void a_report_of_failure_tells_of_it(String subject, String text) {
    assertThat(DeliveryReports.tellOfFailure(report(subject, text).build())).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Delivery Status Notification (Delay) | Delivery incomplete. Gmail will retry for 46 hours.
          Delayed Mail (still being retried) | It could not be delivered yet.
          Warning: could not send message for past 4 hours | It will be retried.
          Warning: message 1abc delayed 24 hours | A message that you sent has not yet been delivered.
          Försenad: Beslut | Leveransen är fördröjd.
          Leveransen fördröjd: Beslut | Meddelandet har ännu inte levererats.
          Levererat: Beslut | Meddelandet har levererats till bo@firma.example
          Delivered: Decision | Your message has been delivered to the following recipients.
          Relayed: Decision | Delivery to these recipients or groups is complete, but no notification was sent.
          Successful Mail Delivery Report | The message was delivered to its destination.
          Läst: Beslut | Ditt meddelande lästes den 4 augusti.
          Read: Decision | Your message was read on 4 August.
          Delivery Status Notification (Relay) | Relayed to a system that does not report.
          """)
  void a_report_of_anything_else_does_not(String subject, String text) {
    assertThat(DeliveryReports.tellOfFailure(report(subject, text).build())).isFalse();
  }

  @Test
  void class_and_headers_tell_of_failure_too() {
    assertThat(failureOf(new MailBuilder().messageClass("REPORT.IPM.Note.NDR"))).isTrue();
    assertThat(failureOf(new MailBuilder().messageClass("REPORT.IPM.Note.DR"))).isFalse();
    assertThat(failureOf(new MailBuilder().messageClass("REPORT.IPM.Note.Delayed"))).isFalse();
    assertThat(failureOf(new MailBuilder().messageClass("REPORT.IPM.Note.IPNRN"))).isFalse();
    assertThat(failureOf(new MailBuilder().header("X-Failed-Recipients", "a@x.example"))).isTrue();
    var type = "multipart/report; report-type=disposition-notification";
    var receipt = report("Undeliverable: x", "failed").header("Content-Type", type);
    assertThat(failureOf(receipt)).isFalse();
  }

  private static boolean failureOf(MailBuilder mail) {
    return DeliveryReports.tellOfFailure(mail.build());
  }

  private static MailBuilder report(String subject, String text) {
    return new MailBuilder().from("mailer-daemon@x.example").subject(subject).preview(text);
  }
}
