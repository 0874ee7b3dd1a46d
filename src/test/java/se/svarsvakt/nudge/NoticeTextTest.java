package se.svarsvakt.nudge;

import static org.assertj.core.api.Assertions.assertThat;
import static se.svarsvakt.nudge.NudgeScene.ANNA;
import static se.svarsvakt.nudge.NudgeScene.BO;
import static se.svarsvakt.nudge.NudgeScene.CHRIS;
import static se.svarsvakt.nudge.NudgeScene.POLICY;
import static se.svarsvakt.nudge.NudgeScene.SHARED;
import static se.svarsvakt.nudge.NudgeScene.at;
import static se.svarsvakt.nudge.NudgeScene.people;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.mail.MailboxId;
import se.svarsvakt.rule.AbsenceIssue.LeftOn;
import se.svarsvakt.rule.AttentionIssue.NoDelegate;
import se.svarsvakt.rule.AttentionIssue.NotOpened;
import se.svarsvakt.rule.Finding;
import se.svarsvakt.rule.FindingExamples;
import se.svarsvakt.rule.Severity;
import se.svarsvakt.rule.SignatureFlaw;

/** What a nudge says of absences, unattended inboxes and signatures. */
class NoticeTextTest {
  private static String say(
      String language, NudgeKind kind, MailboxId reader, Finding... findings) {
    List<NudgeItem> items = Stream.of(findings).map(NudgeItem::of).toList();
    return new NoticeText(language, POLICY.calendar(), people("bo@kommun.example"))
        .preview(new PlannedNudge(kind, reader, at("24T09:00"), items), List.of(findings));
  }

