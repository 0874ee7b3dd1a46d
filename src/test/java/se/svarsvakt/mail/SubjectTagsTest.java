package se.svarsvakt.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.mail.body.BannerTexts;
import se.svarsvakt.mail.body.LearnedBanners;

/** A subject loses the tags of gateways, and keeps what its writer set in brackets. */
class SubjectTagsTest {
  private static final ForeignWords FOREIGN =
      new ForeignWords(BannerTexts.NONE, LearnedBanners.NONE);

  @ParameterizedTest
  @CsvSource(
      delimiter = '¤',
      textBlock =
          """
          EXT: Automatiskt svar: Fråga        ¤ Automatiskt svar: Fråga
          [EXTERNAL] Fråga                    ¤ Fråga
          [EXTERNT MEJL] Autosvar: Fråga      ¤ Autosvar: Fråga
          (Extern) Automatiskt svar: Fråga    ¤ Automatiskt svar: Fråga
          {EXT} Fråga                         ¤ Fråga
          ***SPAM*** Fråga                    ¤ Fråga
          *****SPAM***** Fråga                ¤ Fråga
          [Spam?] Fråga                       ¤ Fråga
          Extern: Fråga                       ¤ Fråga
          External email: Fråga               ¤ Fråga
          [#12345] Fråga                      ¤ Fråga
          [Ticket 123] Fråga                  ¤ Fråga
          [Ärende #2026-118] Fråga            ¤ Fråga
          [Ticket: ABC-12] Re: Fråga          ¤ Re: Fråga
          [BYGG-1234] Fråga                   ¤ Fråga
          Sv: [EXTERN] Sv: Fråga              ¤ Sv: Sv: Fråga
          [EXT] RE: Fråga                     ¤ RE: Fråga
          [EXT] [EXT] Sv: EXT: Fråga          ¤ Sv: Fråga
          VB: ***Misstänkt spam*** Fråga      ¤ VB: Fråga
          [EKSTERN] SV: Spørsmål              ¤ SV: Spørsmål
          [ULKOINEN] VS: Kysymys              ¤ VS: Kysymys
          <External> AW: Frage                ¤ AW: Frage
          """)
  void tags_are_cut_and_reply_prefixes_kept(String subject, String own) {
    OwnWords words = FOREIGN.removeFrom(subject, "");
    assertThat(words.subject()).isEqualTo(own);
    assertThat(words.cut()).isNotEmpty().allMatch(code -> code.matches("subject-prefix\\.txt:\\d+"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Fråga",
        "",
        "[Brådskande] Läcka",
        "[Automatiskt svar] Fråga",
        "(Bygglov) Fråga",
        "(12345) Fråga",
        "{Utkast} Avtal",
        "*** VIKTIGT *** Läcka",
        "Extern konsult söker kontakt",
        "Externa dörrar: trasiga",
        "Spam från er adress",
        "Ext://fel",
        "Sv: Sv:  Fråga [EXTERN]",
        "Ticket 123 till badet",
        "[EXTERN granskning av skolan] Fråga"
      })
  void a_persons_own_subject_stays_whole(String subject) {
    OwnWords words = FOREIGN.removeFrom(subject, "");
    assertThat(words.subject()).isEqualTo(subject);
    assertThat(words.cut()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[EXT] ", "Sv: ", "[", "[#", "*", "Sv: [EXT]"})
  void a_megabyte_is_no_trouble(String piece) {
    String subject = piece.repeat(1_000_000 / piece.length());
    assertThat(FOREIGN.removeFrom(subject, "").subject().length()).isLessThanOrEqualTo(1_000_000);
  }

  @Test
  void text_and_subject_are_told_together() {
    OwnWords words = FOREIGN.removeFrom("[EXT] Fråga", "Extern avsändare.\nHej");
    assertThat(words.subject() + " " + words.text()).isEqualTo("Fråga Hej");
    assertThat(words.cut()).hasSize(2);
    assertThat(words).hasToString("OwnWords[content not shown]");
  }
}
