package se.svarsvakt.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Message classes as Exchange, Outlook, gateways and old pages write them. */
class MessageClassesTest {
  @ParameterizedTest
  @CsvSource({
    "IPM.Note.Receipt.SMIME, DELIVERY_REPORT",
    "REPORT.IPM.Note.SMIME.NDR, DELIVERY_REPORT",
    "REPORT.IPM.Schedule.Meeting.Request.NDR, DELIVERY_REPORT",
    "REPORT.IPM.Note.IPNNRN, DELIVERY_REPORT",
    "Report.IPM.Note.DR, DELIVERY_REPORT",
    "IPM.Note.IMC.Notification, DELIVERY_REPORT",
    "IPM.Note.rpmsg.Microsoft.Voicemail.UM.CA, VOICEMAIL",
    "IPM.Note.Microsoft.Voicemail.UM.CA, VOICEMAIL",
    "IPM.Note.Microsoft.Missed.Voice, VOICEMAIL",
    "ipm.note.voice.unity, VOICEMAIL",
    "IPM.Outlook.Recall, AUTOMATIC",
    "IPM.Recall.Report.Success, AUTOMATIC",
    "IPM.Recall.Report.Failure, AUTOMATIC",
    "IPM.Note.Rules.OofTemplate.Microsoft, AUTOMATIC",
    "IPM.Note.Rules.Oof.Template.Microsoft, AUTOMATIC",
    "IPM.Note.Rules.ExternalOofTemplate.Microsoft, AUTOMATIC",
    "IPM.Note.Rules.ReplyTemplate.Microsoft, AUTOMATIC",
    "IPM.Note.StorageQuotaWarning.Warning, AUTOMATIC",
    "IPM.Schedule.Meeting.Notification.Forward, MEETING",
    "IPM.Schedule.Meeting.Resp.Tent, MEETING",
    "IPM.Note, EXTERNAL",
    "IPM.Note.SMIME, EXTERNAL",
    "IPM.Note.SMIME.MultipartSigned, EXTERNAL",
    "IPM.Note.rpmsg, EXTERNAL",
    "IPM.Note.Reports, EXTERNAL",
    "IPM.Noteworthy.Recall, EXTERNAL",
    "Reporting, EXTERNAL",
    "IPM.Sharing, EXTERNAL",
    "IPM.TaskRequest, EXTERNAL"
  })
  void a_class_says_what_a_message_is(String name, Verdict verdict) {
    assertThat(new MailBuilder().messageClass(name).preview("").verdict()).isEqualTo(verdict);
  }

  @Test
  void the_cause_names_the_class_and_nothing_that_follows() {
    var judged = new MailBuilder().messageClass("IPM.Outlook.Recall.eva@hemma.example").judged();
    assertThat(judged.cause()).isEqualTo("message class IPM.Outlook.Recall");
    assertThat(judged.phrase()).startsWith("message-class.txt:");
  }
}