  private static Finding away(String code) {
    return Findings.absence(code, ANNA, "2026-11-25", "2026-12-04");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sv | no-automatic-reply | Du är borta 25 november–4 december utan automatiskt svar för hela tiden. Slå på det, eller kom överens med en kollega.
          en | no-automatic-reply | You are away 25 November–4 December without an automatic reply for all of that time. Turn one on, or agree with a colleague.
          sv | audience | Ditt automatiska svar når inte alla utanför organisationen.
          sv | incomplete-text | Ditt automatiska svar saknar datum när du är åter, vem man kan vända sig till i stället, orsaken (t.ex. ledig), organisationens standardtext.
          en | incomplete-text | Your automatic reply does not mention when you will be back, who to contact instead, why you are away, the organisation's standard text.
          en | left-on | Your automatic reply is still on. Turn it off if you are back.
          sv | no-cover | Vi ser ingen annan som kan öppna din inkorg 25 november–4 december. Be en kollega bevaka den.
          en | no-cover | We see nobody else who can open your inbox 25 November–4 December. Ask a colleague to cover it.
          sv | no-routine | Ingen bevakar inkorgen för anna@kommun.example 25 november–4 december. Välj vem som gör det.
          en | no-routine | Nobody looks after the inbox of anna@kommun.example 25 November–4 December. Choose who does.
          """)
  void each_fault_of_an_absence_has_its_words(String language, String code, String text) {
    assertThat(say(language, NudgeKind.ABSENCE, ANNA, away(code))).isEqualTo(text);
  }

  @Test
  void an_absence_on_one_day_or_without_days_has_words_too() {
    Finding leftOn = Findings.of(new LeftOn(), ANNA, at("20T18:00"), null);
    assertThat(say("sv", NudgeKind.ABSENCE, ANNA, leftOn))
        .isEqualTo("Ditt automatiska svar är fortfarande på. Stäng av det om du är tillbaka.");
  }

  @Test
  void somebody_else_s_absence_is_not_told_as_the_readers_own() {
    assertThat(say("sv", NudgeKind.ABSENCE, CHRIS, away("no-cover"), away("audience")))
        .startsWith("Frånvaron för anna@kommun.example är inte ordnad")
        .doesNotContain("din", "Ditt");
    assertThat(say("en", NudgeKind.ABSENCE, CHRIS, away("no-cover")))
        .startsWith("The absence of anna@kommun.example is not fully arranged")
        .doesNotContain("your");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sv | anna | Du har oläst e-post utifrån sedan 18 november, och vi ser ingen annan som kan öppna din inkorg.
          en | anna | You have unread external email since 18 November, and we see nobody else who can open your inbox.
          sv | chris | Inkorgen för anna@kommun.example har oläst e-post utifrån sedan 18 november, och vi ser ingen annan som kan öppna den.
          en | chris | The inbox of anna@kommun.example has had unread external email since 18 November, and we see nobody else who can open it.
          """)
  void an_unattended_inbox_is_told_to_owner_and_others(
      String language, String reader, String text) {
    Finding finding = Findings.unattended(ANNA, at("18T10:00"), at("23T10:00"));
    assertThat(say(language, NudgeKind.UNATTENDED, new MailboxId(reader), finding)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sv | anna | och ingen annan kan öppna din inkorg.
          en | chris | and nobody else can open it.
          """)
  void only_where_full_access_was_looked_for_it_is_said_that_nobody_has_it(
      String language, String reader, String text) {
    Finding sure =
        new Finding(
            ANNA, new NoDelegate(List.of()), Severity.BREACH, at("18T10:00"), at("23T10:00"), null);
    assertThat(say(language, NudgeKind.UNATTENDED, new MailboxId(reader), sure)).endsWith(text);
  }

  @Test
  void a_shared_mailbox_and_several_inboxes_are_told_as_such() {
    Finding shared = Findings.of(new NotOpened(), SHARED, at("23T17:00"), at("23T17:00"));
    Finding anna = Findings.unattended(ANNA, at("18T10:00"), at("23T10:00"));
    assertThat(say("sv", NudgeKind.UNATTENDED, BO, shared))
        .isEqualTo(
            "Brevlådan shared@kommun.example har oläst e-post och öppnades inte 23 november.");
    assertThat(say("en", NudgeKind.UNATTENDED, CHRIS, anna, shared))
        .startsWith("2 inboxes have unread external email");
  }

  @Test
  void of_several_inboxes_the_oldest_moment_is_told_whatever_their_order() {
    Finding later = Findings.unattended(ANNA, at("18T10:00"), at("23T10:00"));
    Finding earlier = Findings.unattended(BO, at("17T10:00"), at("20T10:00"));
    assertThat(say("sv", NudgeKind.UNATTENDED, CHRIS, later, earlier))
        .isEqualTo(
            "2 inkorgar har oläst e-post utifrån som vi inte ser att någon har öppnat, den äldsta"
                + " sedan 17 november.");
  }

  @Test
  void a_signature_stands_in_the_preview_as_it_is_to_be_copied() {
    Finding finding = Findings.signature(ANNA, at("20T15:00"));
    assertThat(say("sv", NudgeKind.SIGNATURE, ANNA, finding, finding))
        .isEqualTo(
            """
            Rätt signatur:
            Med vänlig hälsning
            Anna {Ek}
            Kommunen's\
            """);
    assertThat(say("en", NudgeKind.SIGNATURE, ANNA, finding)).startsWith("Correct signature:");
  }

  @Test
  void a_signature_that_is_too_long_for_the_preview_is_never_cut_and_whole_beside_it() {
    List<String> lines = List.of("Med vänlig hälsning", "x".repeat(140), "Telefon: 08-1");
    Finding phone = Findings.signature(ANNA, at("20T15:00"), flaw("Telefon", lines.get(2)), lines);
    Finding name = Findings.signature(ANNA, at("20T15:00"), flaw("2", lines.get(1)), lines);
    assertThat(say("sv", NudgeKind.SIGNATURE, ANNA, name, phone))
        .isEqualTo("Din signatur följer inte mallen. Saknas: Telefon: 08-1.");
    assertThat(NoticeText.signature(List.of(name))).isEqualTo(lines);
  }

  private static SignatureFlaw flaw(String line, String expected) {
    return new SignatureFlaw(SignatureFlaw.Kind.MISSING_LINE, line, expected, "");
  }

  @Test
  void each_thing_that_is_wrong_with_a_signature_has_its_sentence() {
    List<Finding> all =
        Stream.of(SignatureFlaw.Kind.values())
            .map(kind -> new SignatureFlaw(kind, "Telefon", "Telefon: 08-1", ""))
            .map(flaw -> Findings.signature(ANNA, at("20T15:00"), flaw, List.of("Anna")))
            .toList();
    assertThat(new NoticeText("sv", POLICY.calendar(), people("bo@kommun.example")).flaws(all))
        .containsExactly(
            "Saknas: Telefon: 08-1",
            "Stämmer inte, ska vara: Telefon: 08-1",
            "Tillägg som inte hör till mallen, efter ”Telefon”",
            "Typsnittet ska vara utan seriffer, till exempel Arial",
            "Signaturen saknas helt");
    assertThat(new NoticeText("en", POLICY.calendar(), people("bo@kommun.example")).flaws(all))
        .hasSize(5)
        .allSatisfy(text -> assertThat(text).doesNotContain("{", "''"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sv", "en"})
  void no_text_is_longer_than_teams_shows(String language) {
    List<String> codes =
        List.of("no-automatic-reply", "audience", "incomplete-text", "left-on", "no-cover");
    Finding[] all = codes.stream().map(NoticeTextTest::away).toArray(Finding[]::new);
    assertThat(say(language, NudgeKind.ABSENCE, ANNA, all)).hasSizeLessThanOrEqualTo(150);
    assertThat(Arrays.stream(all).map(one -> say(language, NudgeKind.ABSENCE, ANNA, one)))
        .allSatisfy(text -> assertThat(text).hasSizeLessThan(150).doesNotContain("{", "''"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sv", "en"})
  void every_finding_that_a_nudge_tells_of_has_its_words(String language) {
    NoticeText text = new NoticeText(language, POLICY.calendar(), people("bo@kommun.example"));
    assertThat(FindingExamples.all())
        .filteredOn(finding -> NudgeKind.about(finding).isPresent())
        .hasSizeGreaterThan(9)
        .allSatisfy(
            finding -> {
              String own = text.sentence(finding.mailbox(), finding);
              assertThat(own).isNotBlank().doesNotContain("{", "''");
              assertThat(text.sentence(CHRIS, finding)).isNotBlank().doesNotContain("{", "''");
            });
  }

  @Test
  void no_apostrophe_swallows_a_placeholder() {
    for (Locale locale : List.of(Locale.of("sv"), Locale.ENGLISH)) {
      ResourceBundle texts = ReplyNudgeText.texts(locale);
      assertThat(texts.keySet().stream().map(texts::getString).filter(t -> t.contains("{")))
          .isNotEmpty()
          .allSatisfy(text -> assertThat(text.replace("''", "")).doesNotContain("'"));
      assertThat(texts.keySet().stream().map(texts::getString).filter(t -> !t.contains("{")))
          .allSatisfy(text -> assertThat(text).doesNotContain("''"));
    }
  }
}
