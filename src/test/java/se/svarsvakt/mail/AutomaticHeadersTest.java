package se.svarsvakt.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recognises automatic and bulk mail by headers and class. */
class AutomaticHeadersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          auto-replied                       | Auto-Submitted: auto-replied
          Auto-Generated                     | Auto-Submitted: auto-generated
          auto-notified; owner-email=a@b.se  | Auto-Submitted: auto-notified
          (by us) auto-replied (vacation)    | Auto-Submitted: auto-replied
          auto-replied(vacation)             | Auto-Submitted: auto-replied
          x-eva@hemma.example                | Auto-Submitted header
          """)
  void auto_submitted_other_than_no_is_automatic(String value, String cause) {
    assertThat(new MailBuilder().header("auto-submitted", value).judged())
        .isEqualTo(new ReasonedVerdict(Verdict.AUTOMATIC, cause));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "No", " NO ", "no; x=y", "no (written by hand)", "(hand) no", ""})
  void auto_submitted_no_is_a_person(String value) {
    assertThat(new MailBuilder().header("Auto-Submitted", value).verdict())
        .isEqualTo(Verdict.EXTERNAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "IPM.Note.Rules.OofTemplate.Microsoft", "ipm.note.rules.ooftemplate.microsoft",
        "IPM.Note.Rules.ExternalOofTemplate.Microsoft", "IPM.Note.Rules.ReplyTemplate.Microsoft"
      })
  void a_class_of_a_rule_is_automatic(String name) {
    assertThat(new MailBuilder().messageClass(name).verdict()).isEqualTo(Verdict.AUTOMATIC);
  }

  @ParameterizedTest
  @CsvSource({
    "X-Autoreply,yes", "X-Autoreply,''", "x-autorespond,Frånvaro", "Precedence,auto_reply",
    "Precedence,AUTO_REPLY", "Return-Path,<>", "Return-Path,''", "return-path,< >"
  })
  void an_older_header_is_automatic(String name, String value) {
    assertThat(new MailBuilder().header(name, value).verdict()).isEqualTo(Verdict.AUTOMATIC);
  }

  @ParameterizedTest
  @CsvSource({
    "X-Autoreply,no",
    "X-Autorespond,No",
    "X-Auto-Response-Suppress,All",
    "X-Auto-Response-Suppress,'DR, OOF, AutoReply'",
    "Return-Path,<kund@x.example>",
    "Precedence,first-class"
  })
  void other_headers_are_not(String name, String value) {
    assertThat(new MailBuilder().header(name, value).verdict()).isEqualTo(Verdict.EXTERNAL);
  }

  @ParameterizedTest
  @CsvSource({
    "List-Id,<nytt.x.example>,List-Id header",
    "list-unsubscribe,<mailto:u@x.example>,List-Unsubscribe header",
    "Precedence,Bulk,Precedence: bulk",
    "Precedence,list,Precedence: list",
    "Precedence,junk,Precedence: junk"
  })
  void list_mail_is_bulk(String name, String value, String cause) {
    assertThat(new MailBuilder().header(name, value).judged())
        .isEqualTo(new ReasonedVerdict(Verdict.BULK, cause));
  }

  @Test
  void an_automatic_list_mail_is_automatic() {
    var mail =
        new MailBuilder().header("List-Id", "<x>").header("Auto-Submitted", "auto-generated");
    assertThat(mail.verdict()).isEqualTo(Verdict.AUTOMATIC);
  }
}
