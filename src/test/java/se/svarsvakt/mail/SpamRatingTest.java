package se.svarsvakt.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Exchange rated as spam is junk, wherever it lies. */
class SpamRatingTest {
  private static final String SCL = "X-MS-Exchange-Organization-SCL";
  private static final String REPORT = "X-Forefront-Antispam-Report";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          X-MS-Exchange-Organization-SCL | 5 | 5
          x-ms-exchange-organization-scl | ' 9 ' | 9
          X-MS-Exchange-Organization-SCL | 10 | 10
          X-Forefront-Antispam-Report | CIP:192.0.2.1;CTRY:SE;SCL:6;SRV:;SFV:SPM; | 6
          x-forefront-antispam-report | SCL:5 | 5
          X-Forefront-Antispam-Report | CIP:192.0.2.1; scl: 8 ; SFV:SPM | 8
          """)
  void five_and_more_is_junk(String name, String value, int level) {
    assertThat(new MailBuilder().header(name, value).judged())
        .isEqualTo(
            new ReasonedVerdict(Verdict.JUNK, "rated as spam by Exchange (SCL " + level + ")"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          X-MS-Exchange-Organization-SCL | 4
          X-MS-Exchange-Organization-SCL | 1
          X-MS-Exchange-Organization-SCL | -1
          X-MS-Exchange-Organization-SCL | 55
          X-MS-Exchange-Organization-SCL | 5.5
          X-MS-Exchange-Organization-SCL | spam
          X-MS-Exchange-Organization-SCL | ''
          X-MS-Exchange-Organization-SCL | 99999999999999
          X-Forefront-Antispam-Report | CIP:192.0.2.1;SCL:1;SFV:NSPM;
          X-Forefront-Antispam-Report | SCL:-1;BSCL:9;
          X-Forefront-Antispam-Report | XSCL:9;
          X-Forefront-Antispam-Report | SCL:;SFV:SPM
          X-Forefront-Antispam-Report-Untrusted | SCL:9;
          X-SCL | 9
          X-Spam-Level | 9
          """)
  void less_and_odd_values_are_not(String name, String value) {
    assertThat(new MailBuilder().header(name, value).verdict()).isEqualTo(Verdict.EXTERNAL);
  }

  @Test
  void it_comes_before_every_other_verdict() {
    var mail = new MailBuilder().header(SCL, "9").header("List-Id", "<x>").meeting();
    assertThat(mail.from("a@reklam.example").verdict()).isEqualTo(Verdict.JUNK);
  }

  @Test
  void mail_from_inside_is_never_junk() {
    assertThat(new MailBuilder().from("bo@kommun.example").header(SCL, "9").verdict())
        .isEqualTo(Verdict.INTERNAL);
    var form = new MailBuilder().header("X-MS-Exchange-Organization-AuthAs", "Internal");
    assertThat(form.header(REPORT, "SCL:9;").verdict()).isEqualTo(Verdict.EXTERNAL);
  }

  @Test
  void a_forged_colleagues_spam_is_junk() {
    var mail = new MailBuilder().from("bo@kommun.example").header(SCL, "6");
    assertThat(mail.header("X-MS-Exchange-Organization-AuthAs", "Anonymous").verdict())
        .isEqualTo(Verdict.JUNK);
  }
}
