package se.svarsvakt.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Subjects that tell what is somebody's private matter, and those that only look so. */
class SensitiveSubjectTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ansökan 850709-9805",
        "SV: 19850709-9805",
        "Ärende rörande 850709–9805 (komplettering)",
        "198507099805",
        "8507099805 ansökan",
        "190401+2380",
        "Samordningsnummer 700163-2376",
        "Orosanmälan för elev i 3B",
        "Re: LVU-ärende",
        "Skyddad identitet",
        "Sick leave next week"
      })
  void these_do(String subject) {
    assertThat(SensitiveSubject.isIn(subject)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Ansökan 850709-9806", // a wrong check digit
        "851309-9805", // no such month
        "556121-2123", // an organisation's number: no such month
        "Ring 0707767612",
        "Dnr KS 2016:805",
        "Faktura 1850709980512",
        "Order AB8507099805",
        "Möte 2026-11-20 kl. 10.00",
        "Information från socialtjänsten",
        "Elevhälsans öppettider"
      })
  void these_do_not(String subject) {
    assertThat(SensitiveSubject.isIn(subject)).isFalse();
  }
}
