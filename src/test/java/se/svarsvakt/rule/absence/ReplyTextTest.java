package se.svarsvakt.rule.absence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.svarsvakt.mail.MailAddress;
import se.svarsvakt.mail.MissingReplyText;
import se.svarsvakt.policy.AbsencePolicy;

class ReplyTextTest {
  private static final OwnContacts OWN =
      new OwnContacts(
          Set.of(new MailAddress("anna.ek@kommun.example"), new MailAddress("ae@kommun.example")),
          Set.of("+46853061012", "+46701234567"));

  private static Set<MissingReplyText> lacks(String text) {
    return ReplyText.lacks(text, OWN, AbsencePolicy.ORDINARY);
  }

  private static Set<MissingReplyText> lacks(String text, String phrase) {
    var policy = new AbsencePolicy(false, false, Optional.of(phrase), true, OptionalInt.empty(), 2);
    return ReplyText.lacks(text, OWN, policy);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Kontakta bo.berg@kommun.example",
        "Kontakta bo.berg+ledig@kommun.example",
        "Kontakta Bo (Bo.Berg@Kommun.Example).",
        "Skriv till bo.berg(at)kommun.example",
        "<mailto:registrator@kommun.example>",
        "Ring växeln 08-530 610 00",
        "Ring växeln, 530 610 00",
        "Bo når du på +46 70 765 43 21",
        "Jag nås inte på 070-123 45 67, ring Bo på 070-765 43 21.",
        "Call 020-12 12 12 for help",
        "åter 2026-08-07, ring 0455-30 30 00 måndag-fredag 08.00-16.30"
      })
  void an_address_or_number_of_somebody_else_is_a_contact(String text) {
    assertThat(lacks(text)).doesNotContain(MissingReplyText.CONTACT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Kontakta min kollega Bo Berg.",
        "Anna Ek, anna.ek@kommun.example, 08-530 610 12",
        "ANNA.EK@KOMMUN.EXAMPLE, AE@kommun.example",
        "Skriv till ae+semester@kommun.example",
        "Jag nås på +46 (0)70-123 45 67",
        "Jag nås på 530 610 12",
        "Ditt ärende KS 2026/00123 ligger kvar",
        "Dnr 2012/30",
        "Org.nr 212000-2908",
        "Bankgiro 123-4567",
        "Åter 20260807 eller 2026-08-10",
        "Semester 20260706-20260731",
        "Öppet 0800-1700, 08.00-16.30",
        "147 85 Tumba",
        "Avgiften är 1 000 000 kr",
        "Se www.kommun.example eller @kommun"
      })
  void what_leads_to_nobody_else_is_no_contact(String text) {
    assertThat(lacks(text)).contains(MissingReplyText.CONTACT);
  }

  @Test
  void a_complete_text_lacks_nothing() {
    assertThat(lacks("Åter 7 augusti. Brådskande: bo.berg@kommun.example")).isEmpty();
    assertThat(lacks("I am back on 7 August. Urgent: call +46 8 530 610 00.")).isEmpty();
  }

  @Test
  void an_empty_text_lacks_all_that_is_asked_for() {
    assertThat(lacks(" "))
        .containsExactlyInAnyOrder(MissingReplyText.RETURN_DATE, MissingReplyText.CONTACT);
    assertThat(lacks(" ", "Kommunen")).containsExactly(MissingReplyText.PHRASE);
  }

  @Test
  void the_phrase_is_compared_without_case_space_and_kind_of_dash() {
    var phrase = "Kontaktcenter – alltid öppet";
    assertThat(lacks("… KONTAKTCENTER -\n alltid\u00a0öppet!", phrase)).isEmpty();
    assertThat(lacks("Kontaktcenter alltid öppet", phrase))
        .containsExactly(MissingReplyText.PHRASE);
  }

  @Test
  void what_the_policy_does_not_ask_for_is_not_lacking() {
    var policy = new AbsencePolicy(true, false, Optional.empty(), true, OptionalInt.empty(), 2);
    assertThat(ReplyText.lacks("Semester.", OWN, policy))
        .containsExactly(MissingReplyText.RETURN_DATE);
  }
}
