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
}
